/**
 * The six ways a request can fail. Each has one HTTP status. The message is an ICU pattern with its
 * values apart, so that a screen can translate it; `details` names places in the input (a row, a field).
 */
export const failures = {
  invalid: 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
} as const

export type FailureKind = keyof typeof failures
export type MessageValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>

export class Failure extends Error {
  readonly kind: FailureKind
  readonly pattern: string
  readonly values: MessageValues

  constructor(kind: FailureKind, pattern: string, values: MessageValues = {}, options?: ErrorOptions) {
    super(fill(pattern, values), options)
    this.name = 'Failure'
    this.kind = kind
    this.pattern = pattern
    this.values = values
  }
}

type Raise = (pattern: string, values?: MessageValues, options?: ErrorOptions) => Failure
const raise =
  (kind: FailureKind): Raise =>
  (pattern, values, options) =>
    new Failure(kind, pattern, values, options)

export const invalid = raise('invalid')
export const notSignedIn = raise('not-signed-in')
export const notAllowed = raise('not-allowed')
export const notFound = raise('not-found')
export const conflict = raise('conflict')
export const unavailable = raise('unavailable')

/** The words of any thrown thing, for a log line or a message kept aside with its reason. */
export const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error)

/** Fills simple `{name}` places only: logs and the command line read this, screens format the pattern itself. */
const fill = (pattern: string, values: MessageValues): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
