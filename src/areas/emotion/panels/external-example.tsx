import { Content } from '#ui/content.tsx'
import { say } from '#ui/say.ts'
import type { AnswerKind } from '../domain/external-reading.ts'
import styles from './external-engine.module.css'

const request = `POST
Authorization: Bearer …

{ "texts": [
  { "id": "1", "text": "It broke again." }
] }`

const parts: Readonly<Record<AnswerKind, string>> = {
  feeling: '"label": "frustration"',
  sentiment: '"sentiment": "negative"',
  number: '"valence": -0.7',
}

const answerOf = (kind: AnswerKind) => `{ "readings": [
  { "id": "1", ${parts[kind]},
    "confidence": 0.8 }
] }`

/** What an external engine is sent and must answer, as an example. */
export const AgreedExample = ({ kind }: { kind: AnswerKind }) => (
  <details className={styles.agreed}>
    <summary>{say('What it is sent, and what it must answer')}</summary>
    <pre>
      <Content>{request}</Content>
    </pre>
    <pre>
      <Content>{answerOf(kind)}</Content>
    </pre>
  </details>
)
