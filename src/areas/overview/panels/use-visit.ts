import { useEffect } from 'react'
import { useMutation } from '@tanstack/react-query'
import { api } from './api.ts'

const lookMs = 3000

/** Notes once that the page was really looked at: in view for three seconds in a row. */
export function useVisit(): void {
  const { mutate } = useMutation(api.visited.mutationOptions())
  useEffect(() => {
    let isNoted = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const note = () => {
      isNoted = true
      mutate(undefined)
    }
    const watch = () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible' && !isNoted) timer = setTimeout(note, lookMs)
    }
    watch()
    document.addEventListener('visibilitychange', watch)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', watch)
    }
  }, [mutate])
}
