import { z } from 'zod'
import { Id, Page, Timestamp } from './common.ts'
import { contract, route } from './route.ts'

/** A fact made true in the transaction that recorded it. Payloads are ids and safe words, never message text. */
export const EventRecord = z
  .object({
    id: z.int(),
    name: z.string(),
    /** The seven kinds of the live log [S1-92]. */
    kind: z.enum(['INBOUND', 'THINKING', 'OUTBOUND', 'SYSTEM', 'COMMERCE', 'SAFETY', 'ERROR']),
    /** A sentence for people, without names or message text. */
    summary: z.string(),
    conversationId: Id.nullable(),
    payload: z.record(z.string(), z.unknown()),
    traceId: z.string(),
    at: Timestamp,
  })
  .meta({ id: 'Event' })
export type EventRecord = z.infer<typeof EventRecord>

export const Overview = z
  .object({
    /** Last 24 hours beside the 24 before. */
    received: z.object({ now: z.int(), before: z.int() }),
    answered: z.object({ now: z.int(), before: z.int() }),
    /** Share of bot turns that ended without a person, 0 to 1; null when there were none. */
    withoutPerson: z.number().nullable(),
    /** Median milliseconds from a customer's message to our answer; null when there were none. */
    medianAnswerMs: z.number().nullable(),
    waitingForPerson: z.int(),
    conversations: z.int(),
    sources: z.int(),
    inboxes: z.int(),
    unknownSends: z.int(),
    /** Messages per hour over the last 24 hours, oldest first. */
    hours: z.array(z.object({ at: Timestamp, received: z.int(), sent: z.int() })),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof Overview>

export const insights = contract({
  overview: route({ method: 'GET', path: '/overview', may: 'look', summary: 'The day at a glance', responses: { 200: Overview } }),
  recentEvents: route({
    method: 'GET',
    path: '/events',
    may: 'look',
    summary: 'What happened, newest first, or all that belongs to one trace; 50 unless told',
    query: z.object({
      limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      before: z.coerce.number<number>().int().optional(),
      /** Only what belongs to one message and its answer, as the `traceId` of an event or a turn says. */
      traceId: z.string().min(1).max(64).optional(),
    }),
    responses: { 200: Page(EventRecord) },
  }),
  live: route({
    method: 'GET',
    path: '/live',
    may: 'look',
    summary: 'The same events as they happen: text/event-stream, each with its id, resumable by Last-Event-ID; a ping every 30 s',
    answers: 'events',
    responses: {},
  }),
})
