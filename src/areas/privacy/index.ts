/** Door for other areas: what contacts allow, and the record of who looked at them. */
export { listAgreed, listConsents, mayReadOutside, maySenseEmotion } from './reads.ts'
export { recordChange, recordLook } from './actions/record-audit.ts'
export { withdrawForEverybody } from './actions/withdraw-for-everybody.ts'
export { consentChanged, consentDefaultChanged } from './events.ts'
