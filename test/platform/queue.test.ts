import { expect, test } from 'vitest'
import { setTimeout as pause } from 'node:timers/promises'
import { countReactions } from '#platform/queue.ts'
import { startWork } from '#platform/work.ts'
import { testApi } from '../support/api.ts'
import { asMbox, importPath, tempFile } from '../support/say-mail.ts'

test('work that a killed process had begun is done by the next one', { timeout: 60_000 }, async () => {
  const { platform } = await testApi({ worker: false })
  const mail = asMbox({ id: 'lost-1', who: 'Nora <nora@new.example>', text: 'Nobody answers me!', at: '2026-01-05' })
  await importPath({ platform, settle: async () => undefined }, await tempFile('lost.mbox', mail))
  const [begun] = await platform.queue.fetch('emotion.read-messages')
  expect(begun).toBeDefined()
  const stopWork = await startWork(platform)
  while ((await countReactions(platform.pool, platform.areas)) > 0) await pause(200)
  await stopWork()
  const { rows } = await platform.pool.query('SELECT 1 FROM readings')
  expect(rows).toHaveLength(1)
})
