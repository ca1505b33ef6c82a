import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Reason } from '../domain/incoming.ts'
import { importProgressed } from '../events.ts'
import { countSetAside, findImport, getImport, listSilentImports } from '../importer/import-reads.ts'
import { insertSetAside, updateImport } from '../writes.ts'
import { runImportJob } from './change-import.ts'

const silentMs = 60_000

/** Takes a running import that nobody else works on; null when there is nothing to do. Counting begins anew. */
export async function takeImport(ctx: Context, importId: Id<'import'>) {
  const found = await findImport(ctx, importId)
  if (found?.state !== 'running') return null
  if (found.aliveAt !== null && ctx.now.getTime() - found.aliveAt.getTime() < silentMs) return null
  const fresh = { aliveAt: ctx.now, bytesRead: 0, messagesAdded: 0, duplicates: 0 }
  return (await updateImport(ctx, importId, ['running'], fresh)) ? getImport(ctx, importId) : null
}

export type Kept = { file: string; position: number; unit: 'byte' | 'row' | 'entry'; reason: Reason; raw: Buffer }

/** Keeps aside what could not be stored, with its reason and its bytes. */
export async function setAside(ctx: Context, importId: Id<'import'>, kept: readonly Kept[]): Promise<void> {
  const rows = kept.map(({ reason, ...rest }) => ({ ...rest, reason: JSON.stringify(reason) }))
  await insertSetAside(
    ctx,
    rows.map((row) => ({ ...row, id: newId<'set-aside'>(ctx.now), importId, at: ctx.now })),
  )
}

type Progress = { bytesRead: number; messagesAdded: number; duplicates: number }

/** Notes how far an import has come. False when a person has stopped it. */
export async function noteProgress(ctx: Context, importId: Id<'import'>, progress: Progress): Promise<boolean> {
  const changes = { ...progress, setAside: await countSetAside(ctx, importId), aliveAt: ctx.now }
  const isRunning = await updateImport(ctx, importId, ['running'], changes)
  await ctx.announce(importProgressed, { importId })
  return isRunning
}

export async function endImport(ctx: Context, importId: Id<'import'>, failure: Reason | null): Promise<void> {
  const found = await findImport(ctx, importId)
  if (!found) return
  const { bytesTotal, bytesRead } = found
  await updateImport(ctx, importId, ['running'], {
    ...{ state: failure ? 'failed' : 'done', finishedAt: ctx.now, bytesRead: failure ? bytesRead : bytesTotal },
    failure: failure && JSON.stringify(failure),
  })
  await ctx.announce(importProgressed, { importId })
}

/** Imports that a crash left behind go on. */
export async function resumeImports(ctx: Context): Promise<void> {
  for (const { id } of await listSilentImports(ctx, new Date(ctx.now.getTime() - silentMs)))
    await ctx.enqueue(runImportJob, { importId: id })
}
