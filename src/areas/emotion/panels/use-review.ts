import { useState } from 'react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { tellFailure } from '#ui/pieces/tell.tsx'
import { failureKind } from '#ui/say.ts'
import type { QueueItem } from '../contract.ts'
import type { ShownLabel } from '../domain/label.ts'
import { api } from './api.ts'
import { useFollow } from './use-correct.ts'

/** So many are fetched at once: the next ones are there before the present one is answered. */
const fetchedAhead = 6

const mostFetched = 50

/** What a reviewer does with a message: say how it sounds, or that they cannot tell (null), or leave it to wait on. */
export type Answer = Said | 'needs context' | 'left'
type Said = { felt: ShownLabel | null; also: ShownLabel | null; isSarcastic: boolean }

/** An item that was answered on this screen, and how. `isRefused`: somebody else was faster. */
export type Done = { item: QueueItem; answer: Answer; isRefused: boolean }

/** One after the other, so that an undo finds what it undoes. */
const inTurn = { scope: { id: 'review' } }

/**
 * The messages to review, one at a time. The one in view stays while others come in. An answer shows the next message at
 * once; if it could not be kept, the message comes back.
 */
export function useReview() {
  const [held, setHeld] = useState<QueueItem | null>(null)
  const [done, setDone] = useState<readonly Done[]>([])
  // What was left stays in the queue, so more is asked for.
  const left = done.filter(({ answer }) => typeof answer === 'string')
  const limit = Math.min(mostFetched, fetchedAhead + left.length)
  const query = useQuery({
    ...api.reviews.queue.queryOptions({ input: { limit } }),
    placeholderData: keepPreviousData,
  })
  const isDone = ({ id }: QueueItem) => done.some(({ item }) => item.id === id)
  const waiting = (query.data ?? []).filter((item) => !isDone(item))
  const current = held && !isDone(held) ? held : (waiting[0] ?? null)
  if (current && current.id !== held?.id) setHeld(current)
  const bringBack = (id: string) => {
    setHeld(done.find(({ item }) => item.id === id)?.item ?? held)
    setDone((all) => all.filter(({ item }) => item.id !== id))
  }
  const keep = useKept({
    onConflict: (id) => setDone((all) => all.map((one) => (one.item.id === id ? { ...one, isRefused: true } : one))),
    onFailure: bringBack,
  })
  const last = done.findLast(({ isRefused }) => !isRefused) ?? null
  return {
    query,
    current,
    last,
    answer: (answer: Answer, seconds: number) => {
      if (!current) return
      setDone((all) => [...all, { item: current, answer, isRefused: false }])
      if (typeof answer !== 'string') keep.answer(current.id, answer, seconds)
    },
    askForContext: keep.askForContext,
    hasLeft: left.length > 0,
    bringLeft: () => setDone((all) => all.filter(({ answer }) => typeof answer !== 'string')),
    undo: () => {
      if (!last) return
      bringBack(last.item.id)
      if (typeof last.answer !== 'string') keep.undo(last.item.id)
    },
  }
}

type Reactions = { onConflict: (id: string) => void; onFailure: (id: string) => void }

/** Keeps answers and takes them back on the server, and asks anew for what hangs on them. */
function useKept({ onConflict, onFailure }: Reactions) {
  const queryClient = useQueryClient()
  const follow = useFollow()
  const onSettled = () => {
    follow()
    void queryClient.invalidateQueries({ queryKey: api.reviews.key() })
  }
  const onError = (error: Error, { id }: { id: string }) => {
    tellFailure(error)
    if (failureKind(error) === 'conflict') onConflict(id)
    else onFailure(id)
  }
  const settle = useMutation(api.reviews.settle.mutationOptions({ ...inTurn, onSettled, onError }))
  const ask = useMutation(api.reviews.askForContext.mutationOptions({ ...inTurn, onSettled, onError: tellFailure }))
  const takeBack = useMutation(api.reviews.undo.mutationOptions({ ...inTurn, onSettled, onError: tellFailure }))
  return {
    answer: (id: string, said: Said, seconds: number) => settle.mutate({ id, seconds, ...said }),
    askForContext: (id: string, seconds: number) =>
      ask.mutateAsync({ id, seconds }).then(
        ({ before }) => before,
        () => null,
      ),
    undo: (id: string) => takeBack.mutate({ id }),
  }
}
