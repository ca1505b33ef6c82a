/** Why an external engine gave no answer that could be used. */
export const troubleKinds = [
  'unknown host',
  'refused',
  'unreachable',
  'certificate',
  'forbidden address',
  'too slow',
  'redirect',
  'status',
  'too large',
  'not JSON',
  'wrong shape',
  'token lost',
] as const

export type Trouble = {
  kind: (typeof troubleKinds)[number]
  /** The HTTP status, where one came. */
  status: number | null
  /** The field of the answer that is not as agreed, such as `readings[0].confidence`, and what is wrong with it. */
  field: string | null
  reason: string | null
  /** After how many seconds the engine asks to be asked again. */
  retryAfterSeconds: number | null
}

export const trouble = (kind: Trouble['kind'], known: Partial<Trouble> = {}): Trouble => ({
  ...{ status: null, field: null, reason: null, retryAfterSeconds: null },
  ...known,
  kind,
})

const passingKinds: readonly Trouble['kind'][] = ['unknown host', 'refused', 'unreachable', 'too slow']
const tooManyRequests = 429

/** Whether asking again soon may help: the network, a busy engine or a broken one; not a wrong address, token or shape. */
export const isPassing = ({ kind, status }: Trouble): boolean =>
  passingKinds.includes(kind) || (kind === 'status' && (status === tooManyRequests || Number(status) >= 500))

/** How many seconds to wait before a message is asked about again, after the first and the second failure. */
const waits = [1, 4] as const
const longestWaitSeconds = 30

/** How long to wait before asking again, in seconds; null when it is time to pause. */
export function waitAfter(known: Trouble, failures: number): number | null {
  const wait = waits[failures - 1]
  if (wait === undefined || !isPassing(known)) return null
  return Math.max(wait, Math.min(known.retryAfterSeconds ?? 0, longestWaitSeconds))
}

/** While an external engine fails, nothing is sent to it until `triesAgainAt`. */
export type Pause = { trouble: Trouble; since: Date; count: number; triesAgainAt: Date }

const pauseMinutes = [1, 5, 15, 60] as const
const longestPauseMinutes = 60
const longestAskedMinutes = 24 * 60
const minuteMs = 60_000

/** The next pause: each longer than the one before, an hour at once where waiting will not help by itself. */
export function pauseAfter(known: Trouble, before: Pause | null, now: Date): Pause {
  const count = (before?.count ?? 0) + 1
  const usual = isPassing(known) ? (pauseMinutes[count - 1] ?? longestPauseMinutes) : longestPauseMinutes
  const asked = Math.min((known.retryAfterSeconds ?? 0) / 60, longestAskedMinutes)
  const triesAgainAt = new Date(now.getTime() + Math.max(usual, asked) * minuteMs)
  return { trouble: known, since: before?.since ?? now, count, triesAgainAt }
}
