import { expect, it } from 'vitest'
import { fingerprintOf, mayHoldMessages } from './import-files.ts'

it('takes mailboxes without an ending and leaves what lies beside them in a folder', () => {
  const names = [
    'Inbox',
    'All mail.mbox',
    'a.EML',
    'Inbox.msf',
    '.DS_Store',
    'notes.pdf',
    'chat.jsonl',
    'Re. offer 2.0',
  ]
  expect(names.filter((name) => mayHoldMessages({ name }))).toEqual(['Inbox', 'All mail.mbox', 'a.EML', 'chat.jsonl'])
})

it('knows a file again, and tells two files of one size apart', async () => {
  const made = (text: string) => new File([text], 'a.mbox', { lastModified: 1 })
  expect(await fingerprintOf(made('From a'))).toBe(await fingerprintOf(made('From a')))
  expect(await fingerprintOf(made('From a'))).not.toBe(await fingerprintOf(made('From b')))
})
