import { stat } from 'node:fs/promises'
import { conflict, Failure, invalid, unavailable } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { RequestContext } from '#platform/http.ts'
import { announceImport, noteReceived, queueImport, refuseImport, removeImport } from '../actions/change-import.ts'
import { sampleMailbox, sampleOwnAddresses } from '../channels/samples/index.ts'
import { getImport } from './import-reads.ts'
import { previewSource, withKnownAddresses } from './preview.ts'

const gigabyte = 10 ** 9

type File = { name: string; size: number; fingerprint: string }

export async function announce({ transact, config }: RequestContext, file: File) {
  if (file.size > config.uploadLimitBytes)
    throw invalid('{name} is larger than {limit} GB. Import it on the command line: npm run attune -- import FILE', {
      name: file.name,
      limit: config.uploadLimitBytes / gigabyte,
    })
  return transact((ctx) => announceImport(ctx, file))
}

/** Takes the bytes of a file from an offset on. Bytes that came twice are written twice, to the same place. */
export async function receive({ transact, files }: RequestContext, id: Id<'import'>, offset: number, content: Blob) {
  const { state, source, bytesReceived, bytesTotal } = await transact((ctx) => getImport(ctx, id))
  if (state !== 'receiving' || source.kind !== 'upload') throw conflict('This file has arrived already.')
  if (offset > bytesReceived)
    throw conflict('Bytes are missing before this part. Go on from byte {offset}.', { offset: bytesReceived })
  if (offset + content.size > bytesTotal)
    throw invalid('This is more than the file was announced to hold. Announce it again.')
  const bytes = new Uint8Array(await content.arrayBuffer())
  const size = await files.writeAt(source.fileKey, offset, bytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOSPC') throw error
    throw unavailable('The disk is full. Make room, then go on: what has arrived is kept.')
  })
  return transact((ctx) => noteReceived(ctx, id, Math.min(size, bytesTotal))).catch(async (error: unknown) => {
    // Removed while these bytes were on their way.
    if (error instanceof Failure && error.kind === 'not-found') await files.remove(source.fileKey)
    throw error
  })
}

/** Removes an import, then the file that was sent for it. A file on somebody's own disk is not ours to delete. */
export async function remove({ transact, files }: RequestContext, id: Id<'import'>) {
  const source = await transact((ctx) => removeImport(ctx, { id }))
  if (source.kind === 'upload') await files.remove(source.fileKey)
  return { id }
}

export async function preview({ transact, files }: RequestContext, id: Id<'import'>) {
  const { state, source, name } = await transact((ctx) => getImport(ctx, id))
  if (state === 'receiving') throw conflict('The file has not arrived whole yet. Wait until it has, then start.')
  const path = source.kind === 'path' ? source.path : files.path(source.fileKey)
  if (!(await stat(path).catch(() => null)))
    throw conflict('The file of this import is no longer kept. Choose it again to import it again.')
  const seen = await previewSource(path, name).catch(async (error: unknown) => {
    if (error instanceof Failure && error.kind === 'invalid') await transact((ctx) => refuseImport(ctx, id, error))
    throw error
  })
  return transact((ctx) => withKnownAddresses(ctx, seen))
}

/** Puts the sample mailbox where an upload would lie, and starts it like one. */
export async function startSamples({ transact, files, clock }: RequestContext) {
  const mailbox = Buffer.from(await sampleMailbox(clock()))
  const file = { name: 'Wrenfield (sample).mbox', size: mailbox.length, fingerprint: 'sample' }
  const { id } = await transact((ctx) => announceImport(ctx, file))
  await files.writeAt(id, 0, mailbox)
  await transact((ctx) => noteReceived(ctx, id, mailbox.length))
  return transact((ctx) => queueImport(ctx, { id, ownAddresses: [...sampleOwnAddresses] }))
}
