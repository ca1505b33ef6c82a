import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from './config.ts'
import { keptSecret } from './secrets.ts'

/** Closes secrets before they are stored, so that a copy of the database alone gives none away. */
export type Seal = {
  close(secret: string): string
  /** Null where it was closed with another key, or was changed since. */
  open(closed: string): string | null
}

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM under a key drawn from AUTH_SECRET, or from the secret that the data folder keeps instead of it. */
export async function openSeal(config: Config): Promise<Seal> {
  const secret = config.authSecret ?? (await keptSecret(config.dataDir, 'auth'))
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'attune stored secrets', 32))
  return {
    close(text) {
      const nonce = randomBytes(nonceBytes)
      const closing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes })
      const closed = Buffer.concat([closing.update(text, 'utf8'), closing.final()])
      return Buffer.concat([nonce, closing.getAuthTag(), closed]).toString('base64')
    },
    open(closed) {
      const bytes = Buffer.from(closed, 'base64')
      try {
        const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        return opening.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + opening.final('utf8')
      } catch {
        return null
      }
    },
  }
}
