import { z } from 'zod'
import { Id, Timestamp } from './common.ts'
import { Author, MessageContent, MessageStatus } from './message.ts'
import { contract, route } from './route.ts'

const InboxKey = z.object({ inboxKey: z.string().min(8).max(64) })
const visitorToken = 'Needs the visitor token: Authorization: Bearer, or ?token= for the stream and files'

/** What a visitor sees of a message: nothing internal. */
export const VisitorMessage = z.object({
  id: Id,
  seq: z.int(),
  /** The visitor's own id of the message, to match what it showed before we knew it. */
  clientId: z.string().nullable(),
  author: Author,
  content: MessageContent,
  status: MessageStatus,
  at: Timestamp,
})
export type VisitorMessage = z.infer<typeof VisitorMessage>

/** The public side of web chat. A visitor writes through the hook like any channel: POST /hooks/web-chat/:inboxKey. */
export const webChat = contract({
  startVisit: route({
    method: 'POST',
    path: '/chat/:inboxKey/visitors',
    may: 'anyone',
    limitPerMinute: 60,
    summary: 'A visitor token for a new visitor, and how the chat presents itself',
    params: InboxKey,
    responses: {
      201: z.object({
        token: z.string(),
        visitorId: z.string(),
        business: z.string(),
        agentName: z.string(),
        greeting: z.string(),
        color: z.string(),
      }),
    },
  }),
  readVisit: route({
    method: 'GET',
    path: '/chat/:inboxKey/messages',
    may: 'anyone',
    summary: `The visitor's own conversation after a sequence number, oldest first. ${visitorToken}`,
    params: InboxKey,
    query: z.object({ after: z.coerce.number<number>().int().min(0).default(0) }),
    responses: { 200: z.object({ messages: z.array(VisitorMessage), thinking: z.boolean(), personHasIt: z.boolean() }) },
  }),
  watchVisit: route({
    method: 'GET',
    path: '/chat/:inboxKey/live',
    may: 'anyone',
    summary: `A nudge whenever readVisit would answer something new. ${visitorToken}`,
    params: InboxKey,
    query: z.object({ token: z.string().max(500) }),
    answers: 'events',
    responses: {},
  }),
  readVisitMedia: route({
    method: 'GET',
    path: '/chat/:inboxKey/media/:id',
    may: 'anyone',
    summary: `A file from the visitor's own conversation. ${visitorToken}`,
    params: InboxKey.extend({ id: Id }),
    query: z.object({ token: z.string().max(500) }),
    answers: 'file',
    responses: {},
  }),
})
