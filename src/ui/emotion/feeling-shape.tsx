import { edgeOf, fullness, hueOf, type Family, type Feeling } from './feeling.ts'

/** Outlines in a box of 16 around the middle (0, 0). A drop hangs, a leaf rises, a ring opens, a dot rests. */
const outlines: Record<Family, string> = {
  hurting: 'M0 6.6 C-1.2 4.2 -5.4 1.6 -5.4 -1.6 A5.4 5 0 0 1 5.4 -1.6 C5.4 1.6 1.2 4.2 0 6.6 Z',
  warm: 'M0 -6.8 C5.2 -3.6 6.2 1.4 3.6 4.4 C2.4 5.8 1 6.4 0 6.6 C-1 6.4 -2.4 5.8 -3.6 4.4 C-6.2 1.4 -5.2 -3.6 0 -6.8 Z',
  open: 'M0 -5.6 A5.6 5.6 0 1 1 0 5.6 A5.6 5.6 0 1 1 0 -5.6 Z',
  calm: 'M0 -3.6 A3.6 3.6 0 1 1 0 3.6 A3.6 3.6 0 1 1 0 -3.6 Z',
}

type Shown = Pick<Feeling, 'family' | 'intensity' | 'confidence' | 'isUnsure' | 'shade'>

/** The shape itself as SVG content centred on (0, 0), 16 units wide: for charts. Hollow when unsure. */
export function FeelingGlyph(feeling: Shown) {
  const hue = hueOf(feeling)
  const outline = outlines[feeling.family]
  const edge = edgeOf(feeling.confidence)
  if (feeling.family === 'open') return <OpenRing {...feeling} hue={hue} edge={edge} />
  return (
    <>
      <path d={outline} fill="var(--surface)" stroke={hue} strokeOpacity={edge} strokeWidth={1.4} />
      {!feeling.isUnsure && (
        <path d={outline} fill={hue} transform={`scale(${fullness(feeling.intensity).toFixed(2)})`} />
      )}
    </>
  )
}

function OpenRing({ intensity, isUnsure, hue, edge }: Shown & { hue: string; edge: number }) {
  const width = isUnsure ? 1.4 : 1.6 + 3 * Math.min(1, Math.max(0, intensity))
  return (
    <circle
      r={6.4 - width / 2}
      fill="var(--surface)"
      stroke={hue}
      strokeOpacity={isUnsure ? edge : 1}
      strokeWidth={width}
    />
  )
}

/** The shape as a picture of `size` pixels; the words beside it carry the meaning. */
export function FeelingShape({ size, ...feeling }: Shown & { size: number }) {
  return (
    <svg width={size} height={size} viewBox="-8 -8 16 16" aria-hidden focusable="false" style={{ flex: 'none' }}>
      <FeelingGlyph {...feeling} />
    </svg>
  )
}
