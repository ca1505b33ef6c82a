import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import iconv from 'iconv-lite'

/** A piece of a text file, and how many bytes of the file have been read with it. */
export type Piece = { text: string; bytesRead: number }

/** The text of a file in pieces, whichever of the usual encodings it is in; without its byte order mark. */
export async function* decoded(path: string, signal?: AbortSignal): AsyncGenerator<Piece> {
  const decoder = iconv.getDecoder(encodingOf(await headOf(path)))
  let bytesRead = 0
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    signal?.throwIfAborted()
    bytesRead += bytes.length
    yield { text: decoder.write(bytes), bytesRead }
  }
  yield { text: decoder.end() ?? '', bytesRead }
}

const headSize = 2 ** 20

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headSize), 0, headSize, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function encodingOf(head: Buffer): 'utf-16le' | 'utf-16be' | 'utf-8' | 'windows-1252' {
  const mark = head.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return 'utf-16le'
  if (mark === 'feff') return 'utf-16be'
  try {
    // As a stream, because the head may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
