import { useEffect, useRef } from 'react'
import { feelingWord } from '#ui/emotion/words.ts'
import { shownLabels } from '../domain/label.ts'

/** Letters that mean something else on this screen, and `g`, which leads to other pages. */
const taken = new Set(['s', 'x', 'n', 'b', 'j', 'u', 'o', 'g'])

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** Typing the first letter of a feeling begins the choice of one. What a shortcut took is not typed. */
export function useLabelKeys(onLetter: (letter: string) => void): void {
  const latest = useRef(onLetter)
  useEffect(() => {
    latest.current = onLetter
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const letter = event.key.toLowerCase()
      const isHeld = event.ctrlKey || event.metaKey || event.altKey
      if (event.defaultPrevented || isHeld || letter.length !== 1 || taken.has(letter) || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"]')) return
      if (!shownLabels.some((label) => feelingWord(label).toLowerCase().startsWith(letter))) return
      event.preventDefault()
      latest.current(letter)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
