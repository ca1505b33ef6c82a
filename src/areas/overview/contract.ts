import { z } from 'zod'
import { eventIterator } from '@orpc/contract'
import { endpoint, idOf, instant, pageOf, pageSize } from '#kit/contract.ts'
import { companyName } from '#areas/contacts/contract.ts'
import { message } from '#areas/conversations/contract.ts'
import { mood } from '#areas/emotion/contract.ts'

const shownMood = mood.pick({
  primary: true,
  family: true,
  level: true,
  trend: true,
  sureness: true,
  readingCount: true,
})

export const personRow = z.object({
  id: idOf('contact'),
  name: z.string(),
  address: z.string(),
  company: companyName.nullable(),
  messageCount: z.number(),
  lastMessageAt: instant.nullable(),
  waitingSince: instant.nullable(),
  /** Null without readings, or without the right to see them. */
  mood: shownMood.nullable(),
})
export type PersonRow = z.infer<typeof personRow>

export const needRow = z.object({
  contact: z.object({ id: idOf('contact'), name: z.string(), company: z.string() }),
  conversationId: idOf('conversation'),
  messageId: idOf('message'),
  subject: z.string(),
  primary: mood.shape.primary,
  family: mood.shape.family,
  intensity: z.number(),
  confidence: z.number(),
  isUnsure: z.boolean(),
  /** Whether a person said so. */
  isCorrected: z.boolean(),
  /** The words that say why, verbatim. */
  quote: z.string(),
  saidAt: instant,
  waitingSince: instant.nullable(),
  /** Hurting messages of this contact in the last 30 days. */
  repeated: z.number(),
  /** 0–100, and what it is made of, in points. */
  need: z.number(),
  parts: z.array(z.object({ part: z.enum(['intensity', 'recency', 'repetition', 'waiting']), points: z.number() })),
})
export type NeedRow = z.infer<typeof needRow>

export const sortKeys = ['name', 'lastMessage', 'mood'] as const

export const peopleFilter = z.object({
  search: z.string().trim().max(200).optional(),
  family: mood.shape.family.optional(),
  isWaiting: z.stringbool().or(z.boolean()).optional(),
  companyId: idOf('company').optional(),
})

export const newsKinds = [
  'message.received',
  'reading.made',
  'contact.changed',
  'consent.changed',
  'import.progressed',
] as const

export const overviewContract = {
  today: endpoint({
    method: 'GET',
    path: '/today',
    permission: 'emotion:read',
    summary: 'Who needs a person now, who is delighted, and what came in since the last visit',
  }).output(
    z.object({
      needs: z.array(needRow),
      delighted: z.array(
        needRow.pick({
          contact: true,
          conversationId: true,
          messageId: true,
          primary: true,
          family: true,
          intensity: true,
          confidence: true,
          isUnsure: true,
          isCorrected: true,
          quote: true,
          saidAt: true,
        }),
      ),
      /** `at` is null on a first visit: then everything that is here counts. */
      since: z.object({ at: instant.nullable(), messages: z.number(), hurting: z.number(), warm: z.number() }),
      /** Whether anything was imported yet. */
      isEmpty: z.boolean(),
      /** Messages stored but not read yet. */
      toRead: z.number(),
    }),
  ),
  visited: endpoint({
    method: 'POST',
    path: '/today/visits',
    permission: 'signed-in',
    summary: 'Note that the signed-in agent has seen Today; the next visit counts from here',
  }).output(z.object({ at: instant })),
  people: {
    list: endpoint({
      method: 'GET',
      path: '/people',
      permission: 'contacts:read',
      summary: 'Contacts with mood, trend and last message; filtered, sorted and paged by cursor',
    })
      .input(
        peopleFilter.extend({
          sort: z.enum(sortKeys).default('lastMessage'),
          order: z.enum(['asc', 'desc']).default('desc'),
          cursor: z.string().optional(),
          limit: pageSize,
        }),
      )
      .output(pageOf(personRow)),
    count: endpoint({
      method: 'GET',
      path: '/people/count',
      permission: 'contacts:read',
      summary: 'How many contacts a filter leaves',
    })
      .input(peopleFilter)
      .output(z.object({ count: z.number() })),
  },
  search: endpoint({
    method: 'GET',
    path: '/search',
    permission: 'contacts:read',
    summary: 'Contacts, companies and messages that match some words; of each conversation the latest match',
  })
    .input(z.object({ words: z.string().trim().max(200), limit: z.coerce.number().int().min(1).max(20).default(6) }))
    .output(
      z.object({
        contacts: z.array(z.object({ id: idOf('contact'), name: z.string(), address: z.string() })),
        companies: z.array(companyName),
        messages: z.array(
          z.object({
            id: idOf('message'),
            conversationId: idOf('conversation'),
            subject: z.string(),
            contactName: z.string(),
            direction: message.shape.direction,
            snippet: z.string(),
            sentAt: instant,
            /** How many messages of this conversation match; this is the latest of them. */
            matches: z.number(),
          }),
        ),
      }),
    ),
  news: endpoint({
    method: 'GET',
    path: '/news',
    permission: 'contacts:read',
    summary: 'What happens, as it happens: server-sent events; resumes after Last-Event-ID',
  }).output(
    eventIterator(
      z.object({
        kind: z.enum(newsKinds),
        at: instant,
        contactIds: z.array(idOf('contact')),
        count: z.number(),
      }),
    ),
  ),
}
