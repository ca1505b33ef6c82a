/** The name of a contact as people would say it: from a mail's display name, else from the address. */
export function displayName(given: string, address: string): string {
  const cleaned = given.replace(/^["'\s]+|["'\s]+$/g, '').replace(/\s+/g, ' ')
  if (cleaned === '' || cleaned.includes('@')) return nameFromAddress(address)
  return inSpokenOrder(cleaned)
}

const lastFirst = /^(?<last>[\p{L}'’ -]+), (?<first>[\p{L}'’.-]+(?: [\p{L}'’.-]+)?)$/u
const companyEnding = /\b(?:ltd|limited|inc|llc|gmbh|plc|co|corp|sons)\.?$/i

/** "Hepworth, Doreen" becomes "Doreen Hepworth"; "Smith, Ltd" and lists stay as they are. */
function inSpokenOrder(name: string): string {
  const parts = lastFirst.exec(name)?.groups
  return parts && !companyEnding.test(name) ? `${parts['first']} ${parts['last']}` : name
}

/** "doreen.hepworth+shop@post.example" becomes "Doreen Hepworth"; what has no letters stays. */
function nameFromAddress(address: string): string {
  const local = address.split('@')[0]?.split('+')[0] ?? address
  const words = local.split(/[._-]+/).filter((word) => word !== '')
  if (!words.some((word) => /\p{L}{2}/u.test(word))) return address
  return words.map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1)).join(' ')
}

/** What lists order by: no case, no accents, the name as it is spoken. */
export const sortName = (name: string): string => plain(name)

/** What lists search in: name, company and every identity. */
export const searchText = (words: readonly string[]): string => plain(words.filter((word) => word !== '').join(' '))

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** The words of a search as they stand in `searchText`. */
export const searchWords = (search: string): string[] =>
  plain(search)
    .split(/\s+/)
    .filter((word) => word !== '')
