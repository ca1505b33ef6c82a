import { writeFile } from 'node:fs/promises'
import { describeApi } from '#apps/openapi.ts'
import { version } from '#platform/version.ts'

const target = new URL('../openapi.json', import.meta.url)
await writeFile(target, JSON.stringify(await describeApi(version), null, 2) + '\n')
