import { Skeleton } from '@mantine/core'
import { say } from '#ui/say.ts'
import { Late } from './late.tsx'
import styles from './pieces.module.css'

const widths = ['34%', '52%', '41%', '60%', '47%', '38%']

/** Rows of a list that is on its way. */
export function RowsSkeleton({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  return (
    <Late>
      <div role="status" aria-label={say('Loading')}>
        {Array.from({ length: rows }, (_, i) => (
          <div key={i} className={styles.skeletonRow} style={{ height }}>
            <Skeleton width={widths[i % widths.length]} height={12} />
            <Skeleton width={64} height={12} />
          </div>
        ))}
      </div>
    </Late>
  )
}

/** A paragraph, or a chart of `height` pixels, that is on its way. */
export function BlockSkeleton({ height }: { height?: number }) {
  return (
    <Late>
      <div role="status" aria-label={say('Loading')} className={styles.skeletonBlock}>
        {height ? (
          <Skeleton height={height} radius="md" />
        ) : (
          widths.slice(0, 3).map((_, i) => <Skeleton key={i} height={12} width={i === 2 ? '60%' : '100%'} />)
        )}
      </div>
    </Late>
  )
}
