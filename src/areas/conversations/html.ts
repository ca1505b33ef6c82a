import type { Id } from '#kit/id.ts'
import type { RequestContext } from '#platform/http.ts'
import { safeHtml } from './channels/email/safe-html.ts'
import { getHtml, listAttachments } from './reads.ts'

/** Larger pictures inside a mail are offered as attachments only. */
const largestInline = 2 ** 20

type Wanted = { id: Id<'message'>; images: 'blocked' | 'shown' }

/** The HTML of a message, sanitised, with the pictures that came with it. */
export async function showHtml({ transact, files }: RequestContext, { id, images }: Wanted) {
  const { html, attachments } = await transact(async (ctx) => ({
    html: await getHtml(ctx, id),
    attachments: await listAttachments(ctx, [id]),
  }))
  const inline = new Map<string, string>()
  for (const { contentId, mediaType, size, fileKey } of attachments) {
    if (!contentId || !/^image\/(?:png|gif|jpeg|webp)$/.test(mediaType) || size > largestInline) continue
    const picture = await files.open(fileKey, mediaType).catch(() => null)
    if (picture)
      inline.set(contentId, `data:${mediaType};base64,${Buffer.from(await picture.arrayBuffer()).toString('base64')}`)
  }
  return safeHtml(html, { images, inline })
}
