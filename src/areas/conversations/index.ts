/** Door for other areas and the command line: what was said, and how it came here. */
export { messageReceived } from './events.ts'
export {
  countUnreadable,
  findLastHeard,
  findSituations,
  getInContext,
  listReadableMessages,
  messagesToRead,
} from './reads.ts'
export type { ReadableMessage } from './reads.ts'
/**
 * A hook for promises: which sentences of a message of ours seem to commit us to something, and by when. Nothing here
 * keeps them, and nobody asks yet; it is meant for whoever follows `message.received`, for messages with direction `out`.
 */
export { commitmentsIn } from './domain/commitment.ts'
export type { Commitment } from './domain/commitment.ts'
export { lapsesAfterDays, stillWaiting } from './domain/waiting.ts'
export { addImport, startImport } from './actions/change-import.ts'
export { getImport, listSetAside } from './importer/import-reads.ts'
export { previewSource } from './importer/preview.ts'
export { runImport } from './importer/run-import.ts'
export { ownAddresses } from './settings.ts'
