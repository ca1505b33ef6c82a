import type { Id } from '#kit/id.ts'
import type { Database } from './database.ts'

/** A merge, or its undoing: what belongs to the first contact goes to the second. */
export type Move = {
  from: Id<'contact'>
  to: Id<'contact'>
  /** Only what was said through these identities moves; all of it when null. */
  identityIds: readonly Id<'identity'>[] | null
}

type Scope = { readonly db: Database; readonly now: Date }

/** How an area treats what it keeps about a contact. Every table about a contact is named by exactly one of these. */
export type PersonalRows = {
  readonly tables: readonly string[]
  /** All rows about a contact, by table, as plain values. */
  export(scope: Scope, contactId: Id<'contact'>): Promise<Record<string, readonly object[]>>
  erase(scope: Scope, contactId: Id<'contact'>): Promise<void>
  move(scope: Scope, move: Move): Promise<void>
}
