import { say } from '#ui/say.ts'
import { FeelingShape } from './feeling-shape.tsx'
import { hueOf, type Feeling } from './feeling.ts'
import styles from './mood-spark.module.css'

/** How much the level must move within 30 days before we say so, in valence. */
const noticeable = 0.12

const trendWords = (trend: number): string => {
  if (trend > noticeable) return say('getting better')
  return trend < -noticeable ? say('getting worse') : say('steady')
}

/** A mood in a row: shape, word, and which way it moves, if anything is known of that. */
export function MoodSpark({ feeling, trend }: { feeling: Feeling; trend: number | null }) {
  return (
    <span className={styles.mood}>
      <FeelingShape {...feeling} size={12} />
      <span className={styles.word}>{feeling.isUnsure ? say('{word}?', { word: feeling.word }) : feeling.word}</span>
      {trend !== null && <Slope trend={trend} />}
    </span>
  )
}

/** A trend (−1…1 over 30 days) as a small slope with its word. */
function Slope({ trend }: { trend: number }) {
  const words = trendWords(trend)
  const rise = Math.max(-1, Math.min(1, trend / 0.6)) * 5
  return (
    <svg width={28} height={14} viewBox="0 -7 28 14" role="img" aria-label={words}>
      <title>{words}</title>
      <path
        d={`M2 ${rise.toFixed(1)} C 10 ${rise.toFixed(1)}, 16 ${(-rise).toFixed(1)}, 24 ${(-rise).toFixed(1)}`}
        fill="none"
        stroke={Math.abs(trend) > noticeable ? hueOf({ family: trend > 0 ? 'warm' : 'hurting' }) : 'var(--line-strong)'}
        strokeWidth={1.6}
        strokeLinecap="round"
      />
      <circle cx={24} cy={-rise} r={2.2} fill="var(--ink-soft)" />
    </svg>
  )
}
