import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { contrast, difference, visions } from './colour.ts'

const css = readFileSync(new URL('../../src/ui/theme/tokens.css', import.meta.url), 'utf8')
const families = ['hurting', 'warm', 'open', 'calm'] as const
const schemes = ['light', 'dark'] as const

function tokensOf(scheme: string): (name: string) => string {
  const block = css.split(`[data-mantine-color-scheme='${scheme}']`)[1]?.split('}')[0] ?? ''
  const tokens = new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]))
  return (name) => tokens.get(name) ?? expect.fail(`--${name} is missing in ${scheme}`)
}

describe.each(schemes)('in the %s theme', (scheme) => {
  const token = tokensOf(scheme)
  const grounds = ['paper', 'surface', 'sunken', 'hover'].map(token)
  const weakest = (name: string, on: string[]) => Math.min(...on.map((ground) => contrast(token(name), ground)))

  it.each(['ink', 'ink-soft'])('body text in %s reaches 7:1 on every ground', (name) => {
    expect(weakest(name, grounds)).toBeGreaterThanOrEqual(name === 'ink' ? 12 : 7)
  })

  it('faint text and links reach 4.5:1 on every ground', () => {
    for (const name of ['ink-faint', 'accent', 'accent-ink'])
      expect(weakest(name, grounds), name).toBeGreaterThanOrEqual(4.5)
  })

  it('buttons reach 4.5:1 at rest and under the pointer, on plain and soft accent', () => {
    expect(contrast(token('on-accent'), token('accent'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('on-accent'), token('accent-hover'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('accent-ink'), token('accent-soft'))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(families)('words about %s reach 4.5:1 on their own wash and on every ground', (family) => {
    expect(weakest(`${family}-ink`, [...grounds, token(`${family}-soft`)])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('ink'), token(`${family}-soft`))).toBeGreaterThanOrEqual(7)
  })

  it('shapes and the edges of fields reach 3:1', () => {
    const on = [token('paper'), token('surface')]
    for (const name of [...families, ...families.map((f) => `${f}-far`), 'line-strong'])
      expect(weakest(name, on), name).toBeGreaterThanOrEqual(3)
  })

  it.each(visions)('families stay apart with %s vision', (vision) => {
    const hues = families.flatMap((family) => [family, `${family}-far`].map((name) => ({ family, name })))
    for (const a of hues)
      for (const b of hues)
        if (a.family !== b.family)
          expect(difference(token(a.name), token(b.name), vision), `${a.name} and ${b.name}`).toBeGreaterThan(6.5)
  })
})

it('a simulation that sees red and green as one is told from normal sight', () => {
  expect(difference('#d02020', '#208020', 'deutan')).toBeLessThan(difference('#d02020', '#208020', 'normal') / 2)
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
})
