import type { Id } from '#kit/id.ts'
import type { Permission } from '#kit/contract.ts'
import type { Database } from './database.ts'
import type { EventKind, JobKind } from './kinds.ts'
import type { PersonalRows } from './personal-data.ts'

/** Who acts: an agent at a screen or through the API, or the product itself. */
export type Actor =
  | { kind: 'agent'; id: Id<'agent'>; name: string; permissions: readonly Permission[] }
  | { kind: 'system'; name: string; permissions: readonly Permission[] }

/** What an action is given: a transaction, who acts and when, and a way to tell others. */
export type Context = {
  readonly db: Database
  readonly actor: Actor
  readonly now: Date
  /** How every area moves, exports and erases what it keeps about a contact. */
  readonly personalData: readonly PersonalRows[]
  /** Stores an event and the jobs that react to it in this transaction. */
  announce<Payload extends object>(event: EventKind<Payload>, payload: Payload): Promise<void>
  /** Plans a job in this transaction; it starts when the transaction has committed. */
  enqueue<Payload extends object>(job: JobKind<Payload>, payload: Payload): Promise<void>
}

/** Runs work in one transaction on behalf of an actor. */
export type Transact = <Result>(work: (ctx: Context) => Promise<Result>) => Promise<Result>

export const system = (name: string): Actor => ({ kind: 'system', name, permissions: [] })

export const mayDo = (actor: Actor, permission: Permission): boolean =>
  permission === 'anyone' || actor.kind === 'system' || actor.permissions.includes(permission)
