/**
 * The life of an import: `receiving` bytes, `ready` to be started (own addresses and columns are asked),
 * `running`, then `done`, `stopped` by a person or `failed` with a reason. A stopped or failed one can be started again.
 */
export const importStates = ['receiving', 'ready', 'running', 'done', 'stopped', 'failed'] as const
export type ImportState = (typeof importStates)[number]

/** The columns a table of messages may have; who, when and text are needed. */
export const messageColumns = [
  'who',
  'name',
  'when',
  'text',
  'direction',
  'channel',
  'conversation',
  'subject',
  'externalId',
] as const
export type MessageColumn = (typeof messageColumns)[number]
