import { clausesOf } from './clauses.ts'
import type { Clause } from './clauses.ts'
import { flagsOf } from './flags.ts'
import { hashOf, hashOn, hashSeed, spread } from './hash.ts'
import { tokensOf } from './tokens.ts'

export type FeatureSet = {
  /** Hashes of the features, 0…2³²−1. */
  hashes: Uint32Array
  /** What each counts, so that texts of all lengths weigh alike. */
  values: Float32Array
  /** In which clause each stands, as an index into `clauses`; flags stand in none: `wholeText`. */
  clauseOf: Uint16Array
  clauses: Clause[]
}

/** In place of a clause, for what is true of all of them together. */
export const wholeText = 0xffff

/** More than this is not read: by then a text is no message any more. UTF-16 units. */
const longestRead = 20_000

const longestGram = 3
const lettersFrom = 2
const lettersTo = 5
const flagWeight = 0.35

const wordSeeds = [hashOf('words 1'), hashOf('words 2'), hashOf('words 3')]
const lettersSeed = hashOf('letters')
const flagsSeed = hashOf('flags')

/**
 * Everything that the linear engine looks at in a text: words, groups of letters, and flags. Each kind is scaled on its
 * own, so that letters do not drown words. Each feature counts once, where it stands first.
 */
export function featuresOf(text: string): FeatureSet {
  const read = text.length > longestRead ? text.slice(0, longestRead) : text
  const clauses = clausesOf(read)
  const words = new Map<number, number>()
  const letters = new Map<number, number>()
  clauses.forEach((clause, at) => {
    const tokens = tokensOf(read.slice(clause.start, clause.end))
    addWords(words, tokens, at)
    for (const token of tokens) for (const hash of lettersOf(token)) addOnce(letters, hash, at)
  })
  const flags = new Map<number, number>()
  if (clauses.length > 0) for (const flag of flagsOf(read)) addOnce(flags, spread(hashOf(flag, flagsSeed)), wholeText)
  return joined(clauses, [words, letters, flags])
}

const addOnce = (found: Map<number, number>, hash: number, clause: number): void => {
  if (!found.has(hash)) found.set(hash, clause)
}

function addWords(found: Map<number, number>, tokens: readonly string[], clause: number): void {
  const hashes = tokens.map((token) => hashOf(token))
  eachGram(hashes, (hash) => addOnce(found, hash, clause))
}

/**
 * Every group of up to three words that follow each other, by its hash, its first word and the one after its last. One
 * before the first and one after the last word of the clause stand for its edges.
 */
export function eachGram(hashes: readonly number[], take: (hash: number, first: number, after: number) => void): void {
  for (let first = -1; first < hashes.length; first++) {
    for (let size = 1; size <= longestGram && first + size <= hashes.length + 1; size++) {
      let hash = wordSeeds[size - 1] ?? hashSeed
      for (let at = first; at < first + size; at++) hash = hashOn(hash, hashes[at] ?? 0)
      take(spread(hash), first, first + size)
    }
  }
}

const lettersKnown = new Map<string, Uint32Array>()
const lettersKept = 50_000

/** Hashes of a word's letter groups, edges included. Words come again and again, so the latest are kept. */
export function lettersOf(token: string): Uint32Array {
  const known = lettersKnown.get(token)
  if (known) return known
  const word = ` ${token.slice(0, 40)} `
  const hashes: number[] = []
  for (let start = 0; start < word.length; start++) {
    let hash = lettersSeed
    const end = Math.min(word.length, start + lettersTo)
    for (let at = start; at < end; at++) {
      hash = hashOn(hash, word.charCodeAt(at))
      if (at - start + 1 >= lettersFrom) hashes.push(spread(hash))
    }
  }
  if (lettersKnown.size >= lettersKept) lettersKnown.clear()
  const fresh = Uint32Array.from(hashes)
  lettersKnown.set(token, fresh)
  return fresh
}

function joined(clauses: Clause[], [words, letters, flags]: [...Map<number, number>[]]): FeatureSet {
  const groups = [words ?? new Map(), letters ?? new Map(), flags ?? new Map()]
  const size = groups.reduce((sum, group) => sum + group.size, 0)
  const set = {
    hashes: new Uint32Array(size),
    values: new Float32Array(size),
    clauseOf: new Uint16Array(size),
    clauses,
  }
  let at = 0
  for (const group of groups) {
    const value = group === flags ? flagWeight : 1 / Math.sqrt(group.size)
    for (const [hash, clause] of group) {
      set.hashes[at] = hash
      set.values[at] = value
      set.clauseOf[at++] = clause
    }
  }
  return set
}
