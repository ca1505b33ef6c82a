import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import styles from './contact.module.css'

type Props = {
  value: string
  /** What the field is called, and the button that opens it. */
  label: string
  action: string
  onSave: (text: string) => void
  maxLength: number
  mayBeEmpty?: boolean
  mayChange: boolean
  children: ReactNode
}

/** Text that is changed where it stands: Enter or leaving the field keeps, Escape takes back. */
export function EditableText({ value, label, action, onSave, maxLength, mayBeEmpty, mayChange, children }: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  const [wasTyping, setWasTyping] = useState(false)
  const save = () => {
    const text = draft?.trim() ?? value
    setDraft(null)
    if (text !== value && (mayBeEmpty || text !== '')) onSave(text)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return
    event.preventDefault()
    setWasTyping(true)
    if (event.key === 'Enter') save()
    else setDraft(null)
  }
  if (draft !== null)
    return (
      <TextInput
        className={styles.edit}
        aria-label={label}
        autoFocus
        maxLength={maxLength}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={save}
        onKeyDown={press}
      />
    )
  return (
    <span className={styles.editable}>
      {children}
      {mayChange && (
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={action}
          title={action}
          autoFocus={wasTyping}
          onClick={() => setDraft(value)}
        >
          <IconPencil size={14} stroke={1.6} />
        </ActionIcon>
      )}
    </span>
  )
}
