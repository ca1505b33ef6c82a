import { z } from 'zod'
import { endpoint, idOf, instant, pageOf, pageSize } from '#kit/contract.ts'
import { automaticKinds } from './domain/automatic-kind.ts'
import { channels, conversationStates, directions } from './domain/channel.ts'
import { importStates, messageColumns } from './domain/import-state.ts'

export { messageColumns }

const address = z.object({ name: z.string(), address: z.string() })

export const conversationRow = z.object({
  id: idOf('conversation'),
  contactId: idOf('contact'),
  subject: z.string(),
  channel: z.enum(channels),
  state: z.enum(conversationStates),
  messageCount: z.number(),
  firstMessageAt: instant,
  lastMessageAt: instant,
  /** Since when the contact waits for an answer; null when nobody waits. */
  waitingSince: instant.nullable(),
})
export type ConversationRow = z.infer<typeof conversationRow>

export const attachment = z.object({
  id: idOf('attachment'),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
})

export const message = z.object({
  id: idOf('message'),
  conversationId: idOf('conversation'),
  contactId: idOf('contact'),
  direction: z.enum(directions),
  channel: z.enum(channels),
  subject: z.string(),
  from: address,
  to: z.array(address),
  sentAt: instant,
  /** `stated` by the sender; else taken from the delivery (`received`) or the moment of import. */
  sentAtSource: z.enum(['stated', 'received', 'import']),
  /** What the person wrote themselves: read for emotion, evidence offsets count in it. */
  written: z.string(),
  /** The rest of the text in its order, so that quotes and signatures can be folded. */
  parts: z.array(z.object({ kind: z.enum(['written', 'quoted', 'signature']), text: z.string() })),
  hasHtml: z.boolean(),
  /** Why it is not read for emotion: a machine wrote it. */
  automatic: z.enum(automaticKinds).nullable(),
  attachments: z.array(attachment),
})
export type MessageView = z.infer<typeof message>

export const importRow = z.object({
  id: idOf('import'),
  name: z.string(),
  state: z.enum(importStates),
  bytesTotal: z.number(),
  bytesReceived: z.number(),
  bytesRead: z.number(),
  messagesAdded: z.number(),
  duplicates: z.number(),
  setAside: z.number(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** Why it failed, as an ICU pattern with values. */
  failure: z.object({ pattern: z.string(), values: z.record(z.string(), z.any()) }).nullable(),
})
export type ImportView = z.infer<typeof importRow>

export const columnMapping = z.partialRecord(z.enum(messageColumns), z.string())

export const importPreview = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('mail'),
    sampled: z.number(),
    /** Addresses that look like ours: how many of the sampled messages they appear on. */
    ownAddressGuesses: z.array(z.object({ address: z.string(), share: z.number(), isLikely: z.boolean() })),
  }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.string())),
    mapping: columnMapping,
    missing: z.array(z.enum(messageColumns)),
  }),
])
export type ImportPreview = z.infer<typeof importPreview>

export const setAsideRow = z.object({
  id: idOf('set-aside'),
  file: z.string(),
  position: z.number(),
  unit: z.enum(['byte', 'row', 'entry']),
  reason: z.object({ pattern: z.string(), values: z.record(z.string(), z.any()) }),
})

const importId = z.object({ id: idOf('import') })

