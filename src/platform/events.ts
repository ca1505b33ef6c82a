import type { Id } from '#kit/id.ts'
import type { Tools } from './jobs.ts'
import type { EventKind } from './kinds.ts'
import { defineTables, instant, json, text, uuid } from './tables.ts'
import type { Rows } from './tables.ts'

export const eventTables = defineTables({
  events: {
    means: 'Something that happened, told to whoever watches.',
    retention: 'seven days',
    columns: { id: uuid<Id<'event'>>(), name: text(), payload: json<Record<string, unknown>>(), at: instant() },
  },
})
export type EventTables = Rows<typeof eventTables>

/** What an area does when something happened. It may be run twice for one event, so it must be safe to repeat. */
export type Reaction = {
  readonly event: string
  /** Unique among all reactions: the name of its queue. */
  readonly name: string
  run(tools: Tools, payload: never): Promise<void>
}

export const reactTo = <Payload extends object>(
  event: EventKind<Payload>,
  name: string,
  run: (tools: Tools, payload: Payload) => Promise<void>,
): Reaction => ({ event: event.name, name, run })

/** An event as it was stored. */
export type StoredEvent = { id: Id<'event'>; name: string; payload: Record<string, unknown>; at: Date }
