import { useEffect, useRef } from 'react'
import { useLocation } from '@tanstack/react-router'
import type { Thread } from './use-thread.ts'

/** Few enough messages to be seen from their beginning. */
const short = 3

/**
 * The message that the address points at: earlier ones are loaded until it is there, then it comes into view once.
 * Without one, a long conversation opens at its last message.
 */
export function useAnchor({ messages, query, hasEarlier, isLoadingEarlier, loadEarlier }: Thread): string {
  const wanted = useLocation({ select: ({ hash }) => hash })
  const arrivedAt = useRef<string>(undefined)
  const target = wanted || (messages.length > short ? (messages.at(-1)?.id ?? '') : '')
  const isThere = messages.some(({ id }) => id === target)
  const isMissing = wanted !== '' && messages.length > 0 && !isThere && !query.isFetchNextPageError

  useEffect(() => {
    if (isMissing && hasEarlier && !isLoadingEarlier) loadEarlier()
  }, [isMissing, hasEarlier, isLoadingEarlier, loadEarlier])

  useEffect(() => {
    const hasArrived = wanted === '' ? arrivedAt.current !== undefined : arrivedAt.current === wanted
    if (!isThere || hasArrived) return
    arrivedAt.current = target
    const message = document.getElementById(target)
    message?.scrollIntoView({ block: 'start' })
    if (wanted !== '') message?.focus({ preventScroll: true })
  }, [isThere, target, wanted])

  return wanted
}