export const conversationsContract = {
  list: endpoint({
    method: 'GET',
    path: '/contacts/{contactId}/conversations',
    permission: 'conversations:read',
    summary: 'Conversations with a contact, latest first',
  })
    .input(z.object({ contactId: idOf('contact'), cursor: z.string().optional(), limit: pageSize }))
    .output(pageOf(conversationRow)),
  get: endpoint({
    method: 'GET',
    path: '/conversations/{id}',
    permission: 'conversations:read',
    summary: 'One conversation',
  })
    .input(z.object({ id: idOf('conversation') }))
    .output(conversationRow),
  messages: endpoint({
    method: 'GET',
    path: '/conversations/{id}/messages',
    permission: 'conversations:read',
    summary: 'Messages of a conversation, latest page first, each page in order of time',
  })
    .input(z.object({ id: idOf('conversation'), cursor: z.string().optional(), limit: pageSize }))
    .output(pageOf(message)),
  html: endpoint({
    method: 'GET',
    path: '/messages/{id}/html',
    permission: 'conversations:read',
    summary: 'The HTML of a message, sanitised; remote images are blocked unless asked for',
  })
    .input(z.object({ id: idOf('message'), images: z.enum(['blocked', 'shown']).default('blocked') }))
    .output(z.object({ html: z.string(), blockedImages: z.number() })),
  attachment: endpoint({
    method: 'GET',
    path: '/attachments/{id}',
    permission: 'conversations:read',
    summary: 'The content of an attachment, always as a download',
  })
    .input(z.object({ id: idOf('attachment') }))
    .output(z.file()),
  facts: endpoint({
    method: 'GET',
    path: '/contacts/{contactId}/correspondence',
    permission: 'conversations:read',
    summary: 'How much was said with a contact, since when, and whether they wait',
  })
    .input(z.object({ contactId: idOf('contact') }))
    .output(
      z.object({
        messagesIn: z.number(),
        messagesOut: z.number(),
        firstMessageAt: instant.nullable(),
        lastMessageAt: instant.nullable(),
        waitingSince: instant.nullable(),
        channels: z.array(z.enum(channels)),
      }),
    ),
  imports: {
    create: endpoint({
      method: 'POST',
      path: '/imports',
      permission: 'imports:write',
      summary: 'Announce a file; the same name, size and fingerprint continues an interrupted upload',
    })
      .input(
        z.object({
          name: z.string().min(1).max(500),
          size: z.number().int().min(0),
          fingerprint: z.string().max(200),
        }),
      )
      .output(importRow),
    receive: endpoint({
      method: 'PUT',
      path: '/imports/{id}/content',
      permission: 'imports:write',
      summary: 'Send the bytes from an offset on, at most 8 MiB at a time; answers how much has arrived',
      inputStructure: 'detailed',
    })
      .input(
        z.object({
          params: importId,
          query: z.object({ offset: z.coerce.number().int().min(0) }),
          body: z.file(),
        }),
      )
      .output(importRow),
    list: endpoint({
      method: 'GET',
      path: '/imports',
      permission: 'imports:write',
      summary: 'Imports, newest first',
    })
      .input(z.object({ cursor: z.string().optional(), limit: pageSize }))
      .output(pageOf(importRow)),
    get: endpoint({ method: 'GET', path: '/imports/{id}', permission: 'imports:write', summary: 'One import' })
      .input(importId)
      .output(importRow),
    preview: endpoint({
      method: 'GET',
      path: '/imports/{id}/preview',
      permission: 'imports:write',
      summary: 'What the file holds: whose addresses are ours, or which column is which',
    })
      .input(importId)
      .output(importPreview),
    start: endpoint({
      method: 'POST',
      path: '/imports/{id}/start',
      permission: 'imports:write',
      summary: 'Start, or start again, an import; messages already stored are not added twice',
    })
      .input(
        importId.extend({
          ownAddresses: z.array(z.string().trim().toLowerCase().min(1)).default([]),
          mapping: columnMapping.optional(),
          timeZone: z.string().optional(),
        }),
      )
      .output(importRow),
    stop: endpoint({
      method: 'POST',
      path: '/imports/{id}/stop',
      permission: 'imports:write',
      summary: 'Stop an import; what was stored stays',
    })
      .input(importId)
      .output(importRow),
    remove: endpoint({
      method: 'DELETE',
      path: '/imports/{id}',
      permission: 'imports:write',
      summary: 'Remove an import that is not running, with its file and what it kept aside; its messages stay',
    })
      .input(importId)
      .output(z.object({ id: idOf('import') })),
    setAside: endpoint({
      method: 'GET',
      path: '/imports/{id}/set-aside',
      permission: 'imports:write',
      summary: 'Messages kept aside, each with its reason',
    })
      .input(importId.extend({ cursor: z.string().optional(), limit: pageSize }))
      .output(pageOf(setAsideRow)),
    setAsideFile: endpoint({
      method: 'GET',
      path: '/imports/{id}/set-aside.csv',
      permission: 'imports:write',
      summary: 'Messages kept aside as a CSV file',
    })
      .input(importId)
      .output(z.file()),
  },
  samples: {
    start: endpoint({
      method: 'POST',
      path: '/samples',
      permission: 'imports:write',
      summary: 'Import the sample mailbox of a made-up company through the same door as real mail',
    }).output(importRow),
  },
  ownAddresses: {
    get: endpoint({
      method: 'GET',
      path: '/own-addresses',
      permission: 'signed-in',
      summary: 'Addresses and @domains that are ours: mail from them is ours, mail from others is a contact’s',
    }).output(z.array(z.string())),
    put: endpoint({
      method: 'PUT',
      path: '/own-addresses',
      permission: 'organisation:write',
      summary: 'Set the addresses and @domains that are ours; holds for what is imported from now on',
    })
      .input(z.object({ addresses: z.array(z.string().trim().toLowerCase().min(3).max(254)).max(500) }))
      .output(z.array(z.string())),
  },
}
