import iconv from 'iconv-lite'

/** A part of a mail: its headers and its body, as they stand in the file. */
export type MimePart = { headers: string[]; body: string }

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text)

/** A header's text, with encoded words (RFC 2047) where it is not ASCII. */
export function encodedWords(text: string): string {
  if (isAscii(text)) return text
  const words = text.match(/.{1,11}/gsu) ?? []
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\n ')
}

/** Name and address as a header has them. */
export const mailbox = ({ name, address }: { name: string; address: string }): string =>
  `${isAscii(name) && /[^\w '-]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodedWords(name)} <${address}>`

type Charset = 'utf-8' | 'iso-8859-1' | 'windows-1252'

/** A text as old mail programs sent it where its characters allow that. */
const oldCharset = (text: string): Charset =>
  (['iso-8859-1', 'windows-1252'] as const).find(
    (charset) => iconv.decode(iconv.encode(text, charset), charset) === text,
  ) ?? 'utf-8'

/** Lines of a mail may be this long (RFC 5322), in octets. */
const longestLine = 998

export function textPart(text: string, type: 'plain' | 'html', isLatin1: boolean): MimePart {
  const charset = isLatin1 ? oldCharset(text) : 'utf-8'
  const is7bit = !isLatin1 && isAscii(text) && text.split('\n').every((line) => line.length <= longestLine)
  return {
    headers: [
      `Content-Type: text/${type}; charset=${charset}`,
      `Content-Transfer-Encoding: ${is7bit ? '7bit' : 'quoted-printable'}`,
    ],
    body: is7bit ? text : quotedPrintable(iconv.encode(text, charset)),
  }
}

/** Quoted-printable (RFC 2045), lines of at most 76 characters. */
function quotedPrintable(bytes: Buffer): string {
  const lines = bytes.toString('latin1').split('\n').map(encodedLine)
  return lines.join('\n')
}

function encodedLine(line: string): string {
  const signs = [...line].map((sign, at) => {
    const isLast = at === line.length - 1
    return (sign === ' ' && !isLast) || (sign >= '!' && sign <= '~' && sign !== '=') ? sign : hex(sign)
  })
  let encoded = ''
  let width = 0
  for (const sign of signs) {
    if (width + sign.length > 75) {
      encoded += '=\n'
      width = 0
    }
    encoded += sign
    width += sign.length
  }
  return encoded
}

const hex = (sign: string): string => `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

export const filePart = (name: string, mediaType: string, bytes: Buffer): MimePart => ({
  headers: [
    `Content-Type: ${mediaType}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
  ],
  body: (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\n'),
})

/** Parts as one; a single one stays as it is. `key` makes the boundary this mail's own. */
export function multipart(kind: 'mixed' | 'alternative', parts: MimePart[], key: string): MimePart {
  const [only] = parts
  if (only && parts.length === 1) return only
  const boundary = `=_${kind}_${key}`
  return {
    headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: `${parts.map((part) => `--${boundary}\n${written(part)}\n`).join('')}--${boundary}--\n`,
  }
}

/** Headers, an empty line and the body. */
export const written = ({ headers, body }: MimePart): string => `${headers.join('\n')}\n\n${body}`
