import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { places } from '#ui/places.ts'
import { Empty } from '#ui/pieces/empty.tsx'
import { Failed } from '#ui/pieces/failed.tsx'
import { BlockSkeleton } from '#ui/pieces/skeletons.tsx'
import { say } from '#ui/say.ts'
import { useGoTo } from '#ui/go-to.tsx'
import { Page } from './page.tsx'
import styles from './frame.module.css'

/** A page whose code or first answer is on its way. */
export const PageSkeleton = () => (
  <div className={styles.page}>
    <BlockSkeleton />
  </div>
)

/** A page that could not be shown; the frame around it still works. */
export function PageFailed({ error }: { error: unknown }) {
  const router = useRouter()
  return (
    <Page title={say('This page did not open')}>
      <Failed error={error} onRetry={() => void router.invalidate()} />
    </Page>
  )
}

/** An address that leads nowhere. */
export function PageMissing() {
  const goTo = useGoTo()
  return (
    <Page title={say('Nothing is here')}>
      <Empty
        title={say('This address leads nowhere')}
        action={<Button onClick={() => goTo(places.today)}>{say('Go to Today')}</Button>}
      >
        {say('It may have been mistyped, or what it led to is gone.')}
      </Empty>
    </Page>
  )
}
