import { afterEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { direction, setLocale } from './locale.ts'
import { say, sayFailure, sayPercent, saySize } from './say.ts'
import { stretch } from './pseudo.ts'

afterEach(() => setLocale('en'))
const messages = '{count, plural, =0 {No messages} one {# message} other {# messages}} from {name}'

describe('say', () => {
  it('chooses the plural and groups the digits', () => {
    expect(say(messages, { count: 0, name: 'Ada' })).toBe('No messages from Ada')
    expect(say(messages, { count: 1, name: 'Ada' })).toBe('1 message from Ada')
    expect(say(messages, { count: 12_000, name: 'Ada' })).toBe('12,000 messages from Ada')
  })

  it('speaks another language where a translation exists, and English where not', () => {
    setLocale('de', { [messages]: '{count, plural, one {# Nachricht} other {# Nachrichten}} von {name}' })
    expect(say(messages, { count: 12_000, name: 'Ada' })).toBe('12.000 Nachrichten von Ada')
    expect(say('Import')).toBe('Import')
  })

  it('keeps an apostrophe that people type', () => {
    expect(say("We don't know yet.")).toBe("We don't know yet.")
  })
})

describe('the pseudo-locale', () => {
  it('stretches our words inside plurals and leaves the words of customers alone', () => {
    setLocale('qps-ploc')
    const said = say(messages, { count: 2, name: 'Ada Fee' })
    expect(said).toMatch(/^⟦2 .*⟧$/)
    expect(said).toContain('Ada Fee')
    expect(said).not.toContain('messages')
  })

  it('lengthens by about 40 %, and leaves no plain letter', () => {
    const sentence = 'Nobody is waiting for an answer today'
    expect(stretch(sentence).length / sentence.length).toBeGreaterThan(1.25)
    fc.assert(fc.property(fc.string(), (text) => !/[a-z]/i.test(stretch(text))))
  })

  it('runs from right to left when mirrored', () => {
    expect(direction()).toBe('ltr')
    setLocale('qps-plocm')
    expect(direction()).toBe('rtl')
  })
})

describe('sayFailure', () => {
  it('says what the server says, with its values', () => {
    const failure = Object.assign(new Error('x'), {
      data: { pattern: 'The file {name} is empty.', values: { name: 'a.mbox' } },
    })
    expect(sayFailure(failure)).toBe('The file a.mbox is empty.')
  })

  it('shows a pattern that cannot be formatted rather than nothing', () => {
    expect(sayFailure({ data: { pattern: 'Broken {name', values: {} } })).toBe('Broken {name')
    expect(sayFailure({ data: { pattern: 'Missing {name}' } })).toBe('Missing {name}')
  })

  it('tells a broken connection from a fault of ours', () => {
    expect(sayFailure(new TypeError('Failed to fetch'))).toContain('cannot be reached')
    expect(sayFailure(new Error('boom'))).toContain('on our side')
  })
})

it('writes sizes and shares without decimals that say nothing', () => {
  expect(saySize(512)).toBe('512 bytes')
  expect(saySize(4_200_000)).toBe('4.2 MB')
  expect(saySize(2_000_000_000_000)).toBe('2,000 GB')
  expect(sayPercent(0.726)).toBe('73%')
})
