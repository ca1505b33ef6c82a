import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { tellFailure } from '#ui/pieces/tell.tsx'
import { failureKind } from '#ui/say.ts'
import type { QueueItem } from '../contract.ts'
import type { ShownLabel } from '../domain/label.ts'
import { api } from './api.ts'
import { useFollow } from './use-correct.ts'

/** So many are fetched at once: the next ones are there before the present one is answered. */
const fetchedAhead = 6

/** What a reviewer does with a message: name a feeling, cannot tell (null), or pass it over. */
export type Answer = { felt: ShownLabel | null; isSarcastic: boolean } | 'passed over'

/** An item that was answered on this screen, and how. `isRefused`: somebody else was faster. */
export type Done = { item: QueueItem; answer: Answer; isRefused: boolean }

/** One after the other, so that an undo finds what it undoes. */
const inTurn = { scope: { id: 'review' } }

/**
 * The messages to review, one at a time. The one in view stays while others come in. An answer shows the next message at
 * once; if it could not be kept, the message comes back.
 */
export function useReview() {
  const query = useQuery(api.reviews.queue.queryOptions({ input: { limit: fetchedAhead } }))
  const [held, setHeld] = useState<QueueItem | null>(null)
  const [done, setDone] = useState<readonly Done[]>([])
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
      keep.answer(current.id, answer, seconds)
    },
    undo: () => {
      if (!last) return
      bringBack(last.item.id)
      keep.undo(last.item.id)
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
  const passOver = useMutation(api.reviews.passOver.mutationOptions({ ...inTurn, onSettled, onError }))
  const takeBack = useMutation(api.reviews.undo.mutationOptions({ ...inTurn, onSettled, onError: tellFailure }))
  return {
    answer: (id: string, answer: Answer, seconds: number) => {
      if (answer === 'passed over') passOver.mutate({ id, seconds })
      else settle.mutate({ id, seconds, ...answer })
    },
    undo: (id: string) => takeBack.mutate({ id }),
  }
}
