import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderMailbox } from './mailbox.ts'
import { ownDomain } from './mail.ts'
import { parseStories } from './stories.ts'

const folder = join(import.meta.dirname, '../../../../../samples/wrenfield/stories')

/** Which addresses in the sample mailbox are the made-up company's own. */
export const sampleOwnAddresses: readonly string[] = [ownDomain]

/** A year of a made-up company's mail up to `now`, as a mailbox (mboxrd, ASCII): the same for the same `now`. */
export async function sampleMailbox(now: Date): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return renderMailbox(texts.flatMap(parseStories), now)
}
