import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import type { ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, expect, test } from 'vitest'
// The rules are plain JavaScript without types.
const { default: rules } = await import(new URL('../.dependency-cruiser.mjs', import.meta.url).href)

/** A small tree in which every rule of the map is kept, and one breach of each. */
const sound = {
  'src/kit/a.ts': 'export const a = 1',
  'src/platform/p.ts': "import { a } from '#kit/a.ts'\nexport const p = a",
  'src/ui/u.ts': "import { a } from '#kit/a.ts'\nexport const u = a",
  'src/apps/web/w.ts': "import { panel } from '#areas/contacts/panels/index.ts'\nexport const w = panel",
  'src/areas/contacts/index.ts': 'export const contacts = 1',
  'src/areas/contacts/reads.ts': 'export const read = 1',
  'src/areas/contacts/contract.ts': 'export const contract = 1',
  'src/areas/contacts/writes.ts': 'export const write = 1',
  'src/areas/contacts/domain/d.ts': "import { a } from '#kit/a.ts'\nexport const d = a",
  'src/areas/contacts/panels/index.ts': 'export const panel = 1',
  'src/areas/emotion/index.ts': "import { contacts } from '#areas/contacts/index.ts'\nexport const emotion = contacts",
  'src/areas/emotion/contract.ts': 'export const contract = 1',
}

const breaches: Record<string, { file: string; imports: string }> = {
  'no-cycles': { file: 'src/kit/b.ts', imports: './c.ts' },
  resolvable: { file: 'src/kit/d.ts', imports: './nowhere.ts' },
  'arrows-of-contacts': { file: 'src/areas/contacts/up.ts', imports: '#areas/emotion/index.ts' },
  'front-door': { file: 'src/areas/emotion/window.ts', imports: '#areas/contacts/reads.ts' },
  'no-panels-on-the-server': { file: 'src/areas/contacts/server.ts', imports: './panels/index.ts' },
  'panels-see-contracts': { file: 'src/areas/contacts/panels/peek.ts', imports: '../reads.ts' },
  'pages-compose-panels': { file: 'src/apps/web/page.ts', imports: '#areas/contacts/reads.ts' },
  'customers-see-portal': { file: 'src/apps/portal/page.ts', imports: '#areas/contacts/contract.ts' },
  'domain-is-pure': { file: 'src/areas/contacts/domain/impure.ts', imports: '../reads.ts' },
  'contracts-run-anywhere': { file: 'src/areas/privacy/contract.ts', imports: '#areas/contacts/index.ts' },
  'rows-change-in-actions': { file: 'src/areas/contacts/routes.ts', imports: './writes.ts' },
  'foundations-know-no-area': { file: 'src/platform/q.ts', imports: '#areas/contacts/index.ts' },
  'kit-stands-alone': { file: 'src/kit/e.ts', imports: '#platform/p.ts' },
  'areas-know-no-app': { file: 'src/areas/contacts/app.ts', imports: '#apps/web/w.ts' },
}

let folder = ''
const found = new Map<string, Set<string>>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-map-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await cp(new URL('../tsconfig.base.json', import.meta.url), join(folder, 'tsconfig.base.json'))
  await write('tsconfig.json', JSON.stringify({ extends: './tsconfig.base.json', include: ['src'] }))
  await write('package.json', JSON.stringify({ type: 'module', imports: { '#*': './src/*' } }))
  for (const [path, text] of Object.entries(sound)) await write(path, text)
  for (const { file, imports } of Object.values(breaches))
    await write(file, `import type * as x from '${imports}'\nexport type X = typeof x\n`)
  await write('src/kit/c.ts', "import type * as x from './b.ts'\nexport type Y = typeof x\n")
  const { options, forbidden } = rules
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: folder,
    tsConfig: { fileName: join(folder, 'tsconfig.json') },
    ruleSet: { forbidden },
    validate: true,
  })
  for (const { rule, from } of (output as ICruiseResult).summary.violations)
    found.set(rule.name, (found.get(rule.name) ?? new Set()).add(from))
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(Object.entries(breaches))('the rule %s bites', (rule, { file }) => {
  expect([...(found.get(rule) ?? [])]).toContain(file)
})

test('a file that keeps the rules is left alone', () => {
  const reported = new Set([...found.values()].flatMap((files) => [...files]))
  for (const path of Object.keys(sound)) expect(reported).not.toContain(path)
})
