import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { testApi } from './api.ts'

type Text = { id: string; text: string }
export type SeenRequest = { method: string; headers: IncomingHttpHeaders; body: string; texts: Text[] }

/** What the engine does with a request. */
export type Behaviour = (response: ServerResponse, request: SeenRequest) => void

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

/** Answers each text with the same sentiment. */
export const says =
  (sentiment: string | null): Behaviour =>
  (response, request) => {
    const readings = request.texts.map(({ id }) => ({ id, sentiment, confidence: 0.8 }))
    json({ version: '7', readings })(response, request)
  }

/** An external engine on a port of its own that does what it is told next and writes down what it saw. To be closed. */
export async function openExternalEngine(usual: Behaviour = says('negative')) {
  const seen: SeenRequest[] = []
  const next: Behaviour[] = []
  const engine = { usual }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      const { texts } = JSON.parse(body || '{"texts":[]}') as { texts: Text[] }
      const known = { method: request.method ?? '', headers: request.headers, body, texts }
      seen.push(known)
      const behave = next.shift() ?? engine.usual
      behave(response, known)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}/read`, seen, next, engine, close }
}

/** One that is closed by itself when the test has finished. */
export async function openEngineForTest(): Promise<Awaited<ReturnType<typeof openExternalEngine>>> {
  const outside = await openExternalEngine()
  onTestFinished(outside.close)
  return outside
}

export const token = 'very-secret-token'

/** The product with an external engine beside it that nobody has set up yet. */
export async function openBesideEngine() {
  const told: string[] = []
  const turned = { byMs: 0 }
  const api = await testApi({
    log: (words, facts) => void told.push(JSON.stringify([words, facts])),
    clock: () => new Date(Date.now() + turned.byMs),
  })
  const [owner, outside] = [await api.as('owner'), await openEngineForTest()]
  const { externalEngine } = owner.emotion
  const sentiment = { name: 'Tone', url: outside.url, token, understanding: { kind: 'sentiment' as const } }
  const contactNamed = async (search: string) => (await owner.overview.people.list({ search })).rows[0]?.id as never
  const consent = async (search: string, state: 'given' | 'withdrawn') => {
    const contactId = await contactNamed(search)
    await owner.privacy.consents.record({ contactId, purpose: 'external_reading', state, how: 'by phone' })
    await api.settle()
  }
  const historyOf = async (search: string) => {
    const { rows } = await owner.conversations.list({ contactId: await contactNamed(search) })
    const { rows: messages } = await owner.conversations.messages({ id: rows[0]?.id as never })
    return owner.emotion.history({ messageId: messages[0]?.id as never })
  }
  const auditOf = async (search: string) =>
    (await owner.privacy.audit.list({ contactId: await contactNamed(search) })).rows.map(({ what }) => what)
  const turnClock = (minutes: number) => (turned.byMs += minutes * 60_000)
  const said = { sentiment, contactNamed, consent, historyOf, auditOf, turnClock }
  return { api, owner, outside, externalEngine, told, ...said }
}
