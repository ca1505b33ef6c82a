import { recordChange, withdrawForEverybody } from '#areas/privacy/index.ts'
import { invalid, notFound } from '#kit/errors.ts'
import type { Context } from '#platform/context.ts'
import type { Seal } from '#platform/seal.ts'
import { getSetting, putSetting } from '#platform/settings.ts'
import type { ExternalEngineInput } from '../contract.ts'
import { hostOf, parseAddress } from '../engines/external/address.ts'
import type { Reach } from '../engines/external/ask.ts'
import { externalEngine, externalPause } from '../settings.ts'
import { askAboutEverybody } from './ask-external-engine.ts'

/**
 * Sets the external engine up, or changes it. One at another origin is another engine: nobody has agreed to it, and
 * what the one before said is erased.
 */
export async function setUpExternalEngine(ctx: Context, input: ExternalEngineInput, seal: Seal): Promise<void> {
  const before = await getSetting(ctx, externalEngine)
  const { token, url, ...rest } = await reachOf(ctx, input, seal)
  const host = hostOf(new URL(url))
  const isSame = before !== null && isSameOrigin(before.url, url)
  if (!isSame) await withdrawForEverybody(ctx, 'external_reading', `The external engine is another one now: ${host}.`)
  const closedToken = token === null ? null : seal.close(token)
  const setUpAt = isSame ? before.setUpAt : ctx.now
  await putSetting(ctx, externalEngine, { ...rest, name: input.name, url, closedToken, setUpAt })
  await recordChange(ctx, `${isSame ? 'changed' : 'set up'} the external engine ${input.name} at ${host}`, [])
  await resumeExternalEngine(ctx)
}

/** Nothing is sent any more, and what was read outside is erased with the consent that it stood on. */
export async function removeExternalEngine(ctx: Context): Promise<void> {
  const engine = await getSetting(ctx, externalEngine)
  if (!engine) return
  await withdrawForEverybody(ctx, 'external_reading', `The external engine ${engine.name} was removed.`)
  await putSetting(ctx, externalEngine, null)
  await putSetting(ctx, externalPause, null)
  await recordChange(ctx, `removed the external engine ${engine.name}`, [])
}

/** Ends a pause, and asks about everything that was not read. */
export async function resumeExternalEngine(ctx: Context): Promise<void> {
  if (!(await getSetting(ctx, externalEngine))) throw notFound('No external engine is set up.')
  await putSetting(ctx, externalPause, null)
  await askAboutEverybody(ctx)
}

/** How to reach an engine as it is described. A token that is not given is the kept one, which goes nowhere else. */
export async function reachOf(ctx: Context, input: ExternalEngineInput, seal: Seal): Promise<Reach> {
  const { understanding, timeoutSeconds } = input
  const url = parseAddress(input.url).href
  if (understanding.kind === 'number' && understanding.scale.worst === understanding.scale.best)
    throw invalid('The worst and the best number must differ.')
  const token = input.token === undefined ? await keptToken(ctx, url, seal) : input.token
  return { url, token, understanding, timeoutSeconds }
}

async function keptToken(ctx: Context, url: string, seal: Seal): Promise<string | null> {
  const kept = await getSetting(ctx, externalEngine)
  if (!kept?.closedToken) return null
  if (!isSameOrigin(kept.url, url)) throw invalid('Enter the token again: the kept one is for the address before.')
  const token = seal.open(kept.closedToken)
  if (token === null) throw invalid('Enter the token again: the kept one cannot be opened with the secret of now.')
  return token
}

const isSameOrigin = (one: string, other: string): boolean => new URL(one).origin === new URL(other).origin
