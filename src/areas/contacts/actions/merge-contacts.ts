import { conflict, invalid } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import { newId } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { Move } from '#platform/personal-data.ts'
import { contactChanged, contactsMerged } from '../events.ts'
import { getContactRow, getMerge, listIdentities, lockContacts } from '../reads.ts'
import { insertMerge, updateContact, updateMergeUndone } from '../writes.ts'
import { refreshSearchText } from './update-contact.ts'

/** Two contacts are one person: everything about the second goes to the first. Nothing is lost, and it can be undone. */
export async function mergeContacts(
  ctx: Context,
  { id: keptId, mergedId }: { id: Id<'contact'>; mergedId: Id<'contact'> },
) {
  if (keptId === mergedId) throw invalid('A contact cannot be merged with itself.')
  await lockContacts(ctx, [keptId, mergedId], 'update')
  const kept = await getContactRow(ctx, keptId)
  const merged = await getContactRow(ctx, mergedId)
  if (kept.mergedIntoId || merged.mergedIntoId)
    throw conflict('One of these contacts was merged already. Reload, and merge with the one that was kept.')
  const identities = await listIdentities(ctx, mergedId)
  const merge = { id: newId<'merge'>(ctx.now), keptId, mergedId, mergedAt: ctx.now, mergedBy: ctx.actor.name }
  await insertMerge(ctx, { ...merge, identityIds: identities.map((identity) => identity.id), undoneAt: null })
  await move(ctx, { from: mergedId, to: keptId, identityIds: null })
  await updateContact(ctx, mergedId, { mergedIntoId: keptId })
  await tellOthers(ctx, [keptId, mergedId])
  return { ...merge, mergedName: merged.name }
}

/** Parts two contacts again. What was said through an identity since the merge goes where the identity goes. */
export async function undoMerge(ctx: Context, { id }: { id: Id<'merge'> }) {
  const { keptId, mergedId } = await getMerge(ctx, id)
  await lockContacts(ctx, [keptId, mergedId], 'update')
  const { undoneAt, identityIds } = await getMerge(ctx, id)
  if (undoneAt) throw conflict('This merge was undone already.')
  if ((await getContactRow(ctx, keptId)).mergedIntoId)
    throw conflict('The kept contact was itself merged later. Undo that merge first.')
  await updateContact(ctx, mergedId, { mergedIntoId: null })
  await move(ctx, { from: keptId, to: mergedId, identityIds })
  await updateMergeUndone(ctx, id)
  await tellOthers(ctx, [keptId, mergedId])
  return { keptId, mergedId }
}

async function move(ctx: Context, step: Move): Promise<void> {
  for (const area of ctx.personalData) await area.move(ctx, step)
}

async function tellOthers(ctx: Context, contactIds: Id<'contact'>[]): Promise<void> {
  for (const id of contactIds) await refreshSearchText(ctx, id)
  await ctx.announce(contactChanged, { contactIds })
  await ctx.announce(contactsMerged, { contactIds })
}
