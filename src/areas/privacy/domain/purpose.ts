/** What a contact's data may be used for. Each has a state of its own (docs/privacy.md). */
export const purposes = ['emotional_insight', 'external_reading'] as const
export type Purpose = (typeof purposes)[number]

export const consentStates = ['given', 'withdrawn'] as const
export type ConsentState = (typeof consentStates)[number]

/** Where a state comes from: said for this contact, or the organisation's default. */
export const consentBases = ['recorded', 'default'] as const

/** What holds for a contact who said nothing: of emotional insight what the organisation chose, of all else no. */
export const initialStates = (chosen: { emotional_insight: ConsentState }): Record<Purpose, ConsentState> => ({
  ...chosen,
  external_reading: 'withdrawn',
})
