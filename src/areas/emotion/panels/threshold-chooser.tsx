import { useState, type FormEvent } from 'react'
import { Button, TextInput } from '@mantine/core'
import { say, sayPercent } from '#ui/say.ts'
import type { Foresight } from '../contract.ts'
import { highestPercent, withinBudget, withinError } from '../domain/review-curve.ts'
import { RiskCurve } from './risk-curve.tsx'
import { ThresholdMeans } from './threshold-means.tsx'
import styles from './threshold.module.css'

type Point = Foresight['points'][number]

/** Three ways to one threshold: how many reviews there may be, how much may be wrong, or the number itself. */
type Way = 'budget' | 'error' | 'threshold'
type Choice = { way: Way; typed: string }

type Props = {
  threshold: number
  foresight: Foresight
  canChange: boolean
  isKeeping: boolean
  onKeep: (percent: number) => void
}

/** A threshold is chosen from what it costs or what it lets through; the curve shows both while choosing. */
export function ThresholdChooser({ threshold, foresight, canChange, isKeeping, onKeep }: Props) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const kept = Math.round(threshold * 100)
  const found = choice ? chosenBy(choice, foresight.points) : { percent: kept, isKept: true }
  const percent = found?.percent ?? kept
  const point = foresight.points[percent]
  if (!point) return null
  const field = (way: Way) => ({
    value: choice?.way === way ? choice.typed : shownOf(way, point),
    disabled: !canChange,
    onChange: (typed: string) => setChoice({ way, typed }),
  })
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (found && percent !== kept) onKeep(percent)
  }
  const hasRead = foresight.readings > 0
  return (
    <form className={styles.chooser} onSubmit={keep}>
      <div className={styles.ways}>
        {hasRead && <Amount label={say('Reviews a week, at most')} {...field('budget')} />}
        {hasRead && <Amount label={say('Wrong where nobody looks, at most')} unit="%" {...field('error')} />}
        <Amount label={say('Look at readings less sure than')} unit="%" most={highestPercent} {...field('threshold')} />
      </div>
      {hasRead && <RiskCurve points={foresight.points} chosen={point} kept={foresight.points[kept] ?? point} />}
      <ThresholdMeans
        {...{ point, foresight }}
        isNew={percent !== kept}
        missed={found?.isKept === false && choice ? choice.way : null}
      />
      {canChange && (
        <div>
          <Button type="submit" disabled={!found || percent === kept} loading={isKeeping}>
            {say('Keep {share}', { share: sayPercent(percent / 100) })}
          </Button>
        </div>
      )}
    </form>
  )
}

/** The threshold that a choice leads to; null for what is no number. */
function chosenBy({ way, typed }: Choice, points: readonly Point[]): { percent: number; isKept: boolean } | null {
  const number = Number(typed.replace(',', '.'))
  if (typed.trim() === '' || !Number.isFinite(number) || number < 0) return null
  if (way === 'budget') return withinBudget(points, number)
  if (way === 'error') return withinError(points, number / 100)
  return number > highestPercent ? null : { percent: Math.round(number), isKept: true }
}

/** What a point of the curve says in the words of each way: rounded up, so that the point keeps it. */
function shownOf(way: Way, { percent, weekly, wrong }: Point): string {
  if (way === 'threshold') return String(percent)
  if (way === 'budget') return String(Math.ceil(weekly))
  return String(Math.ceil((wrong?.share ?? 0) * 1000) / 10)
}

type AmountProps = {
  label: string
  unit?: string
  most?: number
  value: string
  disabled: boolean
  onChange: (typed: string) => void
}

const Amount = ({ label, unit, most, onChange, ...rest }: AmountProps) => (
  <TextInput
    classNames={{ root: styles.way }}
    type="number"
    inputMode="decimal"
    min={0}
    max={most ?? (unit ? 100 : undefined)}
    step={unit === '%' && most === undefined ? 'any' : 1}
    label={label}
    rightSection={unit && <span className={styles.unit}>{unit}</span>}
    onChange={(event) => onChange(event.currentTarget.value)}
    {...rest}
  />
)
