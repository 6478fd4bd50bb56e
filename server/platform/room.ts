import type { Action } from '@salesboy/contract/actions'
import type { EventName } from '@salesboy/contract/events'
import type { Tx } from './db.ts'
import type { Fact } from './events.ts'
import type { Served } from './http/serve.ts'
import type { Job } from './jobs.ts'

/** A door plate: what one domain offers to the rest of the house. rooms.ts reads it and makes the introductions. */
export interface Room {
  routes?: Served[]
  /** Their names become `room.job`. */
  jobs?: Record<string, Job>
  /** Jobs that follow from facts; `payload` picks the ids, or null when this fact does not concern it. */
  on?: Partial<Record<EventName, { job: Job; payload: (fact: Fact) => unknown }>>
  /** Verbs that carry out a decision's actions, inside the transaction that closes the turn. */
  actions?: { [T in Action['type']]?: Carry<T> }
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

export const room = (plate: Room): Room => plate
