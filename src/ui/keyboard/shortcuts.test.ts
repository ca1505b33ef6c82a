import { describe, expect, it } from 'vitest'
import { matching, pressed, shiftedDigit, type Shortcut } from './shortcuts.ts'

const shortcut = (keys: string): Shortcut => ({ keys, words: keys, run: () => undefined })
const all = ['g t', 't', 'mod+k', 'j', 'j'].map(shortcut)
const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  pressed({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

describe('shortcuts', () => {
  it('know Ctrl and Command as one', () => {
    expect(press('k', { ctrlKey: true })).toBe('mod+k')
    expect(press('K', { metaKey: true })).toBe('mod+k')
    expect(press('k')).toBe('k')
  })

  it('leave modifiers alone and Alt to the browser', () => {
    expect(press('Shift')).toBe('')
    expect(press('t', { altKey: true })).toBe('')
  })

  it('know a digit with Shift on any keyboard, except where Shift is what makes it a digit', () => {
    expect(shiftedDigit({ key: '!', code: 'Digit1', shiftKey: true })).toBe('shift+1')
    expect(shiftedDigit({ key: '"', code: 'Digit2', shiftKey: true })).toBe('shift+2')
    expect(shiftedDigit({ key: '1', code: 'Digit1', shiftKey: true })).toBeNull()
    expect(shiftedDigit({ key: '1', code: 'Digit1', shiftKey: false })).toBeNull()
    expect(shiftedDigit({ key: 'A', code: 'KeyA', shiftKey: true })).toBeNull()
  })

  it('tell a sequence from its last key alone', () => {
    expect(matching(all, 't', 'g')?.keys).toBe('g t')
    expect(matching(all, 't', null)?.keys).toBe('t')
    expect(matching(all, 'x', 'g')).toBeUndefined()
  })

  it('prefer what was put on screen last', () => {
    expect(matching(all, 'j', null)).toBe(all.at(-1))
  })
})
