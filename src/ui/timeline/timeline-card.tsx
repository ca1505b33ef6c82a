import { Content } from '#ui/content.tsx'
import { FeelingChip } from '#ui/emotion/feeling-chip.tsx'
import { say } from '#ui/say.ts'
import { When } from '#ui/when-shown.tsx'
import type { Shown } from './scale.ts'
import styles from './timeline.module.css'

const cardWidth = 264

/** What was said at a moment, beside it. Read aloud by the live text, so hidden from screen readers here. */
export function TimelineCard({ moment, x, y, count, width }: Shown & { width: number }) {
  const left = Math.max(0, Math.min(x - cardWidth / 2, width - cardWidth))
  const place = y > 130 ? { bottom: `calc(100% - ${y - 18}px)` } : { top: y + 18 }
  return (
    <div className={styles.card} style={{ left, width: Math.min(cardWidth, width), ...place }} aria-hidden>
      <div className={styles.cardHead}>
        <FeelingChip feeling={moment.feeling} size="medium" />
        <span className={styles.cardTime}>
          <When at={moment.at} />
        </span>
      </div>
      {moment.quote && (
        <p className={styles.cardQuote}>
          <Content>“{moment.quote}”</Content>
        </p>
      )}
      <p className={styles.cardHint}>
        {count > 1
          ? say('{count, plural, one {# more message} other {# more messages}} around here: drag to look closer', {
              count: count - 1,
            })
          : say('Enter opens the conversation')}
      </p>
    </div>
  )
}
