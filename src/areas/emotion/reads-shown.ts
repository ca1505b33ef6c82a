import type { Selectable } from 'kysely'
import { listAgents } from '#areas/accounts/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { ReadingView } from './contract.ts'
import { labels } from './domain/label.ts'
import { isUnsure } from './domain/reading.ts'
import type { EmotionTables } from './tables.ts'

type Row = Selectable<EmotionTables['readings']>

/** Readings as the API shows them, with the names of those who made them. */
export async function showReadings(ctx: Context, rows: readonly Row[]): Promise<ReadingView[]> {
  const hasAuthor = rows.some(({ authorId }) => authorId !== null)
  const names = new Map(hasAuthor ? (await listAgents(ctx)).map(({ id, name }) => [id, name]) : [])
  return rows.map((row) => view(row, names))
}

function view(row: Row, names: ReadonlyMap<Id<'agent'>, string>): ReadingView {
  const { id, messageId, primaryLabel, engine, engineVersion, labels: shares } = row
  const { sarcasm, urgent, leaving, opportunity } = row
  return {
    ...{ id, messageId, primary: primaryLabel, family: row.family, shown: row.shown },
    labels: Object.fromEntries(labels.map((label, at) => [label, shares[at] ?? 0])) as ReadingView['labels'],
    ...{ valence: row.valence, intensity: row.intensity, confidence: row.confidence, isUnsure: isUnsure(row) },
    ...{ needsPerson: row.needsPerson, evidence: row.evidence, source: row.source, readAt: row.readAt },
    ...{ traits: { sarcasm, urgent, leaving, opportunity }, lifeEvent: row.lifeEvent, unread: row.unread },
    ...{ tiers: row.tiers, note: row.note, author: row.authorId ? (names.get(row.authorId) ?? null) : null },
    engine: { name: engine, version: engineVersion },
  }
}
