import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Failed } from './failed.tsx'
import { BlockSkeleton } from './skeletons.tsx'

type Props<Value> = {
  query: Pick<UseQueryResult<Value>, 'data' | 'error' | 'isPending' | 'refetch'>
  skeleton?: ReactNode
  children: (value: Value) => ReactNode
}

/** The three states of anything asked of the server: on its way, failed, there. What is there stays during a reload. */
export function Loaded<Value>({ query, skeleton, children }: Props<Value>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return skeleton ?? <BlockSkeleton />
}
