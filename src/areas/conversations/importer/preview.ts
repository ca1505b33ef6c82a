import { invalid } from '#kit/errors.ts'
import { getSetting } from '#platform/settings.ts'
import type { Context } from '#platform/context.ts'
import { openSource, readSource } from '../channels/archive/source.ts'
import { previewTable } from '../channels/table/index.ts'
import type { ImportPreview } from '../contract.ts'
import { guessOwnAddresses } from '../domain/own-addresses.ts'
import type { Envelope } from '../domain/own-addresses.ts'
import { ownAddresses } from '../settings.ts'

const sampledMails = 400
const sampledBytes = 30 * 2 ** 20

/** What a file holds: whose addresses are ours, or which column is which. Throws when it is nothing we can read. */
export async function previewSource(path: string, name: string): Promise<ImportPreview> {
  const source = await openSource(path, name)
  if (source.kind === 'table') {
    const table = await previewTable(source)
    if (table.rows.length === 0)
      throw invalid('{name} holds no rows that can be read. Export it again, then import it again.', { name })
    return { kind: 'table', ...table }
  }
  const envelopes: Envelope[] = []
  for await (const found of readSource(source, { mapping: null, timeZone: null })) {
    if (found.kind === 'message' && found.message.automatic === null) {
      const { from, to } = found.message
      envelopes.push({ from: from.address, to: to.map(({ address }) => address) })
    }
    if (envelopes.length >= sampledMails || found.bytesRead > sampledBytes) break
  }
  return { kind: 'mail', sampled: envelopes.length, ownAddressGuesses: guessOwnAddresses(envelopes) }
}

/** Marks as likely what the organisation has said is its own. */
export async function withKnownAddresses(ctx: Context, preview: ImportPreview): Promise<ImportPreview> {
  if (preview.kind === 'table') return preview
  const known = await getSetting(ctx, ownAddresses)
  if (known.length === 0) return preview
  const guesses = preview.ownAddressGuesses.filter(({ address }) => !known.includes(address))
  const ours = known.map((address) => {
    const share = preview.ownAddressGuesses.find((guess) => guess.address === address)?.share ?? 0
    return { address, share, isLikely: true }
  })
  return { ...preview, ownAddressGuesses: [...ours, ...guesses] }
}
