import { readFile, rm } from 'node:fs/promises'
import { Failure, reasonOf } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Files } from '#platform/files.ts'
import type { Tools } from '#platform/jobs.ts'
import { endImport, noteProgress, setAside, takeImport } from '../actions/progress-import.ts'
import type { Kept } from '../actions/progress-import.ts'
import { storeMessages } from '../actions/store-messages.ts'
import type { Outcome, Prepared } from '../actions/store-messages.ts'
import { openSource, readSource } from '../channels/archive/source.ts'
import type { Content, Found, Incoming, Reason } from '../domain/incoming.ts'
import { findImport } from './import-reads.ts'
import type { getImport } from './import-reads.ts'

type Import = Awaited<ReturnType<typeof getImport>>

/** How many messages are stored in one transaction, and how many bytes may wait for it. */
const batchSize = 200
const batchBytes = 16 * 2 ** 20

/** A person has stopped the import. */
class Stopped extends Error {}

/** Reads an import from its beginning to its end. Safe to repeat, and to be killed at any moment. */
export async function runImport(tools: Tools, importId: Id<'import'>): Promise<void> {
  const taken = await tools.transact((ctx) => takeImport(ctx, importId))
  if (!taken) return
  try {
    await readWhole(tools, taken)
    await tools.transact((ctx) => endImport(ctx, importId, null))
    if (taken.source.kind === 'upload') await tools.files.remove(taken.source.fileKey)
  } catch (error) {
    if (error instanceof Stopped || tools.signal.aborted) return
    // Stopped and removed while a batch was being stored.
    if (!(await tools.transact((ctx) => findImport(ctx, importId)))) return
    tools.log('An import failed.', { import: importId, reason: reasonOf(error) })
    await tools.transact((ctx) => endImport(ctx, importId, whyFailed(error)))
  }
}

function whyFailed(error: unknown): Reason {
  if (error instanceof Failure) return { pattern: error.pattern, values: error.values as Reason['values'] }
  const isDiskFull =
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ENOSPC' || error.code === '53100')
  if (isDiskFull)
    return {
      pattern: 'The disk is full. Make room, then start the import again: what is stored is not added twice.',
      values: {},
    }
  return {
    pattern: 'It stopped: {reason}. Start it again: what is stored is not added twice.',
    values: { reason: reasonOf(error) },
  }
}

async function readWhole(tools: Tools, taken: Import): Promise<void> {
  const { source, name, options } = taken
  const opened = await openSource(source.kind === 'upload' ? tools.files.path(source.fileKey) : source.path, name)
  const progress = { bytesRead: 0, messagesAdded: 0, duplicates: 0 }
  const own = new Set(options.ownAddresses)
  // One batch is stored while the next one is read.
  let storing: Promise<void> = Promise.resolve()
  const store = async (batch: Batch) => {
    const outcomes = await storeBatch(tools, taken.id, own, batch)
    progress.messagesAdded += outcomes.filter((outcome) => outcome === 'added' || outcome === 'known').length
    progress.duplicates += outcomes.filter((outcome) => outcome === 'duplicate').length
    progress.bytesRead = batch.bytesRead
    if (!(await tools.transact((ctx) => noteProgress(ctx, taken.id, progress)))) throw new Stopped()
  }
  for await (const batch of batchesOf(readSource(opened, { ...options, signal: tools.signal }), tools.files)) {
    await storing
    storing = store(batch)
    storing.catch(() => undefined)
  }
  await storing
}

type Batch = { messages: { place: Place; message: Prepared }[]; kept: Kept[]; bytesRead: number }
type Place = Pick<Found, 'file' | 'position' | 'unit'>

const emptyBatch = (): Batch => ({ messages: [], kept: [], bytesRead: 0 })

async function* batchesOf(found: AsyncIterable<Found>, files: Files): AsyncGenerator<Batch> {
  let batch = emptyBatch()
  let begunAt = 0
  for await (const one of found) {
    const place = { file: one.file, position: one.position, unit: one.unit }
    if (one.kind === 'message') batch.messages.push({ place, message: await prepare(one.message, files) })
    else batch.kept.push({ ...place, reason: one.reason, raw: await bytesOf(one.raw) })
    batch.bytesRead = Math.max(begunAt, one.bytesRead)
    const isFull = batch.messages.length + batch.kept.length >= batchSize || batch.bytesRead - begunAt >= batchBytes
    if (!isFull) continue
    yield batch
    begunAt = batch.bytesRead
    batch = emptyBatch()
  }
  if (batch.messages.length + batch.kept.length > 0) yield batch
}

/** Stores the attachments in the files: content first, so that no row leads to nothing. */
async function prepare(message: Incoming, files: Files): Promise<Prepared> {
  const attachments: Prepared['attachments'][number][] = []
  for (const { content, ...attachment } of message.attachments) {
    attachments.push({ ...attachment, fileKey: await files.keep('path' in content ? content : content.bytes) })
    if ('path' in content) await rm(content.path, { force: true })
  }
  return { ...message, attachments }
}

/** Of what is set aside, as much is kept with its reason; a larger one stays in the file it came from. */
const largestKept = 32 * 2 ** 20

const bytesOf = async (raw: Content): Promise<Buffer> =>
  ('bytes' in raw ? raw.bytes : await readFile(raw.path)).subarray(0, largestKept)

/** Stores a batch; when one message makes it fail, message by message, so that only that one is set aside. */
async function storeBatch(
  tools: Tools,
  importId: Id<'import'>,
  own: ReadonlySet<string>,
  batch: Batch,
): Promise<Outcome[]> {
  const store = (messages: Batch['messages']) =>
    tools.transact(async (ctx) => {
      const outcomes = await storeMessages(
        ctx,
        messages.map(({ message }) => message),
        { own, importId },
      )
      await setAsideRefused(messages, outcomes, (kept) => setAside(ctx, importId, kept))
      return outcomes
    })
  if (batch.kept.length > 0) await tools.transact((ctx) => setAside(ctx, importId, batch.kept))
  if (batch.messages.length === 0) return []
  try {
    return await store(batch.messages)
  } catch (error) {
    if (!isAboutValues(error)) throw error
    const outcomes: Outcome[] = []
    for (const one of batch.messages)
      outcomes.push(...(await store([one]).catch((reason: unknown) => refuse(tools, importId, one, reason))))
    return outcomes
  }
}

async function refuse(
  tools: Tools,
  importId: Id<'import'>,
  one: Batch['messages'][number],
  error: unknown,
): Promise<Outcome[]> {
  if (!isAboutValues(error)) throw error
  const reason: Reason = { pattern: 'It cannot be stored: {reason}', values: { reason: reasonOf(error) } }
  await tools.transact((ctx) => setAside(ctx, importId, [keptOf(one, reason)]))
  return [reason]
}

/** SQLSTATE classes 22 (data), 23 (constraints) and 54 (limits) speak of a value, not of the database. */
const isAboutValues = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && /^(?:22|23|54)/.test(String(error.code))

async function setAsideRefused(
  messages: Batch['messages'],
  outcomes: readonly Outcome[],
  keep: (kept: Kept[]) => Promise<void>,
) {
  const refused = messages.flatMap((one, at) => {
    const outcome = outcomes[at]
    return typeof outcome === 'object' ? [keptOf(one, outcome)] : []
  })
  if (refused.length > 0) await keep(refused)
}

const keptOf = ({ place, message }: Batch['messages'][number], reason: Reason): Kept => ({
  ...{ ...place, reason },
  raw: Buffer.from(JSON.stringify({ ...message, html: undefined })).subarray(0, largestKept),
})
