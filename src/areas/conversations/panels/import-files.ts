/** Endings of the files that can be imported. */
const endings = ['.mbox', '.eml', '.zip', '.csv', '.jsonl', '.ndjson'] as const

export const acceptedFiles = endings.join(',')

const endingOf = (name: string): string | null => /\.[^./\\ ]{1,8}$/.exec(name.toLowerCase())?.[0] ?? null

/** Whether a file may hold messages. Mailboxes of some programs have no ending at all. */
export const mayHoldMessages = ({ name }: { name: string }): boolean => {
  const ending = endingOf(name)
  return !name.startsWith('.') && (ending === null || endings.some((known) => known === ending))
}

/** Whether the name says that it is a table of messages, whose columns must be named. */
export const isTableName = (name: string): boolean => /\.(csv|jsonl|ndjson)$/i.test(name)

const headBytes = 2 ** 20

/**
 * The same file chosen again has the same fingerprint, so its upload goes on where it was: name, size, time of
 * change and the first MiB. Outside secure contexts browsers hash nothing; there the first three must do.
 */
export async function fingerprintOf(file: File): Promise<string> {
  const marks = `${file.size}-${file.lastModified}`
  if (!('subtle' in crypto)) return marks
  const head = await new Blob([`${file.name}\n${marks}\n`, file.slice(0, headBytes)]).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', head))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
