import { expect, test } from 'vitest'
import { forbiddenAddress, lookupAllowed, parseAddress } from './address.ts'

test.each([
  'https://engine.example/read?version=2',
  'https://203.0.113.7/read',
  'https://10.0.0.7/read',
  'http://localhost:5000/read',
  'http://127.0.0.1:5000',
  'http://192.168.1.4/read',
  'http://[::1]:5000/',
  'http://[fd00::7]/',
  'http://sentiment:8080/read',
  'http://engine.internal/read',
])('%s may be asked', (address) => {
  expect(parseAddress(address).href).toContain('//')
})

test.each([
  ['engine.example', /must begin with https/],
  ['ftp://engine.example', /must begin with https/],
  ['http://engine.example/read', /engine\.example is neither/],
  ['http://203.0.113.7/read', /203\.0\.113\.7 is neither/],
  ['http://[2001:db8::7]/', /is neither/],
  ['http://localhost.example.com/', /is neither/],
  ['https://me:secret@engine.example/', /Enter the secret as the token/],
  ['https://engine.example/#read', /must not hold a #/],
  ['https://169.254.169.254/latest', /No engine can be at/],
  ['http://[fe80::1]/', /No engine can be at/],
  ['http://[::ffff:169.254.169.254]/', /No engine can be at/],
  ['http://0.0.0.0:80/', /No engine can be at/],
])('%s may not', (address, why) => {
  expect(() => parseAddress(address)).toThrow(why)
})

/** What looking a host up for a connection comes to; numbers need no network. */
const lookedUp = (host: string, isPlain: boolean) =>
  new Promise((resolve) => lookupAllowed(isPlain)(host, { all: true }, (error, found) => resolve(error?.code ?? found)))

test('a name that leads to an address which may not be asked is refused when the connection is made', async () => {
  expect(await lookedUp('127.0.0.1', true)).toEqual([{ address: '127.0.0.1', family: 4 }])
  expect(await lookedUp('203.0.113.7', true)).toBe(forbiddenAddress)
  expect(await lookedUp('203.0.113.7', false)).toEqual([{ address: '203.0.113.7', family: 4 }])
  expect(await lookedUp('169.254.169.254', false)).toBe(forbiddenAddress)
  expect(await lookedUp('::ffff:169.254.169.254', false)).toBe(forbiddenAddress)
})
