/** How a mail was written, as the marks behind its time say. */
type Looks = { isHtml: boolean; isLatin1: boolean; isList: boolean; quotes: boolean; attached: string[] }

export type StoryMessage = Looks & {
  side: 'them' | 'us'
  /** Who of us wrote it, by first name; null where nobody did. */
  agent: string | null
  isAutomatic: boolean
  /** Days before today. */
  daysAgo: number
  /** Minutes after midnight, by the wall clock. */
  minute: number
  text: string
}

export type StoryConversation = { subject: string; messages: StoryMessage[] }

/** A made-up customer, and everything that was written with them. */
export type Story = { name: string; address: string; company: string | null; conversations: StoryConversation[] }

const customerLine = /^# (?<name>[^<>]+) <(?<address>[^\s<>@]+@[^\s<>@]+\.example)>$/
const companyLine = /^company: (?<company>.+)$/
const subjectLine = /^## (?<subject>.+)$/
const messageLine =
  /^> (?:(?<auto>auto) )?(?:(?<them>them)|us(?: (?<agent>\p{L}+))?) (?<days>\d+)d (?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?<marks>(?: \[[^\]]+\])*)$/u

/** Reads stories as `samples/README.md` describes them. Throws with the line that is none of it. */
export function parseStories(text: string): Story[] {
  const stories: Story[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (!take(line.trimEnd(), stories)) throw new Error(`Line ${at + 1} belongs to nothing: ${line}`)
  }
  const messages = stories.flatMap((story) => story.conversations.flatMap((conversation) => conversation.messages))
  for (const message of messages) message.text = message.text.trim()
  return stories
}

/** Adds a line to what it belongs to; false when that is nothing. */
function take(line: string, stories: Story[]): boolean {
  const customer = customerLine.exec(line)?.groups
  if (customer) {
    const { name = '', address = '' } = customer
    stories.push({ name, address, company: null, conversations: [] })
    return true
  }
  const story = stories.at(-1)
  const conversation = story?.conversations.at(-1)
  const subject = subjectLine.exec(line)?.groups?.['subject']
  if (subject !== undefined) return (story?.conversations.push({ subject, messages: [] }) ?? 0) > 0
  if (/^[#>] /.test(line)) {
    const message = messageIn(line)
    return message !== null && (conversation?.messages.push(message) ?? 0) > 0
  }
  const company = conversation ? undefined : companyLine.exec(line)?.groups?.['company']
  if (story && company !== undefined) {
    story.company = company
    return true
  }
  const message = conversation?.messages.at(-1)
  if (message) message.text += `${line}\n`
  return message !== undefined || line === ''
}

function messageIn(line: string): StoryMessage | null {
  const found = messageLine.exec(line)?.groups
  const looks = looksIn(found?.['marks'] ?? '')
  if (!found || !looks) return null
  return {
    side: found['them'] ? 'them' : 'us',
    agent: found['agent'] ?? null,
    isAutomatic: found['auto'] !== undefined,
    daysAgo: Number(found['days']),
    minute: Number(found['hour']) * 60 + Number(found['minute']),
    text: '',
    ...looks,
  }
}

const plainMarks = ['html', 'latin1', 'list', 'quote']

/** Null when a mark is unknown. */
function looksIn(marks: string): Looks | null {
  const words = [...marks.matchAll(/\[([^\]]+)\]/g)].map(([, word = '']) => word)
  const attached = words.flatMap((word) => /^attach (\S+)$/.exec(word)?.[1] ?? [])
  if (words.filter((word) => plainMarks.includes(word)).length + attached.length !== words.length) return null
  const has = (mark: string) => words.includes(mark)
  return { isHtml: has('html'), isLatin1: has('latin1'), isList: has('list'), quotes: has('quote'), attached }
}
