import { expect, test } from 'vitest'
import { refuseTooOld } from './check-server.ts'

test.each([
  [90624, '9.6.24'],
  [140019, '14.19'],
  [0, 'of an unknown version'],
])('a server with version number %i is too old, and the message says what to do', (number, version) => {
  expect(() => refuseTooOld(number, version, 'db.example:5432/crm')).toThrow(
    `PostgreSQL ${version} at db.example:5432/crm; Attune needs PostgreSQL 15 or newer. Upgrade`,
  )
})

test.each([150000, 160004, 180000])('a server with version number %i will do', (number) => {
  expect(() => refuseTooOld(number, '', '')).not.toThrow()
})
