import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Content } from '#ui/content.tsx'
import { sureness } from '#ui/emotion/feeling.ts'
import { feelingOf, feelingWord } from '#ui/emotion/words.ts'
import { Facts, type Fact } from '#ui/pieces/facts.tsx'
import { Bars, type Bar } from '#ui/pieces/bars.tsx'
import { say, sayPercent } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { ReadingHistory, ReadingView } from '../contract.ts'
import { labels } from '../domain/label.ts'
import { traits, type Trait } from '../domain/reading.ts'
import { api } from './api.ts'
import { CorrectReading } from './correct-reading.tsx'
import { ExternalReadings } from './external-readings.tsx'
import { lifeEventWord, traitWords } from './life-event-words.ts'
import { ReadingPeople } from './reading-people.tsx'
import { ReadingWhy } from './reading-why.tsx'
import { storedLabelWord } from './stored-label-words.ts'
import { toneWords } from './tone-words.ts'
import styles from './emotion.module.css'

/** Shown labels below this share say nothing and are left to `all 28`. */
const worthShowing = 0.02

type Props = { reading: ReadingView; written: string; mayCorrect: boolean }

/** Everything that stands behind a reading: what the machine and each of its tiers heard, what people said, and why. */
export function ReadingDetail({ reading, written, mayCorrect }: Props) {
  const history = useQuery(api.history.queryOptions({ input: { messageId: reading.messageId } }))
  const ofMachine = history.data?.readings.find(({ source }) => source === 'model')
  const heard = reading.source === 'model' ? reading : ofMachine
  return (
    <div className={styles.detail}>
      {heard && !heard.unread && <Heard reading={heard} written={written} />}
      {heard && !heard.unread && <ReadingWhy reading={heard} written={written} />}
      {heard && <Facts facts={factsOf(heard)} />}
      {heard && !heard.unread && <AllLabels reading={heard} />}
      {history.data && <ReadingPeople readings={history.data.readings} />}
      {history.data && <p className={styles.note}>{consentWords(history.data.consent.basis)}</p>}
      {history.data && <ExternalReadings readings={history.data.external} />}
      <CorrectReading reading={reading} mayCorrect={mayCorrect} />
    </div>
  )
}

function Heard({ reading, written }: { reading: ReadingView; written: string }) {
  const shown = reading.shown.filter(({ p }, i) => i === 0 || p >= worthShowing)
  return (
    <>
      <Bars bars={shown.map(({ label, p }) => bar(feelingWord(label), p))} />
      <EvidenceSentences reading={reading} written={written} />
    </>
  )
}

/** Traits less likely than this are not worth a line. */
const likely = 0.5

function factsOf(reading: ReadingView): Fact[] {
  const { unread, lifeEvent, engine } = reading
  const tone: Fact[] = unread
    ? []
    : [
        {
          name: say('Confidence'),
          value: say('{words}, {share}', {
            words: sureness(feelingOf(reading)),
            share: sayPercent(reading.confidence),
          }),
        },
        { name: say('Tone'), value: toneWords(reading.valence) },
        { name: say('Strength'), value: strengthWords(reading.intensity) },
      ]
  return [
    ...tone,
    ...traits
      .filter((trait) => reading.traits[trait] >= likely)
      .map((trait) => ({ name: say('Also'), value: traitLine(trait, reading.traits[trait]) })),
    { name: say('In their life'), value: lifeEvent && lifeEventWord(lifeEvent) },
    ...(unread ? [] : reading.tiers.map((tier) => ({ name: <Content>{tier.name}</Content>, value: tierLine(tier) }))),
    { name: say('Read by'), value: <Content>{`${engine.name} ${engine.version}`}</Content> },
    { name: say('Read'), value: <When at={reading.readAt} /> },
  ]
}

const traitLine = (trait: Trait, share: number) =>
  say('{words}, {share}', { words: traitWords(trait), share: sayPercent(share) })

const tierLine = ({ label, p }: ReadingView['tiers'][number]) =>
  say('by itself: {word}, {share}', { word: feelingWord(label), share: sayPercent(p) })

const consentWords = (basis: ReadingHistory['consent']['basis']): string =>
  basis === 'recorded' ? say('Read because they agreed to it.') : say('Read because nobody objected: the default.')

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

/** Intensity 0…1 in words, the share behind. */
function strengthWords(intensity: number): string {
  const share = sayPercent(intensity)
  if (intensity >= 0.66) return say('strong, {share}', { share })
  return intensity >= 0.33 ? say('noticeable, {share}', { share }) : say('faint, {share}', { share })
}

const bar = (name: string, share: number): Bar => ({ name, share, value: sayPercent(share) })
