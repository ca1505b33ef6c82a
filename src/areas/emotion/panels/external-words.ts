import { feelingWord } from '#ui/emotion/words.ts'
import { say, sayPercent } from '#ui/say.ts'
import type { ExternalReadingView, ExternalTroubleView } from '../contract.ts'
import type { Family } from '../domain/label.ts'
import { toneWords } from './tone-words.ts'

type Said = Pick<ExternalReadingView, 'label' | 'family' | 'valence' | 'confidence'>

const familyWords: Readonly<Record<Family, () => string>> = {
  hurting: () => say('negative'),
  warm: () => say('positive'),
  open: () => say('neutral'),
  calm: () => say('neutral'),
}

/** What an external engine said, in no more words than it did: `negative, 80% sure`. */
export function saidWords({ label, family, valence, confidence }: Said): string {
  if (family === null) return say('it could not tell')
  const sure = sayPercent(confidence)
  if (label) return say('{words}, {sure} sure', { words: feelingWord(label), sure })
  return say('{words}, {sure} sure', { words: valence === null ? familyWords[family]() : toneWords(valence), sure })
}

/** What went wrong, and what to change. */
export function troubleWords({ kind, status, field, reason }: ExternalTroubleView): string {
  if (kind === 'status') return statusWords(status ?? 0)
  if (kind === 'wrong shape')
    return say('Its answer is not as agreed. Look at {field}: {reason}.', { field, reason: reason ?? '' })
  return plainWords[kind]()
}

const plainWords: Readonly<Record<Exclude<ExternalTroubleView['kind'], 'status' | 'wrong shape'>, () => string>> = {
  'unknown host': () => say('No host has this name. Check the address.'),
  refused: () => say('Nothing listens there. Check the port, and that the engine runs.'),
  unreachable: () => say('The connection broke. Check the network and what stands between.'),
  certificate: () => say('No trusted encryption came about. Check https and the certificate there.'),
  'forbidden address': () =>
    say('The name leads to an address that may not be asked this way. Use https, and an address outside this network.'),
  'too slow': () => say('No answer came in time. Allow longer, or look why it is slow.'),
  redirect: () => say('It sends us to another address, and we do not follow. Enter that address if you trust it.'),
  'too large': () => say('Its answer is larger than a megabyte. Check that the address is the right one.'),
  'not JSON': () => say('Its answer is no JSON. Check that the address is the right one.'),
  'token lost': () => say('The kept token cannot be opened any more. Enter it again.'),
}

function statusWords(status: number): string {
  const values = { status: String(status) }
  if (status === 401 || status === 403) return say('It turned us away ({status}). Check the token.', values)
  if (status === 404) return say('It knows nothing at this address ({status}). Check the path.', values)
  if (status === 429) return say('It is asked too often ({status}). Wait, or ask for a higher limit there.', values)
  if (status >= 500) return say('It broke while it answered ({status}). Look at the engine.', values)
  return say('It did not take our request ({status}). Compare what it wants with what is sent.', values)
}
