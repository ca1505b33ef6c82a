import { implement, ORPCError } from '@orpc/server'
import type { AnyContractRouter } from '@orpc/contract'
import type { Config } from './config.ts'
import type { Failure } from '#kit/errors.ts'
import type { EndpointMeta } from '#kit/contract.ts'
import { failures, notAllowed, notSignedIn } from '#kit/errors.ts'
import { mayDo } from './context.ts'
import type { Actor, Context, Transact } from './context.ts'
import type { Files } from './files.ts'
import type { News } from './news.ts'

/** What a route is given of a request. `actor` is null for somebody who is not signed in. */
export type RequestContext = {
  readonly actor: Actor | null
  /** Runs work in one transaction on behalf of the caller. */
  readonly transact: Transact
  readonly headers: Headers
  readonly files: Files
  readonly news: News
  readonly config: Config
  readonly version: string
  readonly clock: () => Date
}

/** Failures leave as the status of their kind, with their sentence as pattern and values. */
export const asResponse = (failure: Failure) =>
  new ORPCError(failure.kind, {
    status: failures[failure.kind],
    message: failure.message,
    data: { pattern: failure.pattern, values: failure.values },
    cause: failure,
  })

/** Ties a contract to code. */
export const serve = <Contract extends AnyContractRouter>(contract: Contract) =>
  implement(contract).$context<RequestContext>()

/** Checks the permission that a contract names. Asked once for every call, before anything of the route runs. */
export function assertMayCall(actor: Actor | null, { permission }: EndpointMeta): void {
  if (permission === 'anyone') return
  if (!actor) throw notSignedIn('Please sign in.')
  if (!mayDo(actor, permission)) throw notAllowed('Your role does not allow this ({permission}).', { permission })
}

/** A handler that is one piece of work in one transaction. */
export const within =
  <Input, Result>(work: (ctx: Context, input: Input) => Promise<Result>) =>
  ({ context, input }: { context: RequestContext; input: Input }): Promise<Result> =>
    context.transact((ctx) => work(ctx, input))
