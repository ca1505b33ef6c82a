import { notFound } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import { serve, within } from '#platform/http.ts'
import { getSetting } from '#platform/settings.ts'
import { queueImport, stopImport } from './actions/change-import.ts'
import { putOwnAddresses } from './actions/put-own-addresses.ts'
import { conversationsContract } from './contract.ts'
import type { MessageView } from './contract.ts'
import { foldParts } from './domain/written-text.ts'
import { showHtml } from './html.ts'
import { getImport, listImports, listSetAside } from './importer/import-reads.ts'
import { announce, preview, receive, remove, startSamples } from './importer/receive.ts'
import { setAsideFile } from './importer/set-aside-file.ts'
import {
  getAttachment,
  getConversation,
  getCorrespondence,
  listAttachments,
  listConversations,
  listMessages,
} from './reads.ts'
import { ownAddresses } from './settings.ts'

const os = serve(conversationsContract)

export const routes = os.router({
  list: os.list.handler(within(listConversations)),
  get: os.get.handler(within((ctx, { id }) => getConversation(ctx, id))),
  messages: os.messages.handler(within(showMessages)),
  html: os.html.handler(({ context, input }) => showHtml(context, input)),
  attachment: os.attachment.handler(async ({ context: { transact, files }, input }) => {
    const { name, fileKey } = await transact((ctx) => getAttachment(ctx, input.id))
    const content = await files.open(fileKey, 'application/octet-stream').catch(() => null)
    if (!content) throw notFound('The content of {name} is no longer in the data folder.', { name })
    return new File([content], name, { type: 'application/octet-stream' })
  }),
  facts: os.facts.handler(within((ctx, { contactId }) => getCorrespondence(ctx, contactId))),
  imports: {
    create: os.imports.create.handler(({ context, input }) => announce(context, input)),
    receive: os.imports.receive.handler(({ context, input: { params, query, body } }) =>
      receive(context, params.id, query.offset, body),
    ),
    list: os.imports.list.handler(within(listImports)),
    get: os.imports.get.handler(within((ctx, { id }) => getImport(ctx, id))),
    preview: os.imports.preview.handler(({ context, input }) => preview(context, input.id)),
    start: os.imports.start.handler(within(queueImport)),
    stop: os.imports.stop.handler(within(stopImport)),
    remove: os.imports.remove.handler(({ context, input }) => remove(context, input.id)),
    setAside: os.imports.setAside.handler(within(listSetAside)),
    setAsideFile: os.imports.setAsideFile.handler(within((ctx, { id }) => setAsideFile(ctx, id))),
  },
  samples: { start: os.samples.start.handler(({ context }) => startSamples(context)) },
  ownAddresses: {
    get: os.ownAddresses.get.handler(within((ctx) => getSetting(ctx, ownAddresses))),
    put: os.ownAddresses.put.handler(within(putOwnAddresses)),
  },
})

type Wanted = { id: Id<'conversation'>; cursor?: string; limit: number }

async function showMessages(ctx: Context, wanted: Wanted): Promise<{ rows: MessageView[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listMessages(ctx, wanted)
  const attached =
    rows.length > 0
      ? await listAttachments(
          ctx,
          rows.map(({ id }) => id),
        )
      : []
  const byMessage = Map.groupBy(attached, ({ messageId }) => messageId)
  return {
    nextCursor,
    rows: rows.map(({ text, sender: from, recipients: to, ...message }) => ({
      ...{ ...message, from, to, parts: foldParts(text) },
      attachments: byMessage.get(message.id) ?? [],
    })),
  }
}
