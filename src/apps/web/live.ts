import { getEventMeta } from '@orpc/client'
import { useQueryClient, type Query } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { overviewContract, type newsKinds } from '#areas/overview/contract.ts'
import { clientFor } from '#ui/api.ts'
import { failureKind } from '#ui/say.ts'
import { paced } from './paced.ts'

type NewsKind = (typeof newsKinds)[number]

/** Which questions a piece of news gives new answers to, by the first word of their endpoint. */
const affected: Record<NewsKind, readonly string[]> = {
  'message.received': ['today', 'people', 'companies', 'list', 'get', 'messages', 'facts', 'search'],
  'reading.made': ['today', 'people', 'mood', 'timeline', 'readings', 'history', 'reviews'],
  'contact.changed': ['today', 'people', 'companies', 'get', 'merges', 'list', 'audit'],
  'consent.changed': [
    'today',
    'people',
    'consents',
    'defaults',
    'mood',
    'timeline',
    'readings',
    'history',
    'reviews',
    'audit',
  ],
  'import.progressed': ['imports', 'ownAddresses'],
}
const everyKind = Object.keys(affected) as NewsKind[]

const refreshEveryMs = 1000
const patienceMs = 5000
const longestPauseMs = 15_000

const client = clientFor(overviewContract)

/** Keeps what is on screen up to date. False when news has not reached us for more than five seconds. */
export function useLive(): boolean {
  const queryClient = useQueryClient()
  const [isLive, setIsLive] = useState(true)
  useEffect(() => {
    const leaving = new AbortController()
    let worry: ReturnType<typeof setTimeout> | undefined
    const refresh = paced<NewsKind>((kinds) => {
      const endpoints = new Set([...kinds].flatMap((kind) => affected[kind]))
      void queryClient.invalidateQueries({ predicate: (query) => endpoints.has(endpointOf(query)) })
    }, refreshEveryMs)
    const onChange = (isOpen: boolean) => {
      clearTimeout(worry)
      worry = undefined
      if (isOpen) setIsLive(true)
      else worry = setTimeout(() => setIsLive(false), patienceMs)
    }
    void follow({ signal: leaving.signal, onNews: refresh, onChange })
    return () => {
      leaving.abort()
      clearTimeout(worry)
    }
  }, [queryClient])
  return isLive
}

const endpointOf = ({ queryKey: [path] }: Query): string => String(Array.isArray(path) ? path[0] : path)

type Follower = {
  signal: AbortSignal
  onNews: (kinds: readonly NewsKind[]) => void
  onChange: (isOpen: boolean) => void
}

/** Follows the stream; after a break it goes on where it was, or takes everything as new when it heard nothing yet. */
async function follow({ signal, onNews, onChange }: Follower): Promise<void> {
  let lastEventId: string | undefined
  let breaks = 0
  let isWarned = false
  while (!signal.aborted) {
    try {
      const news = await client.news(undefined, { signal, lastEventId })
      if (isWarned && lastEventId === undefined) onNews(everyKind)
      isWarned = false
      onChange(true)
      for await (const piece of news) {
        breaks = 0
        lastEventId = getEventMeta(piece)?.id ?? lastEventId
        onNews([piece.kind])
      }
    } catch (error) {
      if (failureKind(error) === 'not-signed-in') return
    }
    if (signal.aborted) return
    if (!isWarned) onChange(false)
    isWarned = true
    await pause(Math.min(longestPauseMs, 500 * 2 ** breaks++), signal)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
