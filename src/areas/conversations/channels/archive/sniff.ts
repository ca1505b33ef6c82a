import { open } from 'node:fs/promises'
import { beginsMbox } from '../email/mbox.ts'
import { isTableName } from '../table/index.ts'

/** What a file holds, told by its first bytes and only then by its name. */
export type FileKind = 'zip' | 'mailbox' | 'mail' | 'table' | 'empty' | 'unknown'

const headSize = 8192
const mailHeader =
  /^(?:from|received|message-id|date|subject|return-path|delivered-to|mime-version|to|x-[a-z-]+|content-type|dkim-signature|arc-[a-z-]+):/im

export async function kindOf(path: string, name: string): Promise<FileKind> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headSize), 0, headSize, 0)
    const head = buffer.subarray(0, bytesRead)
    if (bytesRead === 0) return 'empty'
    if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'zip'
    if (beginsMbox(head)) return 'mailbox'
    if (isTableName(name)) return 'table'
    return looksLikeMail(head.toString('latin1')) ? 'mail' : 'unknown'
  } finally {
    await file.close()
  }
}

/** Headers from the first line on: a name, a colon, and among them one that every mail has. */
function looksLikeMail(text: string): boolean {
  const plain = text.replace(/^\u00ef\u00bb\u00bf/, '')
  const headers = plain.slice(0, plain.search(/\r?\n\r?\n|$(?![\s\S])/))
  return /^[A-Za-z][A-Za-z0-9-]*:\s?\S?/.test(plain) && mailHeader.test(headers)
}
