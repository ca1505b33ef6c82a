import type { Channel, Direction } from '../../domain/channel.ts'
import { folded } from './folded.ts'

const listed = (words: string): string[] => words.split(',').map((word) => word.trim())

const directionWords: Record<Direction, Set<string>> = {
  in: new Set(
    listed(
      'in, i, inbound, incoming, received, inbox, customer, client, user, end user, contact, requester, visitor, consumer, ' +
        'buyer, guest, lead, from customer, eingehend, eingang, empfangen, kunde, kundin, entrant, recu, inkomend, ' +
        'ontvangen, klant, entrante, recibido, cliente',
    ),
  ),
  out: new Set(
    listed(
      'out, o, outbound, outgoing, sent, agent, staff, reply, response, admin, operator, support, team, teammate, company, ' +
        'business, employee, to customer, ausgehend, ausgang, gesendet, mitarbeiter, mitarbeiterin, sortant, envoye, ' +
        'uitgaand, verzonden, medewerker, saliente, enviado, agente',
    ),
  ),
}

/** Which way a cell says it went; null when it does not say. */
export function directionOf(cell: string): Direction | null {
  const word = folded(cell)
  if (directionWords.in.has(word)) return 'in'
  return directionWords.out.has(word) ? 'out' : null
}

/** What comes first wins: a "phone survey" is a survey. */
const channelWords: [Channel, RegExp][] = [
  ['survey', /\b(?:survey|nps|csat|ces|umfrage|enquete|encuesta)/],
  ['chat', /\b(?:chat|messenger|whatsapp|sms|telegram|intercom)/],
  ['note', /\b(?:note|notes|notiz|nota)\b/],
  [
    'social',
    /\b(?:review|tweet|post|social|twitter|facebook|instagram|linkedin|trustpilot|bewertung|avis|beoordeling|resena)/,
  ],
  ['ticket', /\b(?:ticket|case|issue|vorgang)/],
  ['call', /\b(?:call|phone|voice|telephone|telefon|telefoon|anruf|appel|llamada)/],
  ['email', /\b(?:e ?mail|mail|gmail|outlook|courriel|correo)/],
]

/** The channel that a cell names; null when it names none. */
export function channelOf(cell: string): Channel | null {
  const words = folded(cell)
  return channelWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
