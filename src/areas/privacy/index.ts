/** Door for other areas: what contacts allow, and the record of who looked at them. */
export { listConsents, maySenseEmotion } from './reads.ts'
export { recordChange, recordLook } from './actions/record-audit.ts'
export { consentChanged, consentDefaultChanged } from './events.ts'
