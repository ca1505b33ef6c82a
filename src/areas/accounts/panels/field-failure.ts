import { failureKind } from '#ui/say.ts'

/** What the server said about one field of a form; null when the failure is about something else. */
export function fieldFailure(error: unknown): { field: string; problem: string } | null {
  if (failureKind(error) !== 'invalid' || typeof error !== 'object' || error === null || !('data' in error)) return null
  const { values } = (error.data ?? {}) as { values?: { field?: unknown; problem?: unknown } }
  const { field, problem } = values ?? {}
  return typeof field === 'string' && typeof problem === 'string' ? { field, problem } : null
}
