import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clausesOf } from './clauses.ts'
import { featuresOf, wholeText } from './features.ts'
import { flagsOf } from './flags.ts'
import { hashOf, spread } from './hash.ts'
import { tokensOf } from './tokens.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.lorem({ maxCount: 20, mode: 'sentences' }))
const cut = (text: string) => clausesOf(text).map(({ start, end }) => text.slice(start, end))

describe('clauses', () => {
  test('end with sentences, lines and turns', () => {
    expect(cut('It broke. I rang, but nobody came; what now?\nAnna')).toEqual([
      'It broke.',
      'I rang,',
      'but nobody came;',
      'what now?',
      'Anna',
    ])
  })

  test('do not end after a title or inside a number', () => {
    expect(cut('Dr. Pruitt paid 12.50 on Monday.')).toEqual(['Dr. Pruitt paid 12.50 on Monday.'])
  })

  test('lie inside the text, in order, apart, and hold all its words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clauses = clausesOf(text)
        clauses.forEach(({ start, end }, at) => {
          expect(start).toBeGreaterThanOrEqual(clauses[at - 1]?.end ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        })
        expect(cut(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})

describe('tokens and flags', () => {
  test('numbers keep their length, drawn-out letters and repeated signs stop at two', () => {
    expect(tokensOf('Sooooo late!!! Order 4711, see https://x.example/y?z=1')).toEqual([
      'soo',
      'late',
      '!!',
      'order',
      '0000',
      ',',
      'see',
      '<link>',
    ])
  })

  test('a curly apostrophe is an apostrophe', () => {
    expect(tokensOf('I don’t')).toEqual(['i', "don't"])
  })

  test('shouting, counting and asking are flagged', () => {
    const flags = flagsOf('THIS IS the third time on 4th March. WHY?')
    expect(flags).toEqual(expect.arrayContaining(['shouting 2', 'repetition 1', 'date 2', 'question 1', 'ends with ?']))
  })
})

describe('features', () => {
  test('hashes stay what they are: committed weights depend on them', () => {
    expect([spread(hashOf('')), spread(hashOf('thanks')), spread(hashOf('thank'))]).toMatchInlineSnapshot(`
      [
        2872998923,
        2957755869,
        3260156266,
      ]
    `)
    expect([...featuresOf('Thanks!').hashes].slice(0, 3)).toMatchInlineSnapshot(`
      [
        2362486557,
        508064764,
        1925290262,
      ]
    `)
  })

  test('a word counts once, where it stands first', () => {
    const once = featuresOf('late')
    expect(featuresOf('late late late').hashes.length).toBeLessThan(once.hashes.length * 2)
    expect(new Set(featuresOf('Late. Late again. Late.').clauseOf)).toEqual(new Set([0, 1, wholeText]))
  })

  test('nothing has no features', () => {
    expect(featuresOf(' \n ').hashes).toHaveLength(0)
  })

  test('are finite, distinct and belong to a clause, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { hashes, values, clauseOf, clauses } = featuresOf(text)
        expect(values.every((value) => value > 0 && value <= 1)).toBe(true)
        expect(clauseOf.every((clause) => clause < clauses.length || clause === wholeText)).toBe(true)
        expect(hashes.length).toBe(values.length)
      }),
    )
  })
})
