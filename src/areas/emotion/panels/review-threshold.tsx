import { NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bars } from '#ui/pieces/bars.tsx'
import { Loaded } from '#ui/pieces/loaded.tsx'
import { tell, tellFailure } from '#ui/pieces/tell.tsx'
import { say, sayPercent } from '#ui/say.ts'
import { api } from './api.ts'
import styles from './review.module.css'

const settings = api.reviewSettings.get.queryOptions()

/** How sure a reading must be to stand without a person; what each choice would have cost lately stands below. */
export function ReviewThreshold({ canChange }: { canChange: boolean }) {
  const queryClient = useQueryClient()
  const query = useQuery(settings)
  const foreseen = useQuery(api.reviewSettings.shares.queryOptions())
  const put = useMutation(
    api.reviewSettings.put.mutationOptions({
      onSuccess: (kept) => {
        queryClient.setQueryData(settings.queryKey, kept)
        void queryClient.invalidateQueries({ queryKey: api.reviews.key() })
        tell(say('Kept. It holds for what is read from now on.'))
      },
      onError: tellFailure,
    }),
  )
  const shareAt = new Map(foreseen.data?.shares.map(({ threshold, share }) => [threshold, share]))
  return (
    <Loaded query={query}>
      {({ threshold }) => (
        <div className={styles.accuracy}>
          <NativeSelect
            label={say('Look at readings less sure than')}
            disabled={!canChange || put.isPending}
            value={threshold}
            onChange={(event) => put.mutate({ threshold: Number(event.currentTarget.value) })}
            data={(foreseen.data?.shares.map((one) => one.threshold) ?? [threshold]).map((one) => ({
              value: String(one),
              label: choiceWords(one, shareAt.get(one)),
            }))}
          />
          {foreseen.data && foreseen.data.readings > 0 && <Foreseen {...foreseen.data} />}
        </div>
      )}
    </Loaded>
  )
}

function choiceWords(threshold: number, share: number | undefined): string {
  const sure = sayPercent(threshold)
  if (share === undefined) return sure
  return say('{sure}: {share} of the messages go to review', { sure, share: sayPercent(share) })
}

type Props = { days: number; readings: number; shares: readonly { threshold: number; share: number }[] }

/** The whole curve, every second step. */
const Foreseen = ({ days, readings, shares }: Props) => (
  <div>
    <p className={styles.reason}>
      {say('What share would have gone to review, of {readings} readings in {days} days', { readings, days })}
    </p>
    <Bars
      bars={shares
        .filter((_, step) => step % 2 === 0)
        .map(({ threshold, share }) => ({ name: sayPercent(threshold), share, value: sayPercent(share) }))}
    />
  </div>
)
