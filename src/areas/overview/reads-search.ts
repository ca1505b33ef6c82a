import { sql } from 'kysely'
import { searchCompanies, searchWords } from '#areas/contacts/index.ts'
import type { Id } from '#kit/id.ts'
import { mayDo } from '#platform/context.ts'
import type { Context } from '#platform/context.ts'

/** Contacts, companies and messages that hold every one of some words; the last word may be unfinished. */
export async function search(ctx: Context, { words: text, limit }: { words: string; limit: number }) {
  const words = searchWords(text)
  if (words.length === 0) return { contacts: [], companies: [], messages: [] }
  return {
    contacts: await searchContacts(ctx, words, limit),
    companies: await searchCompanies(ctx, text, limit),
    messages: mayDo(ctx.actor, 'conversations:read') ? await searchMessages(ctx, text, limit) : [],
  }
}

const likeText = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

async function searchContacts(ctx: Context, words: readonly string[], limit: number) {
  const holdsAll = sql.join(
    words.map((word) => sql`search_text LIKE ${`%${likeText(word)}%`}`),
    sql` AND `,
  )
  const { rows } = await sql<{ id: Id<'contact'>; name: string; address: string }>`
    SELECT id, name, coalesce((SELECT value FROM identities WHERE contact_id = contacts.id ORDER BY created_at, id LIMIT 1), '') AS address
    FROM contacts WHERE merged_into_id IS NULL AND ${holdsAll}
    ORDER BY sort_name LIKE ${`${likeText(words[0] ?? '')}%`} DESC, sort_name, id LIMIT ${limit}`.execute(ctx.db)
  return rows
}

type FoundMessage = {
  id: Id<'message'>
  conversationId: Id<'conversation'>
  subject: string
  contactName: string
  direction: 'in' | 'out'
  written: string
  sentAt: Date
  matches: number
}

/** The latest match of each conversation, with how many there are in it. */
async function searchMessages(ctx: Context, text: string, limit: number) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return []
  const query = words.map((word) => `'${word}':*`).join(' & ')
  const { rows } = await sql<FoundMessage>`
    SELECT messages.id, messages.conversation_id, messages.subject, contacts.name AS contact_name, direction, written,
      messages.sent_at, matches
    FROM (
      SELECT DISTINCT ON (conversation_id) id, sent_at, count(*) OVER (PARTITION BY conversation_id) AS matches
      FROM messages WHERE to_tsvector('simple', subject || ' ' || written) @@ to_tsquery('simple', ${query})
      ORDER BY conversation_id, sent_at DESC, id DESC
    ) AS latest
    JOIN messages ON messages.id = latest.id JOIN contacts ON contacts.id = messages.contact_id
    ORDER BY latest.sent_at DESC, latest.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map(({ written, ...message }) => ({ ...message, snippet: snippetOf(written, words) }))
}

const before = 40
const after = 100

/** The words around the first match, on one line. */
function snippetOf(written: string, words: readonly string[]): string {
  const line = written.replace(/\s+/g, ' ')
  const hits = words.map((word) => line.toLowerCase().indexOf(word)).filter((at) => at >= 0)
  const at = hits.length > 0 ? Math.min(...hits) : 0
  const from = at <= before ? 0 : line.indexOf(' ', at - before) + 1
  const cut = line.slice(from, at + after)
  return `${from > 0 ? '…' : ''}${cut}${at + after < line.length ? '…' : ''}`
}
