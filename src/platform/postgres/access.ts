import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

/** How to reach the embedded server: its port on 127.0.0.1 and the passwords of the two roles. */
export interface Access {
  readonly port: number
  readonly password: string
  readonly adminPassword: string
}

const fileIn = (dataDir: string): string => join(dataDir, 'postgres-access.json')

/** Reads what an earlier start kept, or null. */
export async function readAccess(dataDir: string): Promise<Access | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Access)
}

/** Keeps it for the next start, readable by the owner only. */
export async function keepAccess(dataDir: string, access: Access): Promise<Access> {
  const file = fileIn(dataDir)
  await writeFile(`${file}.new`, `${JSON.stringify(access)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return access
}

export const newAccess = async (): Promise<Access> => ({
  port: await freePort(),
  password: randomBytes(24).toString('hex'),
  adminPassword: randomBytes(24).toString('hex'),
})

export const appUrl = ({ port, password }: Access): string => `postgres://attune:${password}@127.0.0.1:${port}/attune`

export const adminUrl = ({ port, adminPassword }: Access): string =>
  `postgres://attune_admin:${adminPassword}@127.0.0.1:${port}/postgres`

/** A port of 127.0.0.1 that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
