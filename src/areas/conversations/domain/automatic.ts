import type { Automatic } from './automatic-kind.ts'

/** What tells a machine's mail: header values in lower case, by name. */
export type Traces = { header(name: string): string; fromAddress: string; subject: string; mediaType: string }

const outOfOffice =
  /^(?:re: )?(?:auto(?:matic)?[ -]?(?:reply|response|antwort)|automatische antwort|abwesenheitsnotiz|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|out of (?:the )?office|abwesend|absence du bureau)\b/i
const bounced =
  /^(?:undeliver(?:ed|able)|delivery (?:status notification|has failed)|mail delivery (?:failed|subsystem)|returned mail|failure notice|unzustellbar)/i
const noReply = /^(?:no-?reply|do-?not-?reply|notifications?|mailer|alerts?|automated)(?:[+._-].*)?@/i

/**
 * Why a mail was written by a machine; null when a person wrote it. RFC 3834 (Auto-Submitted), RFC 3464 (bounces),
 * RFC 2919 and 2369 (lists), and what mail programs do besides.
 */
export function automaticKind({ header, fromAddress, subject, mediaType }: Traces): Automatic | null {
  if (mediaType === 'multipart/report' || /^(?:mailer-daemon|postmaster)@/i.test(fromAddress)) return 'bounce'
  if (header('return-path') === '<>' && bounced.test(subject)) return 'bounce'
  const submitted = header('auto-submitted')
  if (submitted.startsWith('auto-replied') || header('x-autoreply') || header('x-autorespond')) return 'auto-reply'
  if (header('precedence') === 'auto_reply' || outOfOffice.test(subject)) return 'auto-reply'
  if (submitted !== '' && submitted !== 'no') return 'notification'
  if (header('list-id') || header('list-post') || header('precedence') === 'list') return 'list'
  if (/^(?:bulk|junk)$/.test(header('precedence')) || header('list-unsubscribe')) return 'bulk'
  return noReply.test(fromAddress) ? 'notification' : null
}
