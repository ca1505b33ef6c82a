import { mailOf, messageId, writerOf } from './mail.ts'
import type { Placed } from './mail.ts'
import { sentAt } from './schedule.ts'
import type { Story } from './stories.ts'

/** The stories as a mailbox (mboxrd), every mail where it stands in time before `now`. The same `now` gives the same. */
export const renderMailbox = (stories: Story[], now: Date): string =>
  stories
    .flatMap((story) => placed(story, now))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(entry)
    .join('')

const placed = (story: Story, now: Date): Placed[] =>
  story.conversations.flatMap(({ subject, messages }, conversation) => {
    const instants = sentAt(messages, now)
    const earlier: Placed[] = []
    for (const [place, message] of messages.entries()) {
      const id = messageId(story, conversation, place, message.side)
      earlier.push({ ...message, story, subject, id, at: instants[place] ?? now, earlier: [...earlier] })
    }
    return earlier
  })

const entry = (message: Placed): string =>
  `From ${writerOf(message).address} ${postmark(message.at)}\n${mailOf(message).replace(/^(>*From )/gm, '>$1')}\n`

/** As the C library writes instants: "Wed Dec 24 14:00:00 2025", in UTC. */
function postmark(at: Date): string {
  const [weekday, day, month, year, time] = at.toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${Number(day).toString().padStart(2)} ${time} ${year}`
}
