/** Colour arithmetic for checking the palette: contrast, colour blindness and perceived difference. */

export type Rgb = readonly [number, number, number]
export const visions = ['normal', 'protan', 'deutan', 'tritan'] as const
export type Vision = (typeof visions)[number]

type Matrix = readonly [Rgb, Rgb, Rgb]

/** Full dichromacy in linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const simulations: Record<Vision, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Linear light, 0…1 per channel, of a colour written `#rrggbb`. */
export function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Contrast ratio of WCAG 2.2, 1…21. */
export function contrast(one: string, other: string): number {
  const light = [one, other].map(luminance).sort((a, b) => b - a)
  return ((light[0] ?? 0) + 0.05) / ((light[1] ?? 0) + 0.05)
}

const luminance = (hex: string): number => dot([0.2126, 0.7152, 0.0722], linear(hex))

/** Difference as seen with a vision: Euclidean in OKLab, times 100. About 2 is just noticeable side by side. */
export function difference(one: string, other: string, vision: Vision): number {
  const [a, b] = [one, other].map((hex) => oklab(seen(linear(hex), vision)))
  return a && b ? 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) : 0
}

const seen = (rgb: Rgb, vision: Vision): Rgb => apply(simulations[vision], rgb).map(clamp) as unknown as Rgb
const clamp = (c: number) => Math.min(1, Math.max(0, c))
const dot = (a: Rgb, b: Rgb) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const apply = (m: Matrix, v: Rgb): Rgb => [dot(m[0], v), dot(m[1], v), dot(m[2], v)]

/** Ottosson 2020. */
function oklab(rgb: Rgb): Rgb {
  const cones = apply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map(Math.cbrt) as unknown as Rgb
  return apply(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  )
}
