import { Content } from '#ui/content.tsx'
import { say, sayNumber } from '#ui/say.ts'
import type { TrialView } from '../contract.ts'
import { saidWords, troubleWords } from './external-words.ts'
import styles from './external-engine.module.css'

/** What came of trying an external engine: what it heard in a made-up sentence, or what to change. */
export const TrialResult = ({ trial: { sentence, said, trouble, tookMs } }: { trial: TrialView }) => (
  <div role="status" className={styles.result}>
    <p>{trouble ? troubleWords(trouble) : said && say('It works. It heard: {said}.', { said: saidWords(said) })}</p>
    <p className={styles.faint}>
      {say('Sent was a made-up sentence:')} <Content>“{sentence}”</Content>{' '}
      {say('It took {seconds} s.', { seconds: sayNumber(tookMs / 1000, { maximumSignificantDigits: 2 }) })}
    </p>
  </div>
)
