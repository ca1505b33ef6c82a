import { useState } from 'react'
import { Button } from '@mantine/core'
import { Content } from '#ui/content.tsx'
import { sureness } from '#ui/emotion/feeling.ts'
import { feelingOf, feelingWord } from '#ui/emotion/words.ts'
import { Facts } from '#ui/pieces/facts.tsx'
import { Bars, type Bar } from '#ui/pieces/bars.tsx'
import { say, sayNumber, sayPercent } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { ReadingView } from '../contract.ts'
import { labels } from '../domain/label.ts'
import { storedLabelWord } from './stored-label-words.ts'
import styles from './emotion.module.css'

/** Shown labels below this share say nothing and are left to `all 28`. */
const worthShowing = 0.02

/** Everything that stands behind a reading: probabilities, how sure, which words, which model, when. */
export function ReadingDetail({ reading, written }: { reading: ReadingView; written: string }) {
  const shown = reading.shown.filter(({ p }, i) => i === 0 || p >= worthShowing)
  return (
    <div className={styles.detail}>
      <Bars bars={shown.map(({ label, p }) => bar(feelingWord(label), p))} />
      <EvidenceSentences reading={reading} written={written} />
      <Facts
        facts={[
          {
            name: say('Confidence'),
            value: say('{words}, {share}', {
              words: sureness(feelingOf(reading)),
              share: sayPercent(reading.confidence),
            }),
          },
          { name: say('Tone'), value: toneWords(reading.valence) },
          { name: say('Strength'), value: strengthWords(reading.intensity) },
          { name: say('Read by'), value: <Content>{`${reading.engine.name} ${reading.engine.version}`}</Content> },
          { name: say('Read'), value: <When at={reading.readAt} /> },
        ]}
      />
      <AllLabels reading={reading} />
    </div>
  )
}

function EvidenceSentences({ reading, written }: { reading: ReadingView; written: string }) {
  if (reading.evidence.length === 0) return <p className={styles.note}>{say('No words stand out.')}</p>
  return (
    <div>
      <p className={styles.note}>{say('The words that say so')}</p>
      <ul className={styles.quotes} data-family={reading.family}>
        {reading.evidence.map(({ start, end }) => (
          <li key={start}>
            <Content>{written.slice(start, end)}</Content>
          </li>
        ))}
      </ul>
    </div>
  )
}

function AllLabels({ reading }: { reading: ReadingView }) {
  const [isOpen, setIsOpen] = useState(false)
  const sorted = labels.toSorted((a, b) => reading.labels[b] - reading.labels[a])
  return (
    <div>
      <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? say('Fewer feelings') : say('All {count} feelings', { count: labels.length })}
      </Button>
      {isOpen && (
        <div className={styles.all}>
          <Bars bars={sorted.map((label) => bar(storedLabelWord(label), reading.labels[label]))} />
        </div>
      )}
    </div>
  )
}

const signed = (valence: number) =>
  sayNumber(valence, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace(
    '-',
    '−',
  )

/** Valence −1…1 in words, the number behind. */
function toneWords(valence: number): string {
  const number = signed(valence)
  if (valence <= -0.15) return say('rather bad, {number} of −1 to +1', { number })
  if (valence >= 0.15) return say('rather good, {number} of −1 to +1', { number })
  return say('neither good nor bad, {number} of −1 to +1', { number })
}

/** Intensity 0…1 in words, the share behind. */
function strengthWords(intensity: number): string {
  const share = sayPercent(intensity)
  if (intensity >= 0.66) return say('strong, {share}', { share })
  return intensity >= 0.33 ? say('noticeable, {share}', { share }) : say('faint, {share}', { share })
}

const bar = (name: string, share: number): Bar => ({ name, share, value: sayPercent(share) })
