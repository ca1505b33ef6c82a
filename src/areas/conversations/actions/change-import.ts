import { conflict, invalid } from '#kit/errors.ts'
import type { Failure } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { defineJob } from '#platform/kinds.ts'
import { getSetting, putSetting } from '#platform/settings.ts'
import type { MessageColumn } from '../domain/import-state.ts'
import { importProgressed } from '../events.ts'
import { findReceiving, getImport } from '../importer/import-reads.ts'
import { ownAddresses } from '../settings.ts'
import type { ImportSource } from '../tables.ts'
import { deleteImport, insertImport, lockImport, updateImport } from '../writes.ts'

/** Reads an import from its beginning; what is stored already is passed over. */
export const runImportJob = defineJob<{ importId: Id<'import'> }>('conversations.run-import')

type File = { name: string; size: number; fingerprint: string }

/** Announces a file; an interrupted upload of the same file goes on where it stopped. */
export async function announceImport(ctx: Context, file: File) {
  if (file.size === 0) throw invalid('{name} is empty. Export it again, then import it again.', { name: file.name })
  const interrupted = await findReceiving(ctx, file)
  if (interrupted) return interrupted
  const id = newId<'import'>(ctx.now)
  return addImport(ctx, { id, ...file, bytesReceived: 0, state: 'receiving', source: { kind: 'upload', fileKey: id } })
}

type NewImport = File & {
  id?: Id<'import'>
  bytesReceived: number
  state: 'receiving' | 'ready'
  source: ImportSource
}

export async function addImport(ctx: Context, { id, size, source, ...rest }: NewImport) {
  const importId = id ?? newId<'import'>(ctx.now)
  await insertImport(ctx, {
    ...{ ...rest, id: importId, source: JSON.stringify(source), bytesTotal: size, bytesRead: 0 },
    options: JSON.stringify({ ownAddresses: [], mapping: null, timeZone: null }),
    ...{ messagesAdded: 0, duplicates: 0, setAside: 0, failure: null },
    ...{ createdBy: ctx.actor.name, createdAt: ctx.now, finishedAt: null, aliveAt: null },
  })
  return getImport(ctx, importId)
}

/** Notes how much of a file has arrived; a whole one is ready to be started. */
export async function noteReceived(ctx: Context, id: Id<'import'>, bytesReceived: number) {
  const { bytesTotal } = await getImport(ctx, id)
  await updateImport(ctx, id, ['receiving'], {
    bytesReceived,
    state: bytesReceived >= bytesTotal ? 'ready' : 'receiving',
  })
  return getImport(ctx, id)
}

type Start = {
  id: Id<'import'>
  ownAddresses?: string[]
  mapping?: Partial<Record<MessageColumn, string>>
  timeZone?: string
}

/** Starts an import; a worker reads it as soon as it can. */
export async function queueImport(ctx: Context, start: Start) {
  const started = await startImport(ctx, start)
  await ctx.enqueue(runImportJob, { importId: start.id })
  return started
}

/** Starts, or starts again, an import, for whoever reads it. Own addresses named here are ours from now on. */
export async function startImport(ctx: Context, { id, ownAddresses: named = [], mapping, timeZone }: Start) {
  const { state, options: before } = await getImport(ctx, id)
  if (state === 'receiving') throw conflict('The file has not arrived whole yet. Wait until it has, then start.')
  if (state === 'running') throw conflict('This import is running already.')
  const ours = [...new Set([...(await getSetting(ctx, ownAddresses)), ...named])]
  if (named.length > 0) await putSetting(ctx, ownAddresses, ours)
  const options = { ownAddresses: ours, mapping: mapping ?? before.mapping, timeZone: timeZone ?? before.timeZone }
  const started = {
    state: 'running',
    options: JSON.stringify(options),
    failure: null,
    finishedAt: null,
    aliveAt: null,
  } as const
  await updateImport(ctx, id, ['ready', 'stopped', 'failed', 'done'], started)
  await ctx.announce(importProgressed, { importId: id })
  return getImport(ctx, id)
}

/** Ends an import that waits for its start: its file holds no messages, so there is nothing to ask about it. */
export async function refuseImport(ctx: Context, id: Id<'import'>, { pattern, values }: Failure): Promise<void> {
  const failure = JSON.stringify({ pattern, values })
  if (await updateImport(ctx, id, ['ready'], { state: 'failed', failure, finishedAt: ctx.now }))
    await ctx.announce(importProgressed, { importId: id })
}

/** Stops an import; what was stored stays. */
export async function stopImport(ctx: Context, { id }: { id: Id<'import'> }) {
  if (!(await updateImport(ctx, id, ['running'], { state: 'stopped', finishedAt: ctx.now })))
    throw conflict('This import is not running.')
  await ctx.announce(importProgressed, { importId: id })
  return getImport(ctx, id)
}

/** Removes an import that is not running, with what it kept aside; its messages stay. Answers where its bytes lie. */
export async function removeImport(ctx: Context, { id }: { id: Id<'import'> }): Promise<ImportSource> {
  await lockImport(ctx, id)
  const { state, source } = await getImport(ctx, id)
  if (state === 'running') throw conflict('This import is running. Stop it first, then remove it.')
  await deleteImport(ctx, id)
  await ctx.announce(importProgressed, { importId: id })
  return source
}
