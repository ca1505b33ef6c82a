import { useEffect, useRef } from 'react'

/** `keys` as pressed: `?`, `j`, `g t` for one after the other, `mod+k` for Ctrl or Command, `shift+1` for a digit. */
export type Shortcut = { keys: string; words: string; run: () => void }

const registered = new Map<symbol, Shortcut>()
const pause = 900
let held: { key: string; at: number } | null = null

/** Those that work on the screen in view, for the sheet that lists them. */
export const listShortcuts = (): Shortcut[] => [...registered.values()]

/** Makes keys do something while the component is on screen; not while somebody types. */
export function useShortcut(keys: string, words: string, run: () => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const id = Symbol(keys)
    registered.set(id, { keys, words, run: () => latest.current() })
    return () => void registered.delete(id)
  }, [keys, words])
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The keys of a press as written above; '' for a modifier on its own. */
export function pressed({ key, ctrlKey, metaKey, altKey }: Pressed): string {
  if (altKey || key.length > 12 || ['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return ''
  return ctrlKey || metaKey ? `mod+${key.toLowerCase()}` : key
}

/** A digit pressed with Shift, whatever sign that makes on this keyboard: `shift+1`; null where Shift makes the digit. */
export function shiftedDigit({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string | null {
  const [, digit] = /^Digit(\d)$/.exec(code) ?? []
  return shiftKey && digit !== undefined && !/^\d$/.test(key) ? `shift+${digit}` : null
}

/** Which of the shortcuts a press completes, given the key pressed just before. The one registered last wins. */
export function matching(shortcuts: readonly Shortcut[], keys: string, before: string | null): Shortcut | undefined {
  const inSequence = before === null ? undefined : shortcuts.findLast((one) => one.keys === `${before} ${keys}`)
  return inSequence ?? shortcuts.findLast((one) => one.keys === keys)
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const isInDialog = (): boolean => document.querySelector('[role="dialog"]') !== null

function listen(event: KeyboardEvent): void {
  const keys = pressed(event)
  const isChord = keys.startsWith('mod+')
  if (keys === '' || event.defaultPrevented || (!isChord && (isTyping(event.target) || isInDialog()))) return
  const before = held && event.timeStamp - held.at < pause ? held.key : null
  held = { key: keys, at: event.timeStamp }
  const shifted = shiftedDigit(event)
  const all = listShortcuts()
  const found = matching(all, keys, before) ?? (shifted ? matching(all, shifted, null) : undefined)
  if (!found) return
  event.preventDefault()
  held = null
  found.run()
}

/** Listens for the whole application; once, in its frame. */
export function useShortcutListener(): void {
  useEffect(() => {
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
