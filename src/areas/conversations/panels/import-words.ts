import { say } from '#ui/say.ts'
import type { ImportView } from '../contract.ts'
import type { MessageColumn } from '../domain/import-state.ts'

const states: Record<ImportView['state'], () => string> = {
  receiving: () => say('upload not finished'),
  ready: () => say('ready to start'),
  running: () => say('reading'),
  done: () => say('done'),
  stopped: () => say('stopped'),
  failed: () => say('did not work'),
}

export const stateWords = (state: ImportView['state']): string => states[state]()

type Column = { name: string; hint: string }

const columns: Record<MessageColumn, () => Column> = {
  who: () => ({ name: say('Who'), hint: say('Mail address, number or handle of the contact') }),
  when: () => ({ name: say('When'), hint: say('Date and time') }),
  text: () => ({ name: say('Text'), hint: say('What was said') }),
  name: () => ({ name: say('Name'), hint: say('What the contact is called') }),
  direction: () => ({ name: say('Direction'), hint: say('Whether they or we said it') }),
  channel: () => ({ name: say('Channel'), hint: say('Chat, ticket, call, survey …') }),
  conversation: () => ({ name: say('Conversation'), hint: say('What belongs together') }),
  subject: () => ({ name: say('Subject'), hint: say('What it is about') }),
  externalId: () => ({ name: say('Own number'), hint: say('Tells each message apart, so that none comes in twice') }),
}

export const columnWords = (column: MessageColumn): Column => columns[column]()

/** The order in which columns are asked for: those that are needed first. */
export const askedColumns = Object.keys(columns) as MessageColumn[]
export const neededColumns: readonly MessageColumn[] = ['who', 'when', 'text']
