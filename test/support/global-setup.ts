import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopServer } from '#platform/postgres/server.ts'
import { dropTestDatabases } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Names what belongs to this run: its databases begin with it. */
    testRun: string
    /** Where the embedded server of this run keeps its files; it starts with the first test that wants a database. */
    testDataDir: string
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const testRun = `test_${process.pid}_${Date.now().toString(36)}`
  const testDataDir = await mkdtemp(join(tmpdir(), 'attune-test-'))
  // Run by root, the server runs as another user, who must be able to go in.
  await chmod(testDataDir, 0o711)
  project.provide('testRun', testRun)
  project.provide('testDataDir', testDataDir)
  return async () => {
    await dropTestDatabases(testRun)
    await stopServer(testDataDir)
    await rm(testDataDir, { recursive: true, force: true })
  }
}
