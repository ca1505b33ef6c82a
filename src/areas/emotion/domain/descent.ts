/** A function of many numbers: its value there, and its slope written into the second argument. */
export type Steep = (at: Float64Array, slope: Float64Array) => number

type Step = { moved: Float64Array; bent: Float64Array; scale: number }

const remembered = 8
const mostSteps = 30
const flatEnough = 1e-4

/** The numbers at which a smooth convex function is least, from zeros: L-BFGS (Nocedal 1980) with halved steps. */
export function leastOf(steep: Steep, size: number): Float64Array {
  let at = new Float64Array(size)
  let slope = new Float64Array(size)
  let value = steep(at, slope)
  const steps: Step[] = []
  for (let step = 0; step < mostSteps && length(slope) > flatEnough; step++) {
    const way = wayDown(slope, steps)
    const next = walk(steep, at, value, slope, way)
    if (!next) break
    const moved = minus(next.at, at)
    const bent = minus(next.slope, slope)
    const curve = dot(moved, bent)
    if (curve > 1e-12) steps.push({ moved, bent, scale: 1 / curve })
    if (steps.length > remembered) steps.shift()
    ;({ at, slope, value } = next)
  }
  return at
}

/** Halves the step until it goes down about as far as the slope promises (Armijo's rule). */
function walk(steep: Steep, from: Float64Array, value: number, slope: Float64Array, way: Float64Array) {
  const promised = dot(way, slope)
  for (let part = 1; part > 1e-6; part /= 2) {
    const at = from.map((one, place) => one + part * (way[place] as number))
    const there = new Float64Array(from.length)
    const found = steep(at, there)
    if (found <= value + 1e-4 * part * promised) return { at, value: found, slope: there }
  }
  return null
}

/** Down the slope, bent by what the last steps told of the curvature (the two loops of L-BFGS). */
function wayDown(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const way = slope.map((one) => -one)
  const shares = steps.toReversed().map((step) => {
    const share = step.scale * dot(step.moved, way)
    add(way, step.bent, -share)
    return share
  })
  const last = steps.at(-1)
  const scale = last ? 1 / (last.scale * dot(last.bent, last.bent)) : 1 / Math.max(1, length(slope))
  for (let at = 0; at < way.length; at++) way[at] = (way[at] as number) * scale
  for (const [at, step] of steps.entries())
    add(way, step.moved, (shares[steps.length - 1 - at] ?? 0) - step.scale * dot(step.bent, way))
  return way
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}

const length = (one: Float64Array): number => Math.sqrt(dot(one, one))
const minus = (one: Float64Array, other: Float64Array) => one.map((number, at) => number - (other[at] as number))

function add(to: Float64Array, what: Float64Array, share: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + share * (what[at] as number)
}
