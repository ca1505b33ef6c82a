import type { z } from 'zod'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import type { overviewContract } from '../contract.ts'

/** Something the frame can do; `keys` as in shortcuts. */
export type PaletteAction = { words: string; keys?: string; run: () => void }

/** A row that leads to a place shows what people wrote or are called; an action speaks our own words. */
type PlaceRow = {
  key: string
  kind: 'contact' | 'company' | 'message'
  words: string
  detail: string
  place: string
  /** How many more of the same conversation match. */
  more?: number
}
export type PaletteRow = PlaceRow | (PaletteAction & { key: string; kind: 'action' })
export type PaletteGroup = { title: string; rows: PaletteRow[] }

type Found = z.infer<NonNullable<(typeof overviewContract.search)['~orpc']['outputSchema']>>
type Asked = { typed: string; actions: readonly PaletteAction[]; found: Found | undefined }

/** What is offered for the words typed so far; groups without rows are left out. */
export function groupsOf({ typed, actions, found }: Asked): PaletteGroup[] {
  const fitting = actions.filter(({ words }) => words.toLowerCase().includes(typed.toLowerCase()))
  const groups: PaletteGroup[] = [
    { title: say('Recent'), rows: typed === '' ? recentPlaces() : [] },
    { title: say('People'), rows: (found?.contacts ?? []).map(contactRow) },
    { title: say('Companies'), rows: (found?.companies ?? []).map(companyRow) },
    { title: say('Messages'), rows: (found?.messages ?? []).map(messageRow) },
    {
      title: say('Go and do'),
      rows: fitting.map((action) => ({ key: `do-${action.words}`, kind: 'action', ...action })),
    },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

const contactRow = ({ id, name, address }: Found['contacts'][number]): PlaceRow => ({
  ...{ key: id, kind: 'contact', place: places.contact(id) },
  words: name || address,
  detail: name ? address : '',
})

const companyRow = ({ id, name }: Found['companies'][number]): PlaceRow => ({
  ...{ key: id, kind: 'company', place: places.company(id) },
  ...{ words: name, detail: '' },
})

const messageRow = ({
  id,
  conversationId,
  subject,
  snippet,
  matches,
  ...said
}: Found['messages'][number]): PlaceRow => ({
  ...{ key: id, kind: 'message', place: places.conversation(conversationId, id) },
  words: subject || said.contactName,
  detail: `${whoSpoke(said)}: ${snippet}`,
  more: matches - 1,
})

const whoSpoke = ({ direction, contactName }: Pick<Found['messages'][number], 'direction' | 'contactName'>): string =>
  direction === 'in' ? contactName : say('To {name}', { name: contactName })

const rememberedAs = 'attune-recent'
const mostRemembered = 5

/** Where this browser went from the palette before, latest first. Kept for the session only: names are personal. */
function recentPlaces(): PlaceRow[] {
  try {
    return JSON.parse(sessionStorage.getItem(rememberedAs) ?? '[]') as PlaceRow[]
  } catch {
    return []
  }
}

export function rememberPlace({ more: _, ...row }: PlaceRow): void {
  const others = recentPlaces().filter(({ place }) => place !== row.place)
  sessionStorage.setItem(rememberedAs, JSON.stringify([row, ...others].slice(0, mostRemembered)))
}
