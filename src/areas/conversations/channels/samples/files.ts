import { filePart } from './mime.ts'
import type { MimePart } from './mime.ts'

type Kind = { mediaType: string; content: (name: string) => Buffer }

const base64 = (text: string) => () => Buffer.from(text, 'base64')

/** One grey point. */
const jpeg = base64(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4z' +
    'NDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
)
/** One brown point. */
const png = base64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mPYWm4DAANNAWnOfA6wAAAAAElFTkSuQmCC',
)

const sentence = (name: string) => `Sample: ${name}`

/** A page with the name of the file on it. */
function pdf(name: string): Buffer {
  const page = `BT /F 18 Tf 40 60 Td (${sentence(name)}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 120] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file + table + end, 'latin1')
}

const text = (name: string) => Buffer.from(`${sentence(name)}\n`)

const kinds: Record<string, Kind> = {
  jpg: { mediaType: 'image/jpeg', content: jpeg },
  png: { mediaType: 'image/png', content: png },
  pdf: { mediaType: 'application/pdf', content: pdf },
  csv: { mediaType: 'text/csv', content: (name) => Buffer.from(`sample\n${name}\n`) },
  txt: { mediaType: 'text/plain', content: text },
}
/** What the stories only mention: its content is a line of text. */
const otherKind: Kind = { mediaType: 'application/octet-stream', content: text }

/** A small file of the kind that its name tells. */
export function attachedFile(name: string): MimePart {
  const { mediaType, content } = kinds[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? otherKind
  return filePart(name, mediaType, content(name))
}
