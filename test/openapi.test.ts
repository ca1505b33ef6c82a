import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { describeApi } from '#apps/openapi.ts'
import { version } from '#platform/version.ts'

test('openapi.json is what the contracts say (npm run openapi writes it)', async () => {
  const kept = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8'))
  expect(kept).toEqual(JSON.parse(JSON.stringify(await describeApi(version))))
})
