import { createHash } from 'node:crypto'
import type { Client } from './api.ts'

/** Sends a whole file for an import, as the page does. */
export async function upload(client: Client, name: string, bytes: Buffer) {
  const fingerprint = createHash('sha256').update(bytes).digest('hex')
  const { id } = await client.conversations.imports.create({ name, size: bytes.length, fingerprint })
  return client.conversations.imports.receive({
    params: { id },
    query: { offset: 0 },
    body: new File([new Uint8Array(bytes)], name),
  })
}
