import { useQuery } from '@tanstack/react-query'
import { Content } from '#ui/content.tsx'
import { feelingWord } from '#ui/emotion/words.ts'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { say, sayNumber, sayPercent } from '#ui/say.ts'
import type { ReadingView, ReadingWhy as Why } from '../contract.ts'
import { api } from './api.ts'
import styles from './emotion.module.css'

type Props = { reading: ReadingView; written: string }

/** Of a machine's reading: the words that moved its first tier, and how often it is right when it is this sure. */
export function ReadingWhy({ reading, written }: Props) {
  const query = useQuery(api.why.queryOptions({ input: { id: reading.id } }))
  return (
    <Loaded query={query}>
      {({ terms, right }) => (
        <>
          {right && <p className={styles.right}>{rightWords(right)}</p>}
          {terms ? (
            <Terms terms={terms} word={feelingWord(reading.primary)} written={written} />
          ) : (
            <p className={styles.note}>{say('Which words moved it is not known: another version read it.')}</p>
          )}
        </>
      )}
    </Loaded>
  )
}

function rightWords(right: NonNullable<Why['right']>): string {
  const inHundred = sayNumber(Math.round(right.share * 100))
  if (right.by === 'machine')
    return say('Of readings this sure, about {inHundred} in 100 are right, by the model’s own measure.', { inHundred })
  return say(
    'Of readings this sure, about {inHundred} in 100 are right ({low} to {high}), by {answers} of your own reviews.',
    {
      ...{ inHundred, low: sayPercent(right.low), high: sayPercent(right.high) },
      answers: sayNumber(right.answers),
    },
  )
}

type TermsProps = { terms: NonNullable<Why['terms']>; word: string; written: string }

function Terms({ terms: { towards, away }, word, written }: TermsProps) {
  if (towards.length + away.length === 0)
    return <p className={styles.note}>{say('No single words moved the first tier.')}</p>
  return (
    <>
      <Words
        title={say('Words that moved the first tier towards {word}', { word })}
        terms={towards}
        written={written}
      />
      <Words title={say('Words that moved it away')} terms={away} written={written} />
    </>
  )
}

type WordsProps = { title: string; terms: readonly { start: number; end: number }[]; written: string }

/** Strongest first. */
function Words({ title, terms, written }: WordsProps) {
  if (terms.length === 0) return null
  return (
    <div>
      <p className={styles.note}>{title}</p>
      <ul className={styles.terms}>
        {terms.map(({ start, end }) => (
          <li key={start}>
            <Content>{written.slice(start, end).replace(/\s+/g, ' ')}</Content>
          </li>
        ))}
      </ul>
    </div>
  )
}
