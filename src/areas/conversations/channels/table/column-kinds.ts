import type { MessageColumn } from '../../domain/import-state.ts'
import { instantOf } from './when.ts'
import { channelOf, directionOf } from './words.ts'

/** What tells a column: names that are usual for it, best first, and how well values fit, 0 (impossible) to 1. */
type ColumnKind = {
  names: string[]
  fit: (values: string[]) => number
  /** Whether a longer name that holds a usual one will do: "Date (local)". */
  isLoose?: boolean
  /** Whether values alone can tell it, whatever the column is called. */
  isPlain?: boolean
}

const listed = (names: string): string[] => names.split(',').map((name) => name.trim())

const mean = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const share = (values: string[], holds: (value: string) => boolean): number =>
  mean(values.map((value) => Number(holds(value))))
/** Columns in which most values say nothing are something else. */
const mostly = (holds: (value: string) => boolean) => (values: string[]) => {
  const part = share(values, holds)
  return part >= 0.5 ? part : 0
}

function addressLikeness(value: string): number {
  if (/^(?:.*<)?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?$/.test(value)) return 1
  if (isDate(value)) return 0
  if (/^[+0][\d\s()./-]{6,}$/.test(value)) return 0.9
  return /\s/.test(value) ? 0.2 : 0.3
}

const isDate = (value: string): boolean =>
  instantOf(value, 'day-first', (ms) => ms) !== null || instantOf(value, 'month-first', (ms) => ms) !== null

/** Names in English, German, French, Dutch and Spanish, folded. */
export const columnKinds: Record<MessageColumn, ColumnKind> = {
  who: {
    names: listed(
      'customer email, from email, sender email, contact email, requester email, user email, author email, reviewer email, ' +
        'email address, mail address, email, e mail, mail, from address, from, sender, customer, contact, requester, client, ' +
        'user, author, reporter, reviewer, respondent, caller, visitor, phone number, phone, mobile, from number, caller number, ' +
        'msisdn, whatsapp, handle, username, user name, screen name, customer id, contact id, user id, who, ' +
        'kunden email, e mail adresse, emailadresse, mailadresse, absender, kunde, kundin, von, telefon, telefonnummer, handynummer, nutzer, ' +
        'adresse email, courriel, expediteur, client, de, auteur, telephone, ' +
        'e mailadres, emailadres, afzender, klant, van, telefoon, telefoonnummer, ' +
        'correo electronico, correo, remitente, cliente, telefono, usuario, autor',
    ),
    fit: (values) => mean(values.map(addressLikeness)),
    isLoose: true,
    isPlain: true,
  },
  name: {
    names: listed(
      'customer name, from name, sender name, contact name, requester name, author name, reviewer name, display name, full name, ' +
        'name, kundenname, absendername, ansprechpartner, vollstandiger name, nom du client, nom complet, nom, ' +
        'klantnaam, volledige naam, naam, nombre del cliente, nombre completo, nombre',
    ),
    fit: mostly((value) => /\p{L}/u.test(value) && !value.includes('@')),
  },
  when: {
    names: listed(
      'sent at, created at, received at, timestamp, datetime, date time, date, time, when, sent, sent on, date sent, created, ' +
        'created on, created date, creation date, date created, received, received on, date received, submitted at, submitted, ' +
        'submission date, posted at, posted, posted on, review date, response date, survey date, call date, started at, start time, ts, at, ' +
        'datum, zeitpunkt, zeitstempel, gesendet am, gesendet, erstellt am, erstellt, empfangen am, eingegangen am, uhrzeit, ' +
        'horodatage, date d envoi, envoye le, cree le, recu le, date de creation, heure, ' +
        'verzonden op, verzonden, aangemaakt op, aangemaakt, ontvangen op, tijdstip, ' +
        'fecha y hora, fecha, fecha de creacion, fecha de envio, enviado, creado, recibido, marca temporal, hora',
    ),
    fit: mostly(isDate),
    isLoose: true,
    isPlain: true,
  },
  text: {
    names: listed(
      'message text, message body, text body, plain body, body text, body, message, text, content, message content, comment body, ' +
        'comment, comments, review text, review body, review, feedback, verbatim, transcript, tweet, post, response, answer, reply, ' +
        'description, question, note, notes, remark, remarks, ' +
        'nachrichtentext, nachricht, inhalt, kommentar, mitteilung, bewertung, anmerkung, bemerkung, antwort, beschreibung, ' +
        'texte, contenu, commentaire, commentaires, corps, avis, reponse, remarque, ' +
        'bericht, inhoud, tekst, opmerking, opmerkingen, reactie, beoordeling, omschrijving, ' +
        'mensaje, contenido, texto, comentario, comentarios, cuerpo, opinion, resena, respuesta, descripcion',
    ),
    fit: (values) => 0.5 + Math.min(0.5, mean(values.map((value) => value.length)) / 100),
    isLoose: true,
    isPlain: true,
  },
  direction: {
    names: listed(
      'direction, message direction, author type, sender type, user type, author role, sender role, role, message type, type, side, ' +
        'in out, inbound outbound, from type, richtung, art, typ, sens, richting, soort, direccion, sentido, tipo',
    ),
    fit: mostly((value) => directionOf(value) !== null),
  },
  channel: {
    names: listed(
      'channel, channel type, source, medium, via, origin, platform, contact channel, type, ' +
        'kanal, kontaktkanal, quelle, plattform, art, canal, source, kanaal, bron, origen, fuente, tipo',
    ),
    fit: mostly((value) => channelOf(value) !== null),
  },
  conversation: {
    names: listed(
      'conversation id, conversation, thread id, thread, ticket id, ticket number, ticket no, ticket, case id, case number, case no, ' +
        'case, chat id, session id, call id, issue id, discussion id, request id, ' +
        'vorgangsnummer, vorgang, ticketnummer, fallnummer, gesprach, konversation, ' +
        'discussion, fil, dossier, numero de dossier, gesprek, zaaknummer, zaak, conversacion, hilo, caso, numero de caso',
    ),
    fit: () => 1,
  },
  subject: {
    names: listed(
      'subject, subject line, title, topic, summary, headline, betreff, titel, thema, sujet, objet, titre, onderwerp, onderwerpregel, ' +
        'asunto, titulo, tema',
    ),
    fit: () => 1,
    isLoose: true,
  },
  externalId: {
    names: listed(
      'message id, external id, comment id, review id, response id, submission id, event id, uuid, guid, id, ' +
        'nachrichten id, nachrichtennummer, kennung, identifiant, id du message, bericht id, id del mensaje, id mensaje',
    ),
    // A number that returns is not a message's own: by it all but one message would count as known.
    fit: (values) => Number(new Set(values).size === values.length),
  },
}
