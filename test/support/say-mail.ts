import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { addImport, getImport, runImport, startImport } from '#areas/conversations/index.ts'
import { system } from '#platform/context.ts'
import type { TestApi } from './api.ts'

export const ours = 'hello@wrenfield.example'

export type Said = {
  id: string
  /** The contact's address; `out` mails go to it. */
  who: string
  text: string
  subject?: string
  at?: string
  isOurs?: boolean
  answers?: string
  headers?: string[]
}

/** One mail as a mailbox holds it. */
export function asMbox({
  id,
  who,
  text,
  subject = 'Kettle',
  at = '2025-03-04T10:00:00Z',
  isOurs = false,
  answers,
  headers = [],
}: Said): string {
  const lines = [
    `From ${who.includes('<') ? 'x' : who} Tue Mar  4 10:12:00 2025`,
    ...(isOurs ? [`From: Priya <${ours}>`, `To: ${who}`] : [`From: ${who}`, `To: ${ours}`]),
    ...[`Message-ID: <${id}>`, `Subject: ${answers ? 'Re: ' : ''}${subject}`, `Date: ${new Date(at).toUTCString()}`],
    ...(answers ? [`In-Reply-To: <${answers}>`] : []),
    ...headers,
  ]
  return `${lines.join('\n')}\n\n${text}\n\n`
}

/** A file that is gone when the test has finished. */
export async function tempFile(name: string, content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-file-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

type Options = { own?: string[]; mapping?: Record<string, string>; signal?: AbortSignal }

/** Imports a file as the command line does, and waits until everything that follows from it is done. */
export async function importPath(
  api: Pick<TestApi, 'platform' | 'settle'>,
  path: string,
  { own = [ours], mapping, signal = new AbortController().signal }: Options = {},
) {
  const { platform } = api
  const transact = platform.as(system('test'))
  const { id } = await transact(async (ctx) => {
    const source = { kind: 'path', path } as const
    const added = await addImport(ctx, {
      name: path.split('/').at(-1) ?? path,
      size: 1,
      fingerprint: path,
      bytesReceived: 1,
      state: 'ready',
      source,
    })
    await startImport(ctx, { id: added.id, ownAddresses: own, mapping })
    return added
  })
  const { files, config, log, clock } = platform
  await runImport({ files, config, log, clock, transact, signal }, id)
  await api.settle()
  return transact((ctx) => getImport(ctx, id))
}

/** Imports a mailbox made of some mails. */
export const sayMail = async (api: TestApi, mails: readonly Said[]) =>
  importPath(api, await tempFile('box.mbox', mails.map(asMbox).join('')))
