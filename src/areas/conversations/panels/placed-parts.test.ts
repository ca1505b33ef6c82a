import { describe, expect, it } from 'vitest'
import { placeSpans } from './placed-parts.ts'

const part = (kind: 'written' | 'quoted' | 'signature', text: string) => ({ kind, text })
const said = (parts: ReturnType<typeof placeSpans>) =>
  parts.map(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)))

describe('placeSpans', () => {
  const written = 'It broke again.\n\nPlease help.'
  const parts = [part('written', 'It broke again.'), part('quoted', '> Please help.'), part('written', 'Please help.')]
  const at = (words: string) => {
    const start = written.indexOf(words)
    return { start, end: start + words.length, weight: 1 }
  }

  it('finds the words in the part they stand in, and never in a quote', () => {
    expect(said(placeSpans({ parts, written }, [at('broke'), at('Please help')]))).toEqual([
      ['broke'],
      [],
      ['Please help'],
    ])
  })

  it('cuts a span that reaches over two parts', () => {
    expect(said(placeSpans({ parts, written }, [at('again.\n\nPlease')]))).toEqual([['again.'], [], ['Please']])
  })

  it('tells two parts of the same words apart by their order', () => {
    const twice = [part('written', 'No.'), part('quoted', '> Sure?'), part('written', 'No.')]
    const spans = [{ start: 5, end: 8, weight: 1 }]
    expect(said(placeSpans({ parts: twice, written: 'No.\n\nNo.' }, spans))).toEqual([[], [], ['No.']])
  })

  it('marks nothing in a part beyond what was read', () => {
    expect(said(placeSpans({ parts, written: 'It broke' }, [at('broke')]))).toEqual([[], [], []])
  })
})
