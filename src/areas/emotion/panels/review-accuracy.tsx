import { useQuery } from '@tanstack/react-query'
import { Bars } from '#ui/pieces/bars.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { formatLocale } from '#ui/locale.ts'
import { say, sayNumber, sayPercent } from '#ui/say.ts'
import { api } from './api.ts'
import styles from './review.module.css'

type Estimate = { count: number; agreed: number; share: number; low: number; high: number }

/** How often people agreed with readings drawn at random, month by month, and how often they agree with each other. */
export function ReviewAccuracy() {
  const query = useQuery(api.reviews.accuracy.queryOptions())
  return (
    <Loaded query={query}>
      {({ all, months, unlearnt, learnt, wentLive, reviewers }) => (
        <div className={styles.accuracy}>
          <p>{all ? estimateWords(all) : say('Nothing was drawn at random and reviewed yet.')}</p>
          {months.length > 0 && (
            <Bars
              hasLongNames
              bars={months.map(({ month, ...known }) => ({
                name: barWords(
                  month,
                  known,
                  wentLive.filter((one) => one.month === month).map(({ number }) => number),
                ),
                share: known.share,
                value: sayPercent(known.share),
              }))}
            />
          )}
          {unlearnt && learnt && isEnough(unlearnt) && isEnough(learnt) && <p>{learningWords(unlearnt, learnt)}</p>}
          <p>{reviewersWords(reviewers)}</p>
        </div>
      )}
    </Loaded>
  )
}

/** Fewer say too little to be put beside others. */
const fewestCompared = 10
const isEnough = ({ count }: Estimate): boolean => count >= fewestCompared

/** A month's bar; says which versions of what was learnt went live in it. */
function barWords(month: string, known: Estimate, versions: readonly number[]): string {
  const values = { month: monthWords(month), range: rangeWords(known), count: sayNumber(known.count) }
  if (versions.length === 0) return say('{month}: {range} of {count}', values)
  return say('{month}: {range} of {count}; version {versions} went live', {
    ...values,
    versions: new Intl.ListFormat(formatLocale()).format(versions.map((number) => sayNumber(number))),
  })
}

const learningWords = (unlearnt: Estimate, learnt: Estimate): string =>
  say('Before it learnt from corrections: {before} ({beforeRange}); with what it learnt: {after} ({afterRange}).', {
    ...{ before: sayPercent(unlearnt.share), beforeRange: rangeWords(unlearnt) },
    ...{ after: sayPercent(learnt.share), afterRange: rangeWords(learnt) },
  })

const rangeWords = ({ low, high }: Estimate): string =>
  say('{low} to {high}', { low: sayPercent(low), high: sayPercent(high) })

const estimateWords = (known: Estimate): string =>
  say(
    'Of {count, plural, one {# randomly chosen reading} other {# randomly chosen readings}}, people agreed with {agreed}: {share} ({range}).',
    {
      ...{ count: known.count, agreed: sayNumber(known.agreed) },
      ...{ share: sayPercent(known.share), range: rangeWords(known) },
    },
  )

function reviewersWords({ messages, alpha }: { messages: number; alpha: number | null }): string {
  if (alpha === null) return say('How far reviewers agree is known once two of them have read the same messages.')
  return say(
    'Two people read {messages, plural, one {# message} other {# messages}}; their agreement beyond chance (Krippendorff’s alpha) is {alpha}.',
    { messages, alpha: sayNumber(alpha, { maximumFractionDigits: 2 }) },
  )
}

/** A month written `2026-03`, as people say it. */
function monthWords(month: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}
