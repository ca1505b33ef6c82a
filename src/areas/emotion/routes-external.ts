import { recordChange } from '#areas/privacy/index.ts'
import { notFound } from '#kit/errors.ts'
import { mayDo } from '#platform/context.ts'
import type { Context } from '#platform/context.ts'
import { serve, within } from '#platform/http.ts'
import type { RequestContext } from '#platform/http.ts'
import { openSeal } from '#platform/seal.ts'
import { getSetting } from '#platform/settings.ts'
import {
  reachOf,
  removeExternalEngine,
  resumeExternalEngine,
  setUpExternalEngine,
} from './actions/set-up-external-engine.ts'
import { emotionContract } from './contract.ts'
import type { ExternalEngineInput, ExternalEngineView, TrialView } from './contract.ts'
import { readAnswer } from './domain/external-reading.ts'
import { hostOf } from './engines/external/address.ts'
import { askEngine } from './engines/external/ask.ts'
import { measureAgreement } from './reads-external.ts'
import { externalEngine, externalPause } from './settings.ts'

const os = serve(emotionContract.externalEngine)

export const externalRoutes = os.router({
  get: os.get.handler(within((ctx) => findEngine(ctx))),
  agreement: os.agreement.handler(within((ctx) => measureAgreement(ctx))),
  put: os.put.handler(async ({ context, input }) => {
    const seal = await openSeal(context.config)
    return context.transact(async (ctx) => {
      await setUpExternalEngine(ctx, input, seal)
      return getEngine(ctx)
    })
  }),
  remove: os.remove.handler(within((ctx) => removeExternalEngine(ctx).then(() => ({})))),
  trial: os.trial.handler(({ context, input }) => tryOut(context, input)),
  resume: os.resume.handler(within((ctx) => resumeExternalEngine(ctx).then(() => getEngine(ctx)))),
})

/** Nobody wrote it, so that it may go to an engine that nobody has agreed to yet. */
const sentence = 'The parcel came two weeks late and nobody answered my mails.'

async function tryOut({ config, transact }: RequestContext, input: ExternalEngineInput): Promise<TrialView> {
  const seal = await openSeal(config)
  const reach = await transact(async (ctx) => {
    const known = await reachOf(ctx, input, seal)
    await recordChange(ctx, `tried the external engine at ${hostOf(new URL(known.url))}`, [])
    return known
  })
  const begun = performance.now()
  const heard = await askEngine(reach, [sentence], new AbortController().signal)
  const tookMs = Math.round(performance.now() - begun)
  const [answer] = heard.isAnswered ? heard.answers : []
  return {
    ...{ sentence, tookMs, trouble: heard.isAnswered ? null : heard.trouble },
    said: answer ? readAnswer(answer, reach.understanding) : null,
  }
}

async function findEngine(ctx: Context): Promise<ExternalEngineView | null> {
  const engine = await getSetting(ctx, externalEngine)
  if (!engine) return null
  const { name, url, closedToken, understanding, timeoutSeconds } = engine
  return {
    ...{ name, understanding, timeoutSeconds, host: hostOf(new URL(url)), hasToken: closedToken !== null },
    url: mayDo(ctx.actor, 'organisation:write') ? url : null,
    pause: await getSetting(ctx, externalPause),
  }
}

async function getEngine(ctx: Context): Promise<ExternalEngineView> {
  const engine = await findEngine(ctx)
  if (!engine) throw notFound('No external engine is set up.')
  return engine
}
