import { request as askPlainly } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as askEncrypted } from 'node:https'
import type { Understanding } from '../../domain/external-reading.ts'
import { trouble } from '../../domain/external-trouble.ts'
import type { Trouble } from '../../domain/external-trouble.ts'
import { forbiddenAddress, lookupAllowed, parseAddress } from './address.ts'
import { parseAnswers } from './answers.ts'
import type { Answers } from './answers.ts'

/** What is needed to ask an external engine. */
export type Reach = {
  url: string
  /** Sent as a bearer token; null where the engine wants none. */
  token: string | null
  understanding: Understanding
  timeoutSeconds: number
}

export type Asked = { isAnswered: true } & Answers
export type Unanswered = { isAnswered: false; trouble: Trouble }

const longestAnswerBytes = 1_000_000

/**
 * Asks an external engine what some texts sound like. The texts go by numbers of their place, never by our ids. Follows
 * no redirect. Whatever the engine or the network does is told as a trouble; throws only when `signal` ends the work.
 */
export async function askEngine(
  { url, token, understanding, timeoutSeconds }: Reach,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Asked | Unanswered> {
  const ids = texts.map((_, at) => String(at + 1))
  const body = JSON.stringify({ texts: texts.map((text, at) => ({ id: ids[at], text })) })
  const tooLate = AbortSignal.timeout(timeoutSeconds * 1000)
  try {
    const response = await send({ url, token, body, signal: AbortSignal.any([signal, tooLate]) })
    const heard = 'kind' in response ? response : parseAnswers(response.body, ids, understanding)
    return 'kind' in heard ? { isAnswered: false, trouble: heard } : { isAnswered: true, ...heard }
  } catch (error) {
    signal.throwIfAborted()
    return { isAnswered: false, trouble: tooLate.aborted ? trouble('too slow') : troubleOf(error) }
  }
}

type Request = { url: string; token: string | null; body: string; signal: AbortSignal }

/** One request. Answers what came as JSON, or the trouble with it; rejects with what the network says. */
async function send({ url: address, token, body, signal }: Request): Promise<{ body: unknown } | Trouble> {
  const url = parseAddress(address)
  const isPlain = url.protocol === 'http:'
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = (isPlain ? askPlainly : askEncrypted)(url, {
      ...{ method: 'POST', signal, lookup: lookupAllowed(isPlain), agent: false },
      headers: {
        ...{ 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'attune' },
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        'content-length': Buffer.byteLength(body),
      },
    })
    asking.once('response', resolve).once('error', reject).end(body)
  })
  const wrong = troubleOfStatus(response)
  const text = wrong ? null : await readLimited(response)
  response.destroy()
  if (wrong) return wrong
  if (text === null) return trouble('too large')
  try {
    return { body: JSON.parse(text) as unknown }
  } catch {
    return trouble('not JSON')
  }
}

function troubleOfStatus({ statusCode: status = 0, headers }: IncomingMessage): Trouble | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return trouble('redirect', { status })
  const asked = Number(headers['retry-after'])
  return trouble('status', { status, retryAfterSeconds: Number.isFinite(asked) && asked > 0 ? asked : null })
}

/** The text of an answer; null when it is larger than may be read. */
async function readLimited(response: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > longestAnswerBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const byCode: Readonly<Record<string, Trouble['kind']>> = {
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'unknown host',
  ENODATA: 'unknown host',
  ECONNREFUSED: 'refused',
  EPROTO: 'certificate',
  [forbiddenAddress]: 'forbidden address',
}
const ofCertificates = /CERT|^ERR_(?:TLS|SSL)|SIGNATURE/

function troubleOf(error: unknown): Trouble {
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  return trouble(byCode[code] ?? (ofCertificates.test(code) ? 'certificate' : 'unreachable'))
}
