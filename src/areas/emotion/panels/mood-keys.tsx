import { useMutation } from '@tanstack/react-query'
import { FeelingShape } from '#ui/emotion/feeling-shape.tsx'
import { feelingOf, feelingWord } from '#ui/emotion/words.ts'
import { Keys } from '#ui/keyboard/shortcut-sheet.tsx'
import { useShortcut } from '#ui/keyboard/shortcuts.ts'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say } from '#ui/say.ts'
import { moodSteps, type MoodStep } from '../domain/correction.ts'
import { familyOf } from '../domain/label.ts'
import { api } from './api.ts'
import { useFollow, useWithdraw } from './use-correct.ts'
import styles from './emotion.module.css'

/** How they seemed after talking to them, in five steps on keys 1 to 5. */
export function MoodKeys({ conversationId }: { conversationId: string }) {
  const follow = useFollow()
  const withdraw = useWithdraw()
  const put = useMutation(
    api.setMood.mutationOptions({
      onSuccess: (reading, { felt }) => {
        follow()
        const word = feelingWord(felt)
        if (reading.source !== 'agent')
          return tell(say('Kept: {word}. A review of this message still counts.', { word }))
        tell(say('Kept: {word}.', { word }), { onUndo: () => withdraw.mutate({ id: reading.id }) })
      },
      onError: tellFailure,
    }),
  )
  const choose = (felt: MoodStep) => put.mutate({ conversationId, felt })
  return (
    <section className={styles.moodKeys} aria-label={say('How did they seem?')}>
      <p className={styles.note}>{say('How did they seem, after talking to them?')}</p>
      <div className={styles.steps}>
        {moodSteps.map((step, i) => (
          <Step key={step} step={step} keys={String(i + 1)} isBusy={put.isPending} onChoose={() => choose(step)} />
        ))}
      </div>
    </section>
  )
}

type StepProps = { step: MoodStep; keys: string; isBusy: boolean; onChoose: () => void }

function Step({ step, keys, isBusy, onChoose }: StepProps) {
  const feeling = feelingOf({ primary: step, family: familyOf(step), intensity: 0.7, confidence: 1, isUnsure: false })
  useShortcut(keys, say('They seemed {word}', { word: feeling.word }), () => isBusy || onChoose())
  return (
    <button type="button" className={styles.step} disabled={isBusy} onClick={onChoose}>
      <FeelingShape {...feeling} size={16} />
      <span>{feeling.word}</span>
      <span aria-hidden>
        <Keys keys={keys} />
      </span>
    </button>
  )
}
