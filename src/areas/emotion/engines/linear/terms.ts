import { labels, shownLabels } from '../../domain/label.ts'
import type { ShownLabel } from '../../domain/label.ts'
import { sigmoid, softmax } from '../../domain/share.ts'
import { eachGram, featuresOf, lettersOf } from './features.ts'
import { hashOf } from './hash.ts'
import { heads } from './heads.ts'
import { rowsOf, scoresOf } from './linear-engine.ts'
import type { LinearModel } from './linear-engine.ts'
import { tokensAt } from './tokens.ts'
import { rowFinder } from './weights.ts'
import type { Weights } from './weights.ts'

/** Words of a text in UTF-16 offsets, and by how much they raise or lower the log of a label's probability. */
export type Term = { start: number; end: number; gain: number }

const [mostTowards, mostAway] = [5, 3]
/** What moves less than this part of what the strongest moves is left out. */
const leastOfStrongest = 0.15

/**
 * The words and groups of words that moved a label most, strongest first. A feature's gain is its weight times the
 * gradient of log p(label) with respect to its value, first order: what it does to the label's score, also through the
 * inner heads, less what it does to all shown scores on their weighted mean. Groups of letters are counted with the word
 * in which they stand; flags, which stand nowhere, are left out.
 */
export function termsOf(model: LinearModel, text: string, label: ShownLabel): { towards: Term[]; away: Term[] } {
  const gainOf = gainsFor(model, text, label)
  const found = apart(collect(text, gainOf))
  const strongest = Math.max(0, ...found.map(({ gain }) => Math.abs(gain)))
  const worth = found.filter(({ gain }) => Math.abs(gain) >= leastOfStrongest * strongest)
  return {
    towards: worth.filter(({ gain }) => gain > 0).slice(0, mostTowards),
    away: worth.filter(({ gain }) => gain < 0).slice(0, mostAway),
  }
}

type GainOf = (hash: number) => number

/** What each feature of a text adds to the log of a label's probability; each is asked for once, where it stands first. */
function gainsFor({ weights, temperature }: LinearModel, text: string, label: ShownLabel): GainOf {
  const features = featuresOf(text)
  const findRow = rowFinder(weights.hashes)
  const rows = rowsOf(features, findRow)
  const pull = pullOf(weights, scoresOf(weights, features, rows), { label, temperature })
  const gains = new Map<number, number>()
  for (const [at, row] of rows.entries()) {
    if (row < 0) continue
    const from = row * weights.heads
    const moved = pull.reduce((sum, part, head) => sum + part * (weights.cells[from + head] ?? 0), 0)
    gains.set(features.hashes[at] ?? 0, moved * (features.values[at] ?? 0))
  }
  return (hash) => {
    const gain = gains.get(hash) ?? 0
    gains.delete(hash)
    return gain
  }
}

/** How much log p(label) moves with each head's byte: through its shown score, and through the inner heads' shares. */
function pullOf(
  weights: Weights,
  scores: Float32Array | Float64Array,
  asked: { label: ShownLabel; temperature: number },
) {
  const { scales, links, heads: count, inner } = weights
  const { from, count: shownCount } = heads.shown
  const shares = softmax(scores.subarray(from, from + shownCount), asked.temperature)
  const ofShown = shownLabels.map((one, at) => ((one === asked.label ? 1 : 0) - (shares[at] ?? 0)) / asked.temperature)
  const pull = new Float64Array(count)
  for (const [at, part] of ofShown.entries()) pull[from + at] = part * (scales[from + at] ?? 0)
  for (let head = 0; head < Math.min(inner, labels.length); head++) {
    const share = sigmoid(scores[head] ?? 0)
    const linked = ofShown.reduce(
      (sum, part, at) => sum + part * (links[head * (count - inner) + from - inner + at] ?? 0),
      0,
    )
    pull[head] = linked * share * (1 - share) * (scales[head] ?? 0)
  }
  return pull
}

type Placed = Term & { first: number; after: number }

/** Every group of words with all that it and its letters add. Words are numbered through the text, edges not counted. */
function collect(text: string, gainOf: GainOf): Placed[] {
  const groups = new Map<string, Placed>()
  let before = 0
  for (const clause of featuresOf(text).clauses) {
    const tokens = tokensAt(text.slice(clause.start, clause.end))
    const add = (from: number, after: number, gain: number) => {
      const [first, last] = [tokens[Math.max(0, from)], tokens[Math.min(tokens.length, after) - 1]]
      if (!first || !last || gain === 0 || last.end <= first.start) return
      const place = { first: before + Math.max(0, from), after: before + Math.min(tokens.length, after) }
      const key = `${place.first} ${place.after}`
      const known = groups.get(key)?.gain ?? 0
      groups.set(key, { ...place, start: clause.start + first.start, end: clause.start + last.end, gain: known + gain })
    }
    eachGram(
      tokens.map(({ token }) => hashOf(token)),
      (hash, first, after) => add(first, after, gainOf(hash)),
    )
    tokens.forEach(({ token }, at) => {
      for (const hash of lettersOf(token)) add(at, at + 1, gainOf(hash))
    })
    before += tokens.length
  }
  return [...groups.values()].filter(({ start, end }) =>
    /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.slice(start, end)),
  )
}

/** The strongest groups that share no word, strongest first. */
function apart(groups: readonly Placed[]): Term[] {
  const kept: Placed[] = []
  for (const group of groups.toSorted((a, b) => Math.abs(b.gain) - Math.abs(a.gain)))
    if (kept.every(({ first, after }) => group.after <= first || group.first >= after)) kept.push(group)
  return kept.map(({ start, end, gain }) => ({ start, end, gain }))
}
