import { useSyncExternalStore } from 'react'

/**
 * Notices and questions are shown by code that a first page can do without. It is fetched once the page has settled,
 * or sooner when something is to be said.
 */
let isWanted = false
const listeners = new Set<() => void>()
let shown = () => {}
const whenShown = new Promise<void>((resolve) => (shown = resolve))

/** Resolves when a notice or question would be seen. */
export function wantNotices(): Promise<void> {
  isWanted = true
  listeners.forEach((tell) => tell())
  return whenShown
}

export const noticesAreShown = (): void => shown()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useNoticesWanted = (): boolean => useSyncExternalStore(subscribe, () => isWanted)
