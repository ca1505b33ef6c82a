import { shownLabels } from '../domain/label.ts'
import { sharesOf, traits, traitsOf } from '../domain/reading.ts'
import type { TextReading } from '../domain/reading.ts'
import { logit, sigmoid, softmax } from '../domain/share.ts'
import type { TextEngine } from './engine.ts'

/** How much the first tier's scores count beside the second's, 0…1 each, and what divides the blended shown scores. */
export type Blend = { labels: number; shown: number; plain: number; temperature: number }

/**
 * Two tiers read each text, and their scores (log-odds) are averaged. What each said alone stays with the reading.
 * Evidence, traits' words and life events are the second tier's.
 */
export function blendedEngine(first: TextEngine, second: TextEngine, blend: Blend): TextEngine {
  const model = { name: 'text', version: `${first.version}+${second.version}` }
  return {
    ...model,
    async read(texts) {
      const [ones, others] = await Promise.all([first.read(texts), second.read(texts)])
      return texts.flatMap((_, at) => {
        const [one, other] = [ones[at], others[at]]
        return one && other ? [{ ...blended(one, other, blend), model }] : []
      })
    },
  }
}

/** What two tiers say of one text, taken together. */
export function blended(one: TextReading, other: TextReading, blend: Blend): Omit<TextReading, 'model'> {
  const tiers = [...one.tiers, ...other.tiers]
  if (one.unread) return { ...one, tiers }
  if (other.unread) return { ...other, tiers }
  const shown = sharesOf(
    softmax(
      shownLabels.map((label) => mixed(Math.log(pOf(one, label)), Math.log(pOf(other, label)), blend.shown)),
      blend.temperature,
    ),
  )
  const mix = (a: number, b: number) => sigmoid(mixed(logit(a), logit(b), blend.plain))
  return {
    labels: one.labels.map((p, at) => sigmoid(mixed(logit(p), logit(other.labels[at] ?? 0), blend.labels))),
    shown,
    needsPerson: mix(one.needsPerson, other.needsPerson),
    valence: mixed(one.valence, other.valence, blend.plain),
    intensity: mixed(one.intensity, other.intensity, blend.plain),
    traits: traitsOf(traits.map((trait) => mix(one.traits[trait], other.traits[trait]))),
    lifeEvent: other.lifeEvent,
    unread: null,
    confidence: shown[0]?.p ?? 0,
    evidence: shown[0]?.label === 'neutral' ? [] : other.evidence.length > 0 ? other.evidence : one.evidence,
    tiers,
  }
}

const mixed = (one: number, other: number, share: number): number => share * one + (1 - share) * other

const pOf = ({ shown }: TextReading, wanted: string): number =>
  Math.max(1e-6, shown.find(({ label }) => label === wanted)?.p ?? 0)
