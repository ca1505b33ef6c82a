import { expect, it } from 'vitest'
import { mergedGuesses, ownAddressOf } from './import-guesses.ts'

it('weighs guesses by the messages they were made from', () => {
  const guess = (address: string, share: number, isLikely = false) => ({ address, share, isLikely })
  const merged = mergedGuesses([
    { kind: 'mail', sampled: 30, ownAddressGuesses: [guess('us@a.example', 1, true), guess('x@b.example', 0.1)] },
    { kind: 'mail', sampled: 10, ownAddressGuesses: [guess('us@a.example', 0.6), guess('y@c.example', 1)] },
  ])
  expect(merged.map(({ address, share, isLikely }) => [address, Math.round(share * 1000), isLikely])).toEqual([
    ['us@a.example', 900, true],
    ['y@c.example', 250, false],
    ['x@b.example', 75, false],
  ])
  expect(mergedGuesses([])).toEqual([])
})

it('takes an address or a whole domain', () => {
  expect(ownAddressOf(' Help@Shop.Example ')).toBe('help@shop.example')
  expect(ownAddressOf('@shop.example')).toBe('@shop.example')
  expect(ownAddressOf('shop.example')).toBeNull()
  expect(ownAddressOf('a b@shop.example')).toBeNull()
})
