import { lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { invalid } from '#kit/errors.ts'

/** Addresses of this machine and of networks at home: loopback, RFC 1918, unique local (RFC 4193). */
const atHome = new BlockList()
atHome.addSubnet('127.0.0.0', 8)
atHome.addSubnet('10.0.0.0', 8)
atHome.addSubnet('172.16.0.0', 12)
atHome.addSubnet('192.168.0.0', 16)
atHome.addAddress('::1', 'ipv6')
atHome.addSubnet('fc00::', 7, 'ipv6')

/** Where nothing that reads texts can be: unspecified, link-local (a cloud's machine metadata), multicast. */
const nowhere = new BlockList()
nowhere.addSubnet('0.0.0.0', 8)
nowhere.addSubnet('169.254.0.0', 16)
nowhere.addSubnet('224.0.0.0', 4)
nowhere.addAddress('::', 'ipv6')
nowhere.addSubnet('fe80::', 10, 'ipv6')
nowhere.addSubnet('ff00::', 8, 'ipv6')

const isIn = (list: BlockList, address: string) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Without TLS only addresses at home may be asked. */
const isAllowed = (address: string, isPlain: boolean): boolean =>
  !isIn(nowhere, address) && (!isPlain || isIn(atHome, address))

/** Names that belong to this machine or to a network at home, as far as a name can tell. */
const homeName = /^(?:[^.]+|(?:.+\.)?(?:localhost|local|lan|internal|home\.arpa))$/i

/** The address of an external engine. Throws a failure that says what to change. */
export function parseAddress(address: string): URL {
  const url = URL.parse(address)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw invalid('The address must begin with https:// and name a host, such as https://engine.example/read.')
  if (url.username || url.password)
    throw invalid('The address must not hold a name or password. Enter the secret as the token.')
  if (url.hash) throw invalid('The address must not hold a # and what follows it.')
  const host = hostOf(url)
  const isPlain = url.protocol === 'http:'
  const isFine = isIP(host) ? isAllowed(host, isPlain) : !isPlain || homeName.test(host)
  if (isFine) return url
  if (isIP(host) && isIn(nowhere, host)) throw invalid('No engine can be at {host}.', { host })
  throw invalid(
    'Without encryption only this machine and your own network may be asked, and {host} is neither. Use https://.',
    { host },
  )
}

/** The host without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

export const forbiddenAddress = 'EFORBIDDENADDRESS'

/** Looks a name up for a connection, and refuses addresses that may not be asked, whatever the name promised. */
export const lookupAllowed =
  (isPlain: boolean): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const wrong = addresses.find(({ address }) => !isAllowed(address, isPlain))
      const [first] = addresses
      if (wrong || !first)
        return done(Object.assign(new Error('This address may not be asked.'), { code: forbiddenAddress }), [])
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
