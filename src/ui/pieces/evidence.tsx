import type { Family } from '#ui/emotion/feeling.ts'
import { Content } from '#ui/content.tsx'
import { piecesOf, type TextSpan } from './spans.ts'
import styles from './pieces.module.css'

/** What somebody wrote, with the words that carry the feeling marked in the colour of its family. */
export function Evidence({ text, spans, family }: { text: string; spans: readonly TextSpan[]; family: Family }) {
  return (
    <Content>
      {piecesOf(text, spans).map((piece, i) =>
        piece.weight > 0 ? (
          <mark key={i} className={styles.evidence} data-family={family}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </Content>
  )
}
