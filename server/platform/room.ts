import type { Action } from '@salesboy/contract/actions'
import type { EventPattern } from '@salesboy/contract/events'
import type { Template } from '@salesboy/contract/message'
import type { PersonaSettings, WhichVersion } from '@salesboy/contract/personas'
import type { z } from 'zod'
import type { Tx } from './db.ts'
import type { Listener } from './follow.ts'
import type { Hook } from './hook.ts'
import type { Served } from './http/serve.ts'
import type { Job } from './jobs.ts'

/** A door plate: what one room offers to the rest of the house. rooms.ts reads it and makes the introductions; nothing introduces itself. */
export interface Room {
  routes?: Served[]
  /** Their names become `room.job`. */
  jobs?: Record<string, Job>
  /** Chores of the machine, and jobs at hours of each business; their names become `room.schedule`. */
  every?: Record<string, Chore | Schedule>
  /** Jobs that follow from facts: of one name, of a noun (`order.*`) or of all (`*`). */
  on?: { [pattern in EventPattern]?: Listener }
  /** Verbs that carry out a decision's actions, inside the transaction that closes the turn. */
  actions?: { [T in Action['type']]?: Carry<T> }
  /** Asked before a version of a persona is published. */
  gates?: Record<string, PublishGate>
  /** Asked before the settings of a persona are saved. */
  checks?: Record<string, SettingsCheck>
  /** Where senders that are no channel deliver: payments, calendars. Their address is /hooks/:hook/:key, see `hookUrl`. */
  hooks?: Record<string, Hook>
  /** Verbs that carry out what was planned for later, by kind. */
  due?: Record<string, CarryDue>
  /** What it adds to every open turn. */
  forTurn?: Record<string, TurnPart>
}

export const room = (plate: Room): Room => plate

/** Done by every worker by itself, one at a time: what leases and locks make harmless to do twice. */
export interface Chore {
  everyMs: number
  run(): Promise<unknown>
}

/** A job for each business at its own hours: once for each time that has come, however many workers there are; missed times once. */
export interface Schedule {
  /** Five fields of cron, in the business's time zone: "0 9 * * *" is every day at nine. */
  at: string
  job: Job<z.ZodObject>
}

/** What an action is about: whose turn decided it. */
export interface Occasion {
  conversationId: string
  contactId: string
  turnId: string
  /** The whole decision stops the contact's messages; what it still says is the confirmation. */
  optsOut: boolean
}

/** Answers nothing, or why the world refused at this moment; then the turn is decided again with that in mind. */
export type Carry<T extends Action['type']> = (
  tx: Tx,
  occasion: Occasion,
  action: Extract<Action, { type: T }>,
) => Promise<{ refused: string } | void>

/** A verb whose kind of action is known only when it comes. */
export type AnyCarry = (tx: Tx, occasion: Occasion, action: never) => Promise<{ refused: string } | void>

/**
 * In the transaction that ends it. The contact may be written to: consent, people and the time of day were asked just before. Answers
 * `may_not_send` when sending was refused all the same and a person has been given the matter.
 */
export type CarryDue = (tx: Tx, thing: PlannedThing) => Promise<'may_not_send' | void>

export interface PlannedThing {
  id: string
  kind: string
  /** Why, in words for people. */
  reason: string
  /** The words to send, where the planner wrote them. */
  text?: string
  /** An approved template for when the window is closed. */
  template?: Template | null
  contactId: string | null
  conversationId: string | null
  /** A person's name, or "bot". */
  plannedBy: string
}

/** One reason why a version may not speak yet, in a sentence that says what to do. `path` names it for a program: "suites.refunds". */
export interface Blocked {
  path: string
  message: string
}

/**
 * Asked in the transaction that publishes: no model, no network. A draft keeps its number while it changes, so whoever tried it out
 * earlier compares what they tried with `savedAt` of `readVersion(tx, draft)`.
 */
export type PublishGate = (tx: Tx, draft: WhichVersion) => Promise<Blocked[]>

/** Says what is wrong with a persona's settings, by dotted path. */
export type SettingsCheck = (settings: PersonaSettings) => Promise<Blocked[]>

/** A reading that every turn starts from, in the one round trip that opens it. */
export interface TurnPart<T = unknown> {
  /** A SQL function of the conversation's id, null for a made-up talk; answers jsonb. */
  read: `app.${string}`
  schema: z.ZodType<T>
}

export const turnPart = <T>(read: TurnPart['read'], schema: z.ZodType<T>): TurnPart<T> => ({ read, schema })
