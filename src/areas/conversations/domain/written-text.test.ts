import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldParts, writtenOf } from './written-text.ts'

const kinds = (text: string) => foldParts(text).map(({ kind }) => kind)

describe('what a person wrote', () => {
  it('is all of a plain message', () => {
    expect(writtenOf('Hello,\n\nmy kettle leaks.\n\nDoreen')).toBe('Hello,\n\nmy kettle leaks.\n\nDoreen')
  })

  it('ends where the quoted mail begins', () => {
    const text =
      'Still nothing!\n\nOn Tue, 4 Mar 2025 at 10:12, Priya Nair <priya@w.example> wrote:\n> It is on its way.\n> Priya'
    expect(writtenOf(text)).toBe('Still nothing!')
    expect(kinds(text)).toEqual(['written', 'quoted'])
  })

  it('knows an attribution that a mail program has broken into lines', () => {
    const text =
      'Thanks\n\nOn Tue, 4 Mar 2025 at 10:12, Priya Nair from Wrenfield\n<priya@wrenfield.example> wrote:\n\n> Done.'
    expect(writtenOf(text)).toBe('Thanks')
  })

  it.each([
    'Am 04.03.2025 um 10:12 schrieb Priya Nair <p@w.example>:',
    'Le mar. 4 mars 2025 à 10:12, Priya <p@w.example> a écrit :',
    'El mar, 4 mar 2025 a las 10:12, Priya (<p@w.example>) escribió:',
    'Op di 4 mrt 2025 om 10:12 schreef Priya <p@w.example>:',
    'Il giorno mar 4 mar 2025 alle ore 10:12 Priya <p@w.example> ha scritto:',
  ])('knows %s', (line) => {
    expect(writtenOf(`My answer.\n\n${line}\n> Hello`)).toBe('My answer.')
  })

  it('keeps answers between quotes', () => {
    const text = '> When did it arrive?\nOn Monday.\n> Was it whole?\nNo, and I am upset.'
    expect(writtenOf(text)).toBe('On Monday.\n\nNo, and I am upset.')
    expect(kinds(text)).toEqual(['quoted', 'written', 'quoted', 'written'])
  })

  it('ends at the header block of an older mail', () => {
    const text =
      'Please see below.\n\nFrom: Priya Nair\nSent: Tuesday, 4 March 2025 10:12\nTo: Doreen\nSubject: Kettle\n\nHello Doreen'
    expect(writtenOf(text)).toBe('Please see below.')
    expect(writtenOf('See it.\n\n-----Original Message-----\nFrom: X\n\nHello')).toBe('See it.')
  })

  it('takes a sentence that begins with "From:" for what it is', () => {
    expect(writtenOf('From: Leeds\nI would like it sent to York.')).toContain('York')
  })

  it('leaves out signatures', () => {
    expect(writtenOf('It broke again.\n\n-- \nDoreen Hepworth\nTel 01632 960123')).toBe('It broke again.')
    expect(writtenOf('It broke again.\n\nSent from my iPhone')).toBe('It broke again.')
    const card = 'It broke again.\n\nKind regards,\nDoreen\nHepworth Ltd\n01632 960 123\nwww.hepworth.example'
    expect(writtenOf(card)).toBe('It broke again.\n\nKind regards,\nDoreen')
  })

  it('does not take a postscript for a signature', () => {
    expect(writtenOf('It broke.\n\nThanks,\nDoreen\n\nPS I really am cross.')).toContain('cross')
  })

  it('never throws, and loses no line', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('> x', '-- ', 'On a day like this she wrote:', 'From: a', 'Sent: b', 'Thanks,', ''),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n')
        const folded = foldParts(text).map((part) => part.text)
        const wordsOf = (value: string) => value.split(/\s+/).filter((word) => word !== '')
        expect(wordsOf(folded.join('\n'))).toEqual(wordsOf(text))
      }),
    )
  })
})
