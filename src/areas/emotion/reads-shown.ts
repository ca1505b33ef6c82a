import { listAgents } from '#areas/accounts/index.ts'
import { listConsents } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { ReadingHistory, ReadingView } from './contract.ts'
import { labels } from './domain/label.ts'
import { isUnsure } from './domain/reading.ts'
import { findProvisional, listMachineReadings } from './reads.ts'
import type { ReadingRow as Row } from './reads.ts'
import { showExternalReadings } from './reads-external.ts'

/** Readings that count as the API shows them: with the names of those who made them, and the machine's beside theirs. */
export async function showReadings(ctx: Context, rows: readonly Row[]): Promise<ReadingView[]> {
  const byPeople = rows.filter(({ source }) => source !== 'model').map(({ messageId }) => messageId)
  const machines = new Map(
    byPeople.length > 0 ? (await listMachineReadings(ctx, byPeople)).map((row) => [row.messageId, row]) : [],
  )
  const known = await around(ctx, rows)
  return rows.map((row) => ({
    ...view(row, known),
    machine: row.source === 'model' ? null : machineView(machines.get(row.messageId)),
  }))
}

/** Everything ever read of a message, and why it may be read. */
export async function showHistory(ctx: Context, rows: readonly Row[]): Promise<ReadingHistory> {
  const known = await around(ctx, rows)
  const [latest] = rows
  const consents = latest ? await listConsents(ctx, latest.contactId) : []
  const insight = consents.find(({ purpose }) => purpose === 'emotional_insight')
  const ours = rows.find(({ counts }) => counts)
  const me = ctx.actor.kind === 'agent' ? ctx.actor.id : null
  return {
    readings: rows.map((row) => ({
      ...view(row, known),
      ...{ counts: row.counts, isMine: me !== null && row.authorId === me, withdrawnAt: row.withdrawnAt },
    })),
    external: latest ? await showExternalReadings(ctx, latest.messageId, ours) : [],
    consent: { basis: insight?.basis ?? 'default', recordedAt: insight?.recordedAt ?? null },
  }
}

type Around = { names: ReadonlyMap<Id<'agent'>, string>; provisional: ReadonlySet<Id<'reading'>> }

/** Who made some readings, and which of them wait for a review. */
async function around(ctx: Context, rows: readonly Row[]): Promise<Around> {
  const hasAuthor = rows.some(({ authorId }) => authorId !== null)
  const ids = rows.map(({ id }) => id)
  return {
    names: new Map(hasAuthor ? (await listAgents(ctx)).map(({ id, name }) => [id, name]) : []),
    provisional: await findProvisional(ctx, ids),
  }
}

const machineView = (row: Row | undefined): ReadingView['machine'] =>
  row
    ? {
        ...{ primary: row.primaryLabel, family: row.family, intensity: row.intensity, confidence: row.confidence },
        ...{ isUnsure: isUnsure(row), unread: row.unread },
      }
    : null

function view(row: Row, { names, provisional }: Around): ReadingView {
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
    ...{ isProvisional: provisional.has(id), machine: null },
  }
}
