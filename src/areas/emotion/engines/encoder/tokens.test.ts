import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encoderFolder } from '../the-engine.ts'
import { readVocabulary, tokensOf } from './tokens.ts'

const pieces = readFileSync(join(encoderFolder, 'vocabulary.txt'), 'utf8').split('\n')
const vocabulary = readVocabulary(pieces.join('\n'))
const cut = (text: string) => tokensOf(vocabulary, text).map(({ id }) => pieces[id])

describe('word pieces', () => {
  test.each<[string, string]>([
    ['Hello, where is my order?', 'hello , where is my order ?'],
    ['naïve café', 'naive cafe'],
    ['unaffable embeddings', 'una ##ffa ##ble em ##bed ##ding ##s'],
    ["can't", "can ' t"],
    ['中国人', '中 国 人'],
    ['£40.50', '£ ##40 . 50'],
    ['😡', '😡'],
    ['', ''],
  ])('of %j', (text, expected) => {
    expect(cut(text).join(' ')).toBe(expected)
  })

  test('capitals are marked once for each run of shouted words of three letters and more', () => {
    expect(cut('WHERE WAS THE ORDER? I ask')).toEqual(['[unused1]', 'where', 'was', 'the', 'order', '?', 'i', 'ask'])
    expect(cut('I am OK')).toEqual(['i', 'am', 'ok'])
  })

  test('a word that is too long is unknown', () => {
    expect(cut('a'.repeat(101))).toEqual(['[UNK]'])
  })

  test('sentences end at their signs and at lines', () => {
    const ends = tokensOf(vocabulary, 'Yes. No\nmaybe').map(({ endsSentence }) => endsSentence)
    expect(ends).toEqual([false, true, true, false])
  })

  test('every token lies in its text, in order, and has a place in the vocabulary', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let before = 0
        for (const { id, start, end } of tokensOf(vocabulary, text)) {
          expect(pieces[id]).toBeDefined()
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          before = start
        }
      }),
    )
  })
})
