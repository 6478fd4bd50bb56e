import type { Action } from '@salesboy/contract/actions'
import type { Decision } from '@salesboy/contract/decision'
import { recordCalls } from '#domains/models/record-calls.ts'
import { ring } from '#platform/bell.ts'
import { type Tx, together } from '#platform/db.ts'
import { traceId } from '#platform/log.ts'
import { observeTurn } from '#platform/metrics.ts'
import type { AnyCarry } from '#platform/room.ts'
import { openVault } from '#platform/secrets.ts'
import type { OpenTurn } from './open-turn.ts'

/** Drafts dropped in a row because the customer wrote meanwhile; then the answer goes out and the rest gets its own. */
const maxOvertaken = 3

let carriers: ReadonlyMap<string, AnyCarry> = new Map()

/** rooms.ts tells once who carries out which action. */
export function introduceActions(actions: ReadonlyMap<string, AnyCarry>) {
  carriers = actions
}

/** Why nothing was written: `given_back` is said of a turn that only listened, when the bot may answer again. */
type Unheld = 'fenced' | 'held' | 'overtaken' | 'given_back'

/** The world refused an action at this moment: nothing was written, and the turn is decided again knowing it. */
export class Refused extends Error {}

/**
 * Applies the decision in one transaction: actions become rows, events and outgoing messages; the messages are answered,
 * the turn is over. Writes nothing when somebody else holds the lane now, a person has the conversation, or the customer
 * wrote meanwhile (then the newer turn answers both).
 */
export async function closeTurn(turn: OpenTurn, decision: Decision): Promise<'closed' | Unheld> {
  const trace = traceId()
  const outcome = await together(turn.tenantId, async (tx) => {
    const held = await hold(tx, turn, trace)
    if (held !== 'held_by_us') {
      // A dropped draft has been paid for all the same.
      await recordCalls(tx, decision.calls, { turnId: turn.id, contactId: turn.contactId, limits: turn.limits })
      return held
    }

    const optsOut = decision.actions.some(({ type }) => type === 'opt_out')
    for (const action of decision.actions) {
      const carry = carriers.get(action.type)
      if (!carry) throw new Error(`No room carries out “${action.type}”.`)
      const result = await carry(
        tx,
        { conversationId: turn.conversationId, contactId: turn.contactId, turnId: turn.id, optsOut },
        action as never,
      )
      if (result) throw new Refused(result.refused)
    }

    await recordCalls(tx, decision.calls, { turnId: turn.id, contactId: turn.contactId, limits: turn.limits })
    const vault = await openVault(tx)
    await tx.last('select app.finish_turn($1, $2, $3, $4, $5, $6, $7, $8)', [
      turn.id,
      turn.laneId,
      turn.conversationId,
      turn.epoch,
      turn.upToSeq,
      turn.handover && decision.actions.every(({ type }) => ONLY_HEARD.has(type)) ? 'heard' : 'decided',
      vault.seal(['turns', 'decision', turn.id], JSON.stringify(decision)),
      trace,
    ])
    return 'closed' as const
  })
  observeTurn(outcome, (Date.now() - turn.waitingSince.getTime()) / 1000)
  ring(`live:${turn.tenantId}`)
  // Lines that came while we wrote, or the next conversation of a shared lane.
  ring('turns')
  return outcome
}

/** What a turn that only listens does without dealing with what was written. */
const ONLY_HEARD = new Set<Action['type']>(['send_message', 'hand_over', 'update_contact'])

async function hold(tx: Tx, turn: OpenTurn, trace: string) {
  const { rows } = await tx.raw<{ held: 'held_by_us' | Unheld }>('select app.hold_turn($1, $2, $3, $4, $5, $6, $7) as held', [
    turn.id,
    turn.laneId,
    turn.conversationId,
    turn.epoch,
    turn.upToSeq,
    maxOvertaken,
    trace,
  ])
  return rows[0]!.held
}
