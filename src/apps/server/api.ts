import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { onError, ORPCError, ValidationError } from '@orpc/server'
import type { EndpointMeta } from '#kit/contract.ts'
import { Failure, reasonOf } from '#kit/errors.ts'
import type { Actor } from '#platform/context.ts'
import { asResponse, assertMayCall } from '#platform/http.ts'
import type { RequestContext } from '#platform/http.ts'
import type { Platform } from '#platform/platform.ts'
import { system } from '#platform/context.ts'
import { version } from '#platform/version.ts'
import { routes } from '../areas.ts'

export const apiPrefix = '/api/v1'

/** Answers a request to the API for somebody; null when no route has that path. */
export type Api = (request: Request, actor: Actor | null) => Promise<Response | null>

export function openApi(platform: Platform): Api {
  const { log, config, files, news, clock } = platform
  const handler = new OpenAPIHandler<RequestContext>(routes, {
    clientInterceptors: [
      onError((error) => {
        if (!isRefusal(error)) log('A request failed.', { reason: reasonOf(error) })
      }),
      async ({ procedure, context, next }) => {
        try {
          assertMayCall(context.actor, procedure['~orpc'].meta as EndpointMeta)
          return await next()
        } catch (error) {
          throw error instanceof Failure ? asResponse(error) : withField(error)
        }
      },
    ],
  })
  return async (request, actor) => {
    const context: RequestContext = {
      ...{ actor, config, files, news, clock, version, headers: request.headers },
      transact: platform.as(actor ?? system('nobody')),
    }
    const { response } = await handler.handle(request, { prefix: apiPrefix, context })
    return response ? asDownload(response) : null
  }
}

/** The caller asked for what cannot be; nothing is wrong with us. */
const isRefusal = (error: unknown): boolean => error instanceof ORPCError && error.status < 500

/** A file is never shown by the browser: what a customer sent stays a download. */
function asDownload(response: Response): Response {
  const disposition = response.headers.get('content-disposition')
  if (disposition) response.headers.set('content-disposition', disposition.replace(/^inline/, 'attachment'))
  return response
}

/** Input that does not fit the contract: the first problem, with the field it stands in. */
function withField(error: unknown): unknown {
  if (!(error instanceof ORPCError) || !(error.cause instanceof ValidationError) || error.code !== 'BAD_REQUEST')
    return error
  const issue = error.cause.issues[0]
  if (isIdOfNothing(issue))
    return asResponse(new Failure('not-found', 'This address leads nowhere. It may have been mistyped.'))
  const field = (issue?.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.')
  const values = { field: field || 'input', problem: issue?.message ?? '' }
  return asResponse(new Failure('invalid', '{field}: {problem}', values))
}

/** What stands in a path where an id should stand names nothing, as an id that is gone does. */
const isIdOfNothing = (issue: object | undefined): boolean =>
  issue !== undefined && 'format' in issue && issue.format === 'uuid' && 'path' in issue && String(issue.path) === 'id'
