import { describe, expect, test } from 'vitest'
import { theEngine } from '#areas/emotion/engines/the-engine.ts'
import { readCustomerMessages, splitByAuthor } from './corpus.ts'
import { areaUnderCurve, bestThreshold, calibrationError, callsFrom, correlation, errorByChance } from './measures.ts'
import { measureMessages } from './results.ts'

describe('what the committed model knows of customers it never learnt from', () => {
  test('stays as good as its card says', { timeout: 120_000 }, async () => {
    const { heldOut } = splitByAuthor(readCustomerMessages())
    const engine = await theEngine()
    const found = measureMessages(
      heldOut,
      await engine.read(heldOut.map(({ text, context: situation }) => ({ text, situation }))),
    )
    expect(heldOut.length).toBeGreaterThan(500)
    expect(found.shown).toBeGreaterThan(0.76)
    expect(found.family).toBeGreaterThan(0.84)
    expect(found.needsPerson).toBeGreaterThan(0.88)
    expect(found.calibration).toBeLessThan(0.06)
    expect(found.valence).toBeGreaterThan(0.6)
    expect(found.intensity).toBeGreaterThan(0.7)
  })

  test('nobody stands on both sides of the split', () => {
    const sides = Object.values(splitByAuthor(readCustomerMessages())).map(
      (messages) => new Set(messages.map(({ author }) => author)),
    )
    const all = new Set(sides.flatMap((authors) => [...authors]))
    expect(sides.reduce((sum, authors) => sum + authors.size, 0)).toBe(all.size)
  })
})

describe('measures', () => {
  const calls = [0.9, 0.8, 0.4, 0.3].map((score, at) => ({ score, is: at === 0 || at === 2 }))

  test('F1 and its best threshold', () => {
    expect(callsFrom(0.5, calls)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, there: 2 })
    expect(bestThreshold(calls)).toBeCloseTo(0.35)
  })

  test('area under the curve, ties counting half', () => {
    expect(areaUnderCurve(calls)).toBe(0.75)
    expect(areaUnderCurve(calls.map(({ is }) => ({ score: 1, is })))).toBe(0.5)
  })

  test('calibration error and correlation', () => {
    expect(calibrationError([0.8, 0.8, 0.8, 0.8].map((score, at) => ({ score, is: at > 1 })))).toBeCloseTo(0.3)
    const sure = [...Array(500).fill(0.9), ...Array(500).fill(0.6)] as number[]
    expect(errorByChance(sure)).toBeLessThan(0.03)
    expect(errorByChance(sure.slice(480, 520))).toBeGreaterThan(errorByChance(sure))
    expect(
      correlation([
        [1, 2],
        [2, 4],
        [3, 6],
      ]),
    ).toBeCloseTo(1)
  })
})
