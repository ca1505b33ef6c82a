import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import {
  addImport,
  getImport,
  listSetAside,
  ownAddresses,
  previewSource,
  runImport,
  startImport,
} from '#areas/conversations/index.ts'
import { messageColumns } from '#areas/conversations/contract.ts'
import type { ImportPreview } from '#areas/conversations/contract.ts'
import { invalid, reasonOf } from '#kit/errors.ts'
import type { Id } from '#kit/id.ts'
import { system } from '#platform/context.ts'
import type { Transact } from '#platform/context.ts'
import { getSetting } from '#platform/settings.ts'
import { countReactions } from '#platform/queue.ts'
import { startWork } from '#platform/work.ts'
import type { Command, Terminal } from './command.ts'
import { withInstallation } from './installation.ts'
import type { Installation } from './installation.ts'
import { progressBar } from './progress-bar.ts'

export const importCommand: Command = {
  name: 'import',
  summary: 'Read in mailboxes (.mbox), mails (.eml), folders or zips of them, and tables of messages (.csv, .jsonl)',
  usage: `FILE…
    --own ADDRESSES       addresses and @domains that are ours, with commas between; else those of the settings, else guessed
    --map FIELD=COLUMN    which column of a table is which, again for each: ${messageColumns.join(', ')}
    --time-zone ZONE      of times in a table that name none, such as Europe/London (UTC when absent)`,
  async run(terminal) {
    const options = optionsOf(terminal.args)
    await withInstallation(terminal, async (installation) => {
      const stopWork = await startWork(installation.platform, { endsSoon: true })
      try {
        for (const file of options.files) await importFile(terminal, installation, file, options)
        await untilRead(terminal, installation)
      } finally {
        await stopWork()
      }
    })
  },
}

type TablePreview = Extract<ImportPreview, { kind: 'table' }>
type Options = { files: string[]; own: string[]; mapping: Record<string, string>; timeZone: string | undefined }

function optionsOf(args: readonly string[]): Options {
  const { values, positionals: files } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { own: { type: 'string' }, map: { type: 'string', multiple: true }, 'time-zone': { type: 'string' } },
  })
  if (files.length === 0) throw invalid('Say which files: npm run attune -- import FILE…')
  const mapping = Object.fromEntries(
    (values.map ?? []).map((pair) => {
      const [field = '', ...column] = pair.split('=')
      if (!(messageColumns as readonly string[]).includes(field) || column.length === 0)
        throw invalid('--map {pair} is not FIELD=COLUMN with a field of {fields}.', {
          pair,
          fields: messageColumns.join(', '),
        })
      return [field, column.join('=')]
    }),
  )
  const own = (values.own ?? '').split(',').map((address) => address.trim().toLowerCase())
  return { files, own: own.filter((address) => address !== ''), mapping, timeZone: values['time-zone'] }
}

async function importFile(
  terminal: Terminal,
  { platform }: Installation,
  file: string,
  options: Options,
): Promise<void> {
  const path = resolve(file)
  const name = basename(path)
  const transact = platform.as(system('command line'))
  const preview = await previewSource(path, name)
  const ours = preview.kind === 'mail' ? await ownFor(terminal, transact, preview, options.own) : options.own
  const mapping = preview.kind === 'table' ? mappingFor(name, preview, options.mapping) : undefined
  const { size } = await stat(path)
  const id = await transact(async (ctx) => {
    const source = { kind: 'path', path } as const
    const added = await addImport(ctx, { name, size, fingerprint: path, bytesReceived: size, state: 'ready', source })
    await startImport(ctx, { id: added.id, ownAddresses: ours, mapping, timeZone: options.timeZone })
    return added.id
  })
  const { files, config, log, clock } = platform
  await watched(
    terminal,
    transact,
    id,
    name,
    runImport({ ...{ files, config, log, clock, transact }, signal: terminal.signal }, id),
  )
}

/** What was named, else what was guessed; every needed column has to be known before anything is read. */
function mappingFor(name: string, { mapping: guessed, columns, missing }: TablePreview, named: Options['mapping']) {
  const unnamed = missing.filter((field) => !named[field])
  if (unnamed.length > 0)
    throw invalid('Say which column of {name} is which: {options}. Its columns are {columns}.', {
      ...{ name, columns: columns.join(', ') },
      options: unnamed.map((field) => `--map ${field}=COLUMN`).join(' '),
    })
  return { ...guessed, ...named }
}

/** Those named, else those of the settings, else those that look like ours. */
async function ownFor(
  { stderr }: Terminal,
  transact: Transact,
  preview: ImportPreview,
  named: string[],
): Promise<string[]> {
  if (named.length > 0 || preview.kind === 'table') return named
  if ((await transact((ctx) => getSetting(ctx, ownAddresses))).length > 0) return []
  const likely = preview.ownAddressGuesses.filter(({ isLikely }) => isLikely).map(({ address }) => address)
  stderr.write(
    likely.length > 0
      ? `Taken as ours: ${likely.join(', ')}. Name others with --own.\n`
      : 'No address looks like ours, so every sender counts as a contact. Name ours with --own.\n',
  )
  return likely
}

async function watched(
  terminal: Terminal,
  transact: Transact,
  id: Id<'import'>,
  name: string,
  running: Promise<void>,
): Promise<void> {
  const bar = progressBar(terminal.stderr)
  let isOver = false
  const over = running.finally(() => (isOver = true))
  while (!isOver) {
    await Promise.race([over, pause(200)])
    const { bytesRead, bytesTotal, messagesAdded, duplicates, setAside } = await transact((ctx) => getImport(ctx, id))
    bar.show(
      bytesRead / Math.max(1, bytesTotal),
      `${name}  ${messagesAdded} added, ${duplicates} there already, ${setAside} kept aside`,
    )
  }
  await over
  bar.end()
  await report(terminal, transact, id)
}

const shownReasons = 10

async function report({ stdout, stderr }: Terminal, transact: Transact, id: Id<'import'>): Promise<void> {
  const { state, name, messagesAdded, duplicates, setAside, failure } = await transact((ctx) => getImport(ctx, id))
  stdout.write(`${name}: ${messagesAdded} added, ${duplicates} there already, ${setAside} kept aside\n`)
  const { rows } = await transact((ctx) => listSetAside(ctx, { id, limit: shownReasons }))
  for (const { file, unit, position, reason } of rows) stderr.write(`  ${file}, ${unit} ${position}: ${said(reason)}\n`)
  if (setAside > rows.length)
    stderr.write(`  … and ${setAside - rows.length} more: see the import's page in the web app.\n`)
  if (state === 'failed' && failure) throw invalid(failure.pattern, failure.values)
  if (state === 'running') stderr.write('Stopped before the end. Import it again: what is stored is not added twice.\n')
}

const said = ({ pattern, values }: { pattern: string; values: Record<string, string | number> }) =>
  reasonOf(invalid(pattern, values))

/** Readings follow the messages; the command ends when they are made. */
async function untilRead({ stderr, signal }: Terminal, { platform }: Installation): Promise<void> {
  const bar = progressBar(stderr)
  let most = 0
  while (!signal.aborted) {
    const left = await countReactions(platform.pool, platform.areas)
    most = Math.max(most, left)
    if (most > 0) bar.show(1 - left / most, 'reading how people feel')
    if (left === 0) break
    await pause(150)
  }
  bar.end()
}
