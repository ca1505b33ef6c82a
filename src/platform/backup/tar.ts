import { invalid } from '#kit/errors.ts'

/** One member of a tar archive: its name, and where its content lies in the file, in bytes. */
export interface Member {
  readonly name: string
  readonly offset: number
  readonly size: number
}

export const blockBytes = 512
const largestOctal = 0o77777777777

/** Bytes that fill the last block of a member's content. */
export const paddingOf = (size: number): Buffer => Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes)

/**
 * The header of a member (POSIX.1-1988 ustar; sizes from 8 GiB on in the base-256 form that GNU tar and bsdtar read).
 * @param modifiedAt seconds since 1970
 */
export function headerOf(name: string, size: number, modifiedAt: number): Buffer {
  const header = Buffer.alloc(blockBytes)
  const { prefix, rest } = splitName(name)
  header.write(rest, 0)
  header.write('0000600\0' + '0000000\0' + '0000000\0', 100)
  if (size <= largestOctal) header.write(size.toString(8).padStart(11, '0') + '\0', 124)
  else {
    header.writeUInt8(0x80, 124)
    header.writeBigUInt64BE(BigInt(size), 128)
  }
  header.write(Math.floor(modifiedAt).toString(8).padStart(11, '0') + '\0', 136)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  header.write(prefix, 345)
  header.write(checksumOf(header).toString(8).padStart(6, '0') + '\0 ', 148)
  return header
}

/** Reads a header at a place in the file. Null: the end of the archive. Throws when it is no header. */
export function readHeader(header: Buffer, at: number): Member | null {
  if (header.length === blockBytes && header.every((byte) => byte === 0)) return null
  const stated = Number.parseInt(textAt(header, 148, 8), 8)
  if (header.length < blockBytes || stated !== checksumOf(header)) {
    throw invalid('The backup is cut off or altered at byte {at}.', { at })
  }
  const isLarge = header.readUInt8(124) === 0x80
  const size = isLarge ? Number(header.readBigUInt64BE(128)) : Number.parseInt(textAt(header, 124, 12), 8)
  const prefix = textAt(header, 345, 155)
  const name = textAt(header, 0, 100)
  return { name: prefix ? `${prefix}/${name}` : name, offset: at + blockBytes, size }
}

function splitName(name: string): { prefix: string; rest: string } {
  if (Buffer.byteLength(name) <= 100) return { prefix: '', rest: name }
  for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
    const [prefix, rest] = [name.slice(0, slash), name.slice(slash + 1)]
    if (Buffer.byteLength(rest) <= 100 && Buffer.byteLength(prefix) <= 155) return { prefix, rest }
  }
  throw invalid('The name {name} is too long for a backup.', { name })
}

const textAt = (header: Buffer, from: number, length: number): string =>
  header.toString('utf8', from, from + length).replace(/\0.*$/s, '')

/** The sum of all bytes, with the field of the sum itself taken as eight spaces. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20
  for (const [position, byte] of header.entries()) if (position < 148 || position >= 156) sum += byte
  return sum
}
