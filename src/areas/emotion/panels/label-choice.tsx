import { useId, useState, type KeyboardEvent } from 'react'
import { FeelingShape } from '#ui/emotion/feeling-shape.tsx'
import { feelingOf, feelingWord } from '#ui/emotion/words.ts'
import { say } from '#ui/say.ts'
import { familyOf, shownLabels, type ShownLabel } from '../domain/label.ts'
import styles from './review.module.css'

type Props = {
  question: string
  typed: string
  onType: (typed: string) => void
  onChoose: (label: ShownLabel) => void
  onClose: () => void
}

/** Any feeling by typing its first letters. Arrows choose, Enter keeps, Escape goes back. */
export function LabelChoice({ question, typed, onType, onChoose, onClose }: Props) {
  const [active, setActive] = useState(0)
  const list = useId()
  const found = matching(typed)
  const at = Math.min(active, found.length - 1)
  const chosen = found[at]
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (by && found.length > 0) setActive((at + by + found.length) % found.length)
    else if (event.key === 'Enter' && chosen) onChoose(chosen)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.choice}>
      <input
        autoFocus
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen}`}
        aria-label={question}
        placeholder={question}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          onType(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={walk}
      />
      <div id={list} role="listbox" aria-label={say('Feelings')} className={styles.found}>
        {found.map((label) => (
          <Option key={label} id={`${list}-${label}`} label={label} isChosen={label === chosen} onChoose={onChoose} />
        ))}
      </div>
      {found.length === 0 && <p className={styles.reason}>{say('No feeling by that name.')}</p>}
    </div>
  )
}

type OptionProps = { id: string; label: ShownLabel; isChosen: boolean; onChoose: (label: ShownLabel) => void }

function Option({ id, label, isChosen, onChoose }: OptionProps) {
  const feeling = feelingOf({
    ...{ primary: label, family: familyOf(label) },
    ...{ intensity: 0.7, confidence: 1, isUnsure: false },
  })
  return (
    <div id={id} role="option" aria-selected={isChosen} className={styles.option} onClick={() => onChoose(label)}>
      <FeelingShape {...feeling} size={14} />
      {feeling.word}
    </div>
  )
}

/** Feelings whose word begins with what was typed, then those that hold it. */
function matching(typed: string): ShownLabel[] {
  const sought = typed.trim().toLowerCase()
  const wordOf = (label: ShownLabel) => feelingWord(label).toLowerCase()
  const holding = shownLabels.filter((label) => wordOf(label).includes(sought))
  const begins = (label: ShownLabel) => (wordOf(label).startsWith(sought) ? 0 : 1)
  return holding.toSorted((a, b) => begins(a) - begins(b))
}
