/**
 * The weights of the linear engine as they lie on disk, little-endian:
 *
 *     4 bytes   "ATL1"
 *     uint32    rows r, heads h, inner heads n (the first n of h, whose probabilities feed the others)
 *     uint32 r  hashes of the features, rising
 *     float32 h scales: a weight counts its byte times its head's scale
 *     float32 h bias
 *     float32   n × (h − n) links from the inner heads' probabilities to the other heads
 *     int8      r × h weights, row by row
 */
export type Weights = {
  hashes: Uint32Array
  heads: number
  inner: number
  scales: Float32Array
  bias: Float32Array
  links: Float32Array
  cells: Int8Array
}

const magic = 0x314c5441
const headerBytes = 16
const wordBytes = 4

export function packWeights({ hashes, heads, inner, scales, bias, links, cells }: Weights): Uint8Array {
  const floats = [scales, bias, links]
  const words = hashes.length + floats.reduce((sum, list) => sum + list.length, 0)
  const bytes = new Uint8Array(headerBytes + words * wordBytes + cells.length)
  const view = new DataView(bytes.buffer)
  for (const [at, number] of [magic, hashes.length, heads, inner, ...hashes].entries())
    view.setUint32(at * wordBytes, number, true)
  let at = headerBytes + hashes.length * wordBytes
  for (const list of floats) {
    for (const number of list) {
      view.setFloat32(at, number, true)
      at += wordBytes
    }
  }
  bytes.set(new Uint8Array(cells.buffer, cells.byteOffset, cells.length), at)
  return bytes
}

export function unpackWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (at: number) => view.getUint32(at * wordBytes, true)
  if (bytes.length < headerBytes || word(0) !== magic) throw new Error('These are no weights of the linear engine.')
  const [rows, heads, inner] = [word(1), word(2), word(3)]
  const words = rows + 2 * heads + inner * (heads - inner)
  if (bytes.length !== headerBytes + words * wordBytes + rows * heads)
    throw new Error('The weights of the linear engine are cut off.')
  const hashes = Uint32Array.from({ length: rows }, (_, at) => word(4 + at))
  let at = headerBytes + rows * wordBytes
  const floats = (count: number) => {
    const list = Float32Array.from({ length: count }, (_, index) => view.getFloat32(at + index * wordBytes, true))
    at += count * wordBytes
    return list
  }
  const [scales, bias, links] = [floats(heads), floats(heads), floats(inner * (heads - inner))]
  return {
    hashes,
    heads,
    inner,
    scales,
    bias,
    links,
    cells: new Int8Array(bytes.buffer, bytes.byteOffset + at, rows * heads),
  }
}

const slotBits = 18

/** Finds the row of a feature; −1 when it has none. */
export function rowFinder(hashes: Uint32Array): (hash: number) => number {
  const slots = new Int32Array(1 << Math.max(slotBits, Math.ceil(Math.log2(hashes.length + 1)) + 1)).fill(-1)
  const mask = slots.length - 1
  const slotOf = (hash: number) => {
    let slot = hash & mask
    for (let row = slots[slot]; row !== undefined && row >= 0 && hashes[row] !== hash; row = slots[slot])
      slot = (slot + 1) & mask
    return slot
  }
  for (const [row, hash] of hashes.entries()) slots[slotOf(hash)] = row
  return (hash) => slots[slotOf(hash)] ?? -1
}
