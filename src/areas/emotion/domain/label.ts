/** The 28 labels of GoEmotions (Demszky et al. 2020) in its order: what engines estimate and what is stored. */
export const labels = [
  'admiration',
  'amusement',
  'anger',
  'annoyance',
  'approval',
  'caring',
  'confusion',
  'curiosity',
  'desire',
  'disappointment',
  'disapproval',
  'disgust',
  'embarrassment',
  'excitement',
  'fear',
  'gratitude',
  'grief',
  'joy',
  'love',
  'nervousness',
  'optimism',
  'pride',
  'realization',
  'relief',
  'remorse',
  'sadness',
  'surprise',
  'neutral',
] as const
export type Label = (typeof labels)[number]

/** Four families for summaries: where it hurts, what is warm, what is open, and calm. */
export const families = ['hurting', 'warm', 'open', 'calm'] as const
export type Family = (typeof families)[number]

/** The labels that are shown and acted on, each with its family and the stored labels that it sums up. */
const shownFrom = {
  frustration: { family: 'hurting', from: ['annoyance', 'disapproval'] },
  anger: { family: 'hurting', from: ['anger', 'disgust'] },
  anxiety: { family: 'hurting', from: ['fear', 'nervousness'] },
  confusion: { family: 'hurting', from: ['confusion'] },
  disappointment: { family: 'hurting', from: ['disappointment', 'remorse', 'embarrassment'] },
  sadness: { family: 'hurting', from: ['sadness', 'grief'] },
  curiosity: { family: 'open', from: ['curiosity', 'desire'] },
  surprise: { family: 'open', from: ['surprise', 'realization'] },
  relief: { family: 'warm', from: ['relief'] },
  gratitude: { family: 'warm', from: ['gratitude'] },
  delight: { family: 'warm', from: ['joy', 'love', 'amusement', 'admiration', 'approval', 'pride', 'caring'] },
  excitement: { family: 'warm', from: ['excitement', 'optimism'] },
  neutral: { family: 'calm', from: ['neutral'] },
} as const satisfies Record<string, { family: Family; from: readonly Label[] }>

export type ShownLabel = keyof typeof shownFrom
export const shownLabels = Object.keys(shownFrom) as [ShownLabel, ...ShownLabel[]]

export const familyOf = (label: ShownLabel): Family => shownFrom[label].family
export const storedFor = (label: ShownLabel): readonly Label[] => shownFrom[label].from
