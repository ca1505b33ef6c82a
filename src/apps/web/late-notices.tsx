import { lazy, Suspense, useEffect } from 'react'
import { useNoticesWanted, wantNotices } from '#ui/pieces/notices.ts'

const Notices = lazy(() => import('./notices.tsx'))

const settledAfterMs = 2500

/** The place where `tell` and `confirmed` show what they say, once the first page has settled or something is said. */
export function LateNotices() {
  const isWanted = useNoticesWanted()
  useEffect(() => {
    const timer = setTimeout(() => void wantNotices(), settledAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return <Suspense>{isWanted && <Notices />}</Suspense>
}
