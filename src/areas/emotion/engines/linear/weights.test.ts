import { describe, expect, test } from 'vitest'
import { packWeights, rowFinder, unpackWeights } from './weights.ts'

const weights = {
  hashes: Uint32Array.of(3, 262_147, 4_294_967_295),
  heads: 3,
  inner: 1,
  scales: Float32Array.of(0.5, 0.25, 1),
  bias: Float32Array.of(-1, 0, 1),
  links: Float32Array.of(0.5, -0.5),
  cells: Int8Array.of(1, -2, 3, -4, 5, -6, 127, -127, 0),
}

describe('weights', () => {
  test('come back from their bytes as they were, from any place in a buffer', () => {
    const bytes = packWeights(weights)
    const moved = new Uint8Array(bytes.length + 1)
    moved.set(bytes, 1)
    expect(unpackWeights(moved.subarray(1))).toEqual(weights)
  })

  test('anything else is refused', () => {
    expect(() => unpackWeights(new Uint8Array(3))).toThrow('no weights')
    expect(() => unpackWeights(packWeights(weights).slice(0, -1))).toThrow('cut off')
  })

  test('rows are found by hash, also where hashes share a slot', () => {
    const findRow = rowFinder(weights.hashes)
    expect([3, 262_147, 4_294_967_295, 4].map(findRow)).toEqual([0, 1, 2, -1])
  })
})
