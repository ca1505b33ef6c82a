import { IconBuilding, IconEar, IconFileImport, IconSettings, IconSun, IconUsers, type Icon } from '@tabler/icons-react'
import type { Permission } from '#kit/contract.ts'
import { places } from '#ui/places.ts'
import { say } from '#ui/say.ts'
import { mayDo, type Me } from '../me.ts'

/** One way into the app: in the rail, in the bar of phones, in the palette and on the keyboard. */
export type Entry = { place: string; words: string; keys: string; icon: Icon; permission: Permission }

/** What this agent may open, in the order of a day. */
export const entriesFor = (me: Me): Entry[] => allEntries().filter(({ permission }) => mayDo(me, permission))

const allEntries = (): Entry[] => [
  { place: places.today, words: say('Today'), keys: 'g t', icon: IconSun, permission: 'emotion:read' },
  { place: places.review, words: say('Review'), keys: 'g r', icon: IconEar, permission: 'emotion:review' },
  { place: places.contacts, words: say('Contacts'), keys: 'g c', icon: IconUsers, permission: 'contacts:read' },
  { place: places.companies, words: say('Companies'), keys: 'g o', icon: IconBuilding, permission: 'contacts:read' },
  { place: places.imports, words: say('Import'), keys: 'g i', icon: IconFileImport, permission: 'imports:write' },
  { place: places.settings, words: say('Settings'), keys: 'g s', icon: IconSettings, permission: 'signed-in' },
]
