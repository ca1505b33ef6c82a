import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { parseArgs } from 'node:util'
import { labels } from '#areas/emotion/domain/label.ts'
import type { ShownLabel } from '#areas/emotion/domain/label.ts'
import type { LifeEvent } from '#areas/emotion/domain/life-event.ts'

/** A public comment with the stored labels that its readers chose, as indexes. */
export type Comment = { text: string; chosen: number[] }

/** A customer's message as it was labelled; see training/customers/GUIDE.md. */
export type CustomerMessage = {
  /** Of which part it is: see training/customers/README.md. */
  part: number
  author: string
  sector: string
  /** What came just before, in a few words, or ''. */
  context: string
  text: string
  primary: ShownLabel
  also: ShownLabel[]
  /** −2…2 */
  valence: number
  /** 0…3 */
  intensity: number
  needs_person: boolean
  sarcasm: boolean
  urgent: boolean
  leaving: boolean
  opportunity: boolean
  life_event: LifeEvent | ''
  /** Verbatim parts of the text. */
  evidence: string[]
}

const readComments = (file: string): Comment[] =>
  linesOf(file).map((line) => {
    const [text = '', chosen = ''] = line.split('\t')
    return {
      text,
      chosen: chosen
        .split(',')
        .map(Number)
        .filter((at) => at in labels),
    }
  })

export const readCustomerMessages = (folder: string = customersFolder): CustomerMessage[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => {
      const part = Number(/\d+/.exec(name)?.[0])
      return linesOf(join(folder, name)).map((line) => ({ ...(JSON.parse(line) as CustomerMessage), part }))
    })

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean)

const root = join(import.meta.dirname, '../..')

export const customersFolder = join(root, 'training/customers')
export const modelFolder = join(root, 'models/text-linear-1')

const commentFiles = { train: 'train.tsv', dev: 'dev.tsv' } as const

/** What to do when the comments are not there. They belong to others, so they are not kept with the code. */
export const whereCommentsGo = `GoEmotions is not here. Put its ${Object.values(commentFiles).join(' and ')} (text, label numbers, id; tab separated) into training/goemotions/,
or name their folder with --goemotions DIR. They are in data/original of github.com/monologg/GoEmotions-pytorch (Apache-2.0).`

/** The comments of `--goemotions DIR`, else of training/goemotions; null when there are none. */
export function findComments(): Record<keyof typeof commentFiles, Comment[]> | null {
  const { values } = parseArgs({ args: argv.slice(2), options: { goemotions: { type: 'string' } } })
  const folder = values.goemotions ?? join(root, 'training/goemotions')
  const fileOf = (part: keyof typeof commentFiles) => join(folder, commentFiles[part])
  if (!existsSync(fileOf('train')) || !existsSync(fileOf('dev'))) return null
  return { train: readComments(fileOf('train')), dev: readComments(fileOf('dev')) }
}

/** How many writers in a hundred the models never learn from, and how many only choose thresholds and temperatures. */
const heldOutPercent = 15
const validationPercent = 10

/** A writer's place from 0 to 99, the same for ever, whoever else is added. */
const placeOf = (author: string): number => createHash('sha256').update(author).digest().readUInt32BE(0) % 100

export type Split = Record<'train' | 'validation' | 'heldOut', CustomerMessage[]>

/** Splits by writer, the same way every time: nobody stands on two sides. */
export function splitByAuthor(messages: readonly CustomerMessage[]): Split {
  const sideOf = ({ author }: CustomerMessage): keyof Split => {
    const place = placeOf(author)
    if (place < heldOutPercent) return 'heldOut'
    return place < heldOutPercent + validationPercent ? 'validation' : 'train'
  }
  const sides = Map.groupBy(messages, sideOf)
  return {
    train: sides.get('train') ?? [],
    validation: sides.get('validation') ?? [],
    heldOut: sides.get('heldOut') ?? [],
  }
}
