import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Content } from '../../domain/incoming.ts'

/** One mail of a mailbox as it lies in the file, without its "From " line. */
export type MboxMail = { offset: number; end: number; fromLine: string; raw: Content; isLast: boolean }

/** Larger mails go through a file of their own, so that memory stays small. */
const largestInMemory = 16 * 2 ** 20
const newline = 0x0a

/** A "From " line as mailboxes write it: an address or nothing much, then a date with a year. */
const fromLine = /^From (?:\S+ +)?.*\d{1,2}:\d{2}.*\d{4}/

export const beginsMbox = (head: Buffer): boolean => fromLine.test(firstLine(head))

const firstLine = (bytes: Buffer) => {
  const end = bytes.indexOf(newline)
  return bytes.toString('latin1', 0, end < 0 ? bytes.length : end)
}

/** Splits a mailbox (mboxo, mboxrd) into its mails while it is read: a file of any size needs the memory of one mail. */
export async function* readMbox(path: string, signal?: AbortSignal): AsyncGenerator<MboxMail> {
  let draft: Draft | null = null
  let isAfterBlank = true
  for await (const { line, offset } of linesOf(path, signal)) {
    if (isAfterBlank && line[0] === 0x46 && fromLine.test(line.toString('latin1', 0, Math.min(line.length, 200)))) {
      if (draft) yield await draft.finish(offset, false)
      draft = openDraft(offset, line.toString('latin1').trim())
    } else await draft?.add(unescaped(line))
    isAfterBlank = line.length <= 2 && line.toString('latin1').trim() === ''
    draft?.reach(offset + line.length)
  }
  if (draft) yield await draft.finish(null, true)
}

/** ">From " and ">>From " stand for one ">" less. */
const unescaped = (line: Buffer) =>
  line[0] === 0x3e && /^>+From /.test(line.toString('latin1', 0, 64)) ? line.subarray(1) : line

type Draft = ReturnType<typeof openDraft>

function openDraft(offset: number, from: string) {
  let pieces: Buffer[] = []
  let size = 0
  let end = offset
  let spill: { file: FileHandle; path: string } | null = null
  return {
    reach: (at: number) => {
      end = at
    },
    async add(line: Buffer) {
      pieces.push(line)
      size += line.length
      if (size < largestInMemory) return
      spill ??= await openSpill()
      await spill.file.write(Buffer.concat(pieces))
      pieces = []
      size = 0
    },
    async finish(endsAt: number | null, isLast: boolean): Promise<MboxMail> {
      const rest = Buffer.concat(pieces)
      if (spill) {
        await spill.file.write(rest)
        await spill.file.close()
      }
      const raw: Content = spill ? { path: spill.path } : { bytes: rest }
      return { offset, end: endsAt ?? end, fromLine: from, raw, isLast }
    },
  }
}

async function openSpill() {
  const path = join(tmpdir(), `attune-mail-${randomUUID()}`)
  return { file: await open(path, 'wx', 0o600), path }
}

/** Lines longer than this are cut: only a broken file has them. */
const longestLine = 2 ** 20

/** The lines of a file with their line ends and where each begins. */
async function* linesOf(path: string, signal?: AbortSignal): AsyncGenerator<{ line: Buffer; offset: number }> {
  let rest = Buffer.alloc(0)
  let offset = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 18, signal })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer)
    let begin = 0
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, begin)) {
      yield { line: bytes.subarray(begin, end + 1), offset: offset + begin }
      begin = end + 1
    }
    if (bytes.length - begin > longestLine) {
      yield { line: bytes.subarray(begin), offset: offset + begin }
      begin = bytes.length
    }
    rest = Buffer.from(bytes.subarray(begin))
    offset += begin
  }
  if (rest.length > 0) yield { line: rest, offset }
}
