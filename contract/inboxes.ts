import { z } from 'zod'
import { Id, IdParams, Nothing, Page, PageQuery, Timestamp } from './common.ts'
import { contract, route } from './route.ts'

/** One field of a channel's settings form, drawn by the dashboard. */
export const SettingField = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  placeholder: z.string().nullable(),
  kind: z.enum(['text', 'secret', 'number', 'boolean', 'choice', 'list']),
  choices: z.array(z.string()).nullable(),
  required: z.boolean(),
  initial: z.unknown().nullable(),
})
export type SettingField = z.infer<typeof SettingField>

export const ChannelInfo = z
  .object({
    name: z.string(),
    label: z.string(),
    description: z.string(),
    icon: z.enum(['phone', 'globe', 'camera', 'mail', 'sms', 'chat']),
    /** What is left to do at the provider once the settings are saved, in order. */
    steps: z.array(z.string()),
    /** What may be sent through it: kinds of messages, and how many characters, buttons and rows. */
    accepts: z.object({
      kinds: z.array(z.string()),
      text: z.int(),
      caption: z.int(),
      buttons: z.object({ most: z.int(), title: z.int() }),
      list: z.object({ sections: z.int(), rows: z.int(), title: z.int(), description: z.int() }),
    }),
    /** Hours after the customer's last message in which free words may be sent; null: always. */
    windowHours: z.int().nullable(),
    fields: z.array(SettingField),
    hasHook: z.boolean(),
  })
  .meta({ id: 'Channel' })
export type ChannelInfo = z.infer<typeof ChannelInfo>

export const Inbox = z
  .object({
    id: Id,
    name: z.string(),
    channel: z.string(),
    /** active; paused by a person; stopped because the provider refuses us (see `problem`). */
    status: z.enum(['active', 'paused', 'stopped']),
    problem: z.object({ code: z.string(), detail: z.string(), nextStep: z.string(), at: Timestamp }).nullable(),
    /** Without secrets: those come back as '••••' and are kept when sent back unchanged. */
    settings: z.record(z.string(), z.unknown()),
    /** conversation: in order for each customer. inbox: strict first in, first out for the whole number [S3-13]. */
    ordering: z.enum(['conversation', 'inbox']),
    /** Quiet time before a burst of messages is answered at once; 0 answers each. At most 6000. */
    burstWindowMs: z.int(),
    /** Who answers here; null: the default persona. */
    personaId: Id.nullable(),
    /** What to paste at the provider. */
    hookUrl: z.string().nullable(),
    verifyToken: z.string().nullable(),
    /** The hosted chat page, for web chat. */
    chatUrl: z.string().nullable(),
    /**
     * Whether the provider lets this inbox read the account it names. Until it is `proven`, nothing that arrives at an app-wide
     * hook comes here: `waiting`, the provider could not be asked yet; `refused`, it says no; `held`, another business has
     * proven it first. Null for channels without accounts.
     */
    ownership: z
      .object({
        state: z.enum(['waiting', 'proven', 'refused', 'held']),
        detail: z.string().nullable(),
        nextStep: z.string().nullable(),
        /** When another business last tried to connect this account. */
        claimedAt: Timestamp.nullable(),
      })
      .nullable(),
    /** Of a channel that holds a connection open; null for the others. Messages leave while it is `open` and wait otherwise. */
    connection: z
      .object({
        state: z.enum(['connecting', 'pairing', 'open', 'closed']),
        detail: z.string().nullable(),
        /** What to scan or type on the phone while it is `pairing`. */
        pairing: z.string().nullable(),
        since: Timestamp.nullable(),
      })
      .nullable(),
    lastReceivedAt: Timestamp.nullable(),
    quarantined: z.int(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Inbox' })
export type Inbox = z.infer<typeof Inbox>

const Changes = {
  name: z.string().trim().min(1, 'Give the inbox a name.').max(100),
  settings: z.record(z.string(), z.unknown()),
  ordering: z.enum(['conversation', 'inbox']),
  burstWindowMs: z.int().min(0).max(6000),
  personaId: Id.nullable(),
  status: z.enum(['active', 'paused']),
}

export const QuarantinedEvent = z
  .object({ id: Id, reason: z.string(), receivedAt: Timestamp, body: z.string() })
  .meta({ id: 'QuarantinedEvent' })
export type QuarantinedEvent = z.infer<typeof QuarantinedEvent>

export const inboxes = contract({
  listChannels: route({
    method: 'GET',
    path: '/channels',
    may: 'look',
    summary: 'Channels that can be connected, with their forms',
    responses: { 200: Page(ChannelInfo) },
  }),
  listInboxes: route({ method: 'GET', path: '/inboxes', may: 'look', summary: 'Connected accounts', responses: { 200: Page(Inbox) } }),
  createInbox: route({
    method: 'POST',
    path: '/inboxes',
    may: 'manage',
    summary: 'Connect an account',
    body: z.strictObject({
      channel: z.string().max(60),
      name: Changes.name,
      settings: Changes.settings,
      ordering: Changes.ordering.optional(),
      burstWindowMs: Changes.burstWindowMs.optional(),
      personaId: Changes.personaId.optional(),
    }),
    responses: { 201: Inbox },
  }),
  readInbox: route({
    method: 'GET',
    path: '/inboxes/:id',
    may: 'look',
    summary: 'One connected account',
    params: IdParams,
    responses: { 200: Inbox },
  }),
  changeInbox: route({
    method: 'PATCH',
    path: '/inboxes/:id',
    may: 'manage',
    summary: 'Change an account; a secret left as •••• is kept',
    params: IdParams,
    body: z.strictObject(Changes).partial(),
    responses: { 200: Inbox },
  }),
  deleteInbox: route({
    method: 'DELETE',
    path: '/inboxes/:id',
    may: 'manage',
    summary: 'Disconnect an account and forget its secrets; conversations stay',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  checkInbox: route({
    method: 'POST',
    path: '/inboxes/:id/checks',
    may: 'manage',
    summary: 'Ask the provider whether the settings work, now',
    params: IdParams,
    responses: { 200: z.object({ ok: z.boolean(), detail: z.string(), nextStep: z.string().nullable() }) },
  }),
  listQuarantine: route({
    method: 'GET',
    path: '/inboxes/:id/quarantine',
    may: 'manage',
    summary: 'Signed events that could not be used, with the reason',
    params: IdParams,
    query: PageQuery,
    responses: { 200: Page(QuarantinedEvent) },
  }),
})
