import { z } from 'zod'
import { HandoverReason } from './actions.ts'
import { Id, IdParams, Moment, Nothing, Page, PageQuery, Timestamp } from './common.ts'
import { Decision } from './decision.ts'
import { Message, SendableContent } from './message.ts'
import { contract, route } from './route.ts'
import { Sending } from './sending.ts'

/** The ways to reach somebody that a person can name. */
const IdentityKind = z.enum(['phone', 'email', 'instagram', 'visitor'])

export const Contact = z
  .object({
    id: Id,
    name: z.string().nullable(),
    identities: z.array(z.object({ kind: z.string(), value: z.string() })),
    language: z.string().nullable(),
    /** Asked us to stop: nothing is sent until they write START. */
    optedOutAt: Timestamp.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Contact' })
export type Contact = z.infer<typeof Contact>

export const Handover = z
  .object({
    id: Id,
    reason: HandoverReason,
    note: z.string(),
    /** Who holds it; null while nobody has picked it up. */
    teammate: z.object({ id: Id, name: z.string() }).nullable(),
    startedAt: Timestamp,
    /** The bot takes the conversation back by itself at this time; null means only by hand. */
    resumesAt: Timestamp.nullable(),
    /** Nobody has picked it up yet. */
    waiting: z.boolean(),
  })
  .meta({ id: 'Handover' })
export type Handover = z.infer<typeof Handover>

export const Conversation = z
  .object({
    id: Id,
    inbox: z.object({ id: Id, name: z.string(), channel: z.string() }),
    contact: Contact,
    /** Set while a person has the conversation: the bot is silent. */
    handover: Handover.nullable(),
    lastMessage: z
      .object({ direction: z.enum(['in', 'out']), author: z.string(), text: z.string(), status: z.string(), at: Timestamp })
      .nullable(),
    unread: z.int(),
    /** Messages of ours of which nobody can tell whether they arrived, until a person says. */
    unknownSends: z.int(),
    /** Free-form messages may be sent until then; null when the channel has no window. */
    windowClosesAt: Timestamp.nullable(),
    /** How the contact has sounded lately, from -1 (angry) to 1 (delighted); null until words of theirs have been read. */
    mood: z.number().min(-1).max(1).nullable(),
    /** The bot is writing an answer right now. */
    thinking: z.boolean(),
    updatedAt: Timestamp,
  })
  .meta({ id: 'Conversation' })
export type Conversation = z.infer<typeof Conversation>

/** `waiting`: needs a person, who has not come yet or not said what became of an unknown message; `person`: handed over, whether somebody has come or not. */
export const ConversationFilter = z.enum(['all', 'unread', 'waiting', 'person', 'bot', 'unhappy'])
export type ConversationFilter = z.infer<typeof ConversationFilter>

export const conversations = contract({
  openConversation: route({
    method: 'POST',
    path: '/conversations',
    may: 'talk',
    summary: 'Begin a conversation with somebody who may never have written, or find the one there is',
    body: z.strictObject({
      inboxId: Id,
      identity: z.strictObject({ kind: IdentityKind, value: z.string().trim().min(1).max(254) }),
      /** For a contact who is new. */
      name: z.string().trim().max(200).optional(),
    }),
    responses: { 201: Conversation },
  }),
  readSending: route({
    method: 'GET',
    path: '/conversations/:id/sending',
    may: 'look',
    summary: 'What may be sent here right now, and if not, why',
    params: IdParams,
    responses: { 200: Sending },
  }),
  listConversations: route({
    method: 'GET',
    path: '/conversations',
    may: 'look',
    summary: 'Conversations, latest first',
    query: PageQuery.extend({
      filter: ConversationFilter.default('all'),
      inboxId: Id.optional(),
      /** Part of a contact's name, phone or handle. */
      search: z.string().trim().max(100).optional(),
    }),
    responses: { 200: Page(Conversation) },
  }),
  readConversation: route({
    method: 'GET',
    path: '/conversations/:id',
    may: 'look',
    summary: 'One conversation',
    params: IdParams,
    responses: { 200: Conversation },
  }),
  listMessages: route({
    method: 'GET',
    path: '/conversations/:id/messages',
    may: 'look',
    summary: 'Messages, newest first',
    params: IdParams,
    query: PageQuery,
    responses: { 200: Page(Message) },
  }),
  sendMessage: route({
    method: 'POST',
    path: '/conversations/:id/messages',
    may: 'talk',
    summary: 'Write to the contact; the bot falls silent',
    params: IdParams,
    body: z.strictObject({ content: SendableContent, replyTo: Id.optional() }),
    responses: { 201: Message },
  }),
  sendAgain: route({
    method: 'POST',
    path: '/messages/:id/again',
    may: 'talk',
    summary: 'Send an unknown message once more; asked again, it answers with the same one',
    params: IdParams,
    responses: { 201: Message },
  }),
  settleUnknown: route({
    method: 'PUT',
    path: '/messages/:id/verdict',
    may: 'talk',
    summary: 'Say of an unknown message that it arrived, or that it does not matter any more',
    params: IdParams,
    body: z.strictObject({ verdict: z.enum(['arrived', 'dismissed']) }),
    responses: { 200: Message },
  }),
  markRead: route({
    method: 'PUT',
    path: '/conversations/:id/read',
    may: 'look',
    summary: 'Nothing unread here any more',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  takeOver: route({
    method: 'PUT',
    path: '/conversations/:id/handover',
    may: 'talk',
    summary: 'Take the conversation: the bot is silent from this moment',
    params: IdParams,
    body: z.strictObject({ note: z.string().max(1000).default(''), resumesAt: Moment.nullable().default(null) }),
    responses: { 200: Conversation },
  }),
  release: route({
    method: 'DELETE',
    path: '/conversations/:id/handover',
    may: 'talk',
    summary: 'Give the conversation back to the bot',
    params: IdParams,
    responses: { 200: Conversation },
  }),
  readTurn: route({
    method: 'GET',
    path: '/turns/:id',
    may: 'look',
    summary: 'Why did it say that: the flight record of one turn',
    params: IdParams,
    responses: {
      200: z.object({
        id: Id,
        /** Under which the message, the answer, its receipts, jobs and log lines are found: `GET /events?traceId=`. */
        traceId: z.string(),
        conversationId: Id,
        openedAt: Timestamp,
        closedAt: Timestamp.nullable(),
        outcome: z.string(),
        decision: Decision.nullable(),
      }),
    },
  }),
  uploadMedia: route({
    method: 'POST',
    path: '/media',
    may: 'talk',
    summary: 'Upload a file to send; 16 MB at most, images 5 MB',
    upload: true,
    responses: { 201: z.object({ mediaId: Id, mimeType: z.string(), fileName: z.string(), sizeBytes: z.int() }) },
  }),
  readMedia: route({
    method: 'GET',
    path: '/media/:id',
    may: 'look',
    summary: 'A file from a message',
    params: IdParams,
    answers: 'file',
    responses: {},
  }),
})
