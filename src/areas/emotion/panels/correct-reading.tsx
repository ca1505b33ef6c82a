import { useState } from 'react'
import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { feelingWord } from '#ui/emotion/words.ts'
import { say } from '#ui/say.ts'
import type { ReadingView } from '../contract.ts'
import { shownLabels, type ShownLabel } from '../domain/label.ts'
import { useCorrect } from './use-correct.ts'
import styles from './emotion.module.css'

/** Somebody who knows better says what a message sounds like, and why if they wish. */
export function CorrectReading({ reading, mayCorrect }: { reading: ReadingView; mayCorrect: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  if (!mayCorrect) return null
  if (isOpen) return <Form reading={reading} onClose={() => setIsOpen(false)} />
  return (
    <div>
      <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)}>
        {say('Say what it sounds like')}
      </Button>
    </div>
  )
}

type Choice = ShownLabel | 'untold'

function Form({ reading, onClose }: { reading: ReadingView; onClose: () => void }) {
  const [felt, setFelt] = useState<Choice>(reading.unread ? 'untold' : reading.primary)
  const [also, setAlso] = useState<ShownLabel | ''>('')
  const [isSarcastic, setIsSarcastic] = useState(reading.traits.sarcasm >= 0.5)
  const [note, setNote] = useState('')
  const correct = useCorrect(onClose)
  const isUntold = felt === 'untold'
  const keep = () =>
    correct.mutate({
      ...{ messageId: reading.messageId, isSarcastic, note },
      felt: isUntold ? null : felt,
      also: isUntold || also === '' ? null : also,
    })
  const feelings = shownLabels.map((label) => ({ value: label, label: feelingWord(label) }))
  return (
    <form
      className={styles.correct}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <NativeSelect
        label={say('It sounds')}
        data={[...feelings, { value: 'untold', label: say('I can’t tell') }]}
        value={felt}
        onChange={(event) => setFelt(event.currentTarget.value as Choice)}
      />
      <NativeSelect
        label={say('And also')}
        disabled={isUntold}
        data={[{ value: '', label: say('nothing else') }, ...feelings.filter(({ value }) => value !== felt)]}
        value={also}
        onChange={(event) => setAlso(event.currentTarget.value as ShownLabel | '')}
      />
      <Checkbox
        label={say('Meant as its opposite (sarcasm)')}
        checked={isSarcastic}
        onChange={(event) => setIsSarcastic(event.currentTarget.checked)}
      />
      <Textarea
        label={say('Why, if you wish')}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.readingLine}>
        <Button type="submit" size="compact-sm" loading={correct.isPending}>
          {say('Keep')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {say('Cancel')}
        </Button>
      </div>
    </form>
  )
}
