import { withEventMeta } from '@orpc/server'
import { recordVisit } from '#areas/accounts/index.ts'
import { recordLook } from '#areas/privacy/index.ts'
import type { Id } from '#kit/id.ts'
import type { Context } from '#platform/context.ts'
import type { StoredEvent } from '#platform/events.ts'
import { serve, within } from '#platform/http.ts'
import { newsKinds, overviewContract } from './contract.ts'
import { countPeople, listPeople } from './reads-people.ts'
import { search } from './reads-search.ts'
import { lookAtToday } from './reads-today.ts'

const os = serve(overviewContract)

export const routes = os.router({
  today: os.today.handler(within((ctx) => lookAtToday(ctx))),
  visited: os.visited.handler(within((ctx) => recordVisit(ctx))),
  people: {
    list: os.people.list.handler(within(lookAtPeople)),
    count: os.people.count.handler(within(countPeople)),
  },
  search: os.search.handler(within(search)),
  news: os.news.handler(async function* ({ context, signal, lastEventId }) {
    const stop = signal ?? new AbortController().signal
    for await (const event of context.news.follow(stop, lastEventId)) {
      const news = newsOf(event)
      if (news) yield withEventMeta(news, { id: event.id })
    }
  }),
})

async function lookAtPeople(ctx: Context, wanted: Parameters<typeof listPeople>[1]) {
  const page = await listPeople(ctx, wanted)
  const felt = page.rows.filter(({ mood }) => mood !== null).map(({ id }) => id)
  await recordLook(ctx, 'saw the mood in a list', felt)
  return page
}

type Kind = (typeof newsKinds)[number]
const isKind = (name: string): name is Kind => (newsKinds as readonly string[]).includes(name)

/** Lists are asked for anew, so a few ids are enough to know what changed. */
const mostIds = 200

function newsOf({ name, payload, at }: StoredEvent) {
  if (!isKind(name)) return null
  const contactIds = (payload['contactIds'] ?? []) as Id<'contact'>[]
  const messageIds = (payload['messageIds'] ?? []) as Id<'message'>[]
  return { kind: name, at, contactIds: contactIds.slice(0, mostIds), count: messageIds.length || contactIds.length }
}
