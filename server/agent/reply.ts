import type { Decision } from '@salesboy/contract/decision'
import { handOver } from '#domains/conversations/hand-over.ts'
import { showThinking } from '#domains/conversations/show-thinking.ts'
import { inTenant } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { failpoint } from '#platform/failpoint.ts'
import { newId } from '#platform/ids.ts'
import { log, traced } from '#platform/log.ts'
import { cut } from '#platform/text/cut.ts'
import { closeTurn, Refused } from './close-turn.ts'
import { decide } from './decide.ts'
import { type ClaimedTurn, leaseSeconds, type OpenTurn, openTurn } from './open-turn.ts'
import { waitForWords } from './wait-for-words.ts'

/** Tries of one turn that end in our own failure; then a person is asked. */
const maxAttempts = 5
const maxRefusals = 2

/** One turn: what the customer wrote since the last answer becomes one decision, applied once. */
export async function reply(claim: ClaimedTurn): Promise<void> {
  await traced({ traceId: newId(), tenantId: claim.tenantId }, async () => {
    try {
      failpoint('before_open_turn')
      const turn = await openTurn(claim)
      if (!turn) return
      failpoint('after_open_turn')
      if (await waitForWords(turn)) return
      if (!turn.handover) showThinking(turn)
      await whileHolding(turn, (signal) => answer(turn, signal))
    } catch (error) {
      if (error instanceof NotOurs) await letGo(claim)
      else await fail(claim, error)
    }
  })
}

async function answer(turn: OpenTurn, signal: AbortSignal): Promise<void> {
  const paid: Decision['calls'] = []
  for (let refusals: string[] = []; ; ) {
    const decided = await decide({ ...turn, refusals }, { signal })
    // What a refused try asked of models is part of this turn, and of its cost.
    decided.calls = [...paid, ...decided.calls]
    const decision = refusals.length > maxRefusals ? giveUp(decided, refusals) : decided
    failpoint('after_decide')
    try {
      await closeTurn(turn, decision)
      failpoint('after_close_turn')
      return
    } catch (error) {
      if (!(error instanceof Refused) || refusals.length > maxRefusals) throw error
      paid.splice(0, paid.length, ...decided.calls)
      refusals = [...refusals, error.message]
    }
  }
}

/** What the world refused twice is for a person. */
const giveUp = (decision: Decision, refusals: string[]): Decision => ({
  ...decision,
  intent: 'HumanHandoff',
  actions: [{ type: 'hand_over', reason: 'refused_by_world', note: cut(refusals.join(' '), 1000) }],
})

/** Another worker holds the lane, or a person took the conversation: whatever we still think of is for nobody. */
class NotOurs extends Error {}

/**
 * Deciding may take longer than the lease: it is renewed as long as this process lives. `work` is told to give up once the lane or the
 * turn is no longer ours, so that no model writes, and is paid for, what closing would drop.
 */
async function whileHolding(turn: OpenTurn, work: (signal: AbortSignal) => Promise<void>) {
  const lost = new AbortController()
  const renew = async () => {
    if (!(await renewLease(turn))) lost.abort(new NotOurs('The turn is no longer ours.'))
  }
  const timer = setInterval(
    () => void renew().catch((error) => log.warn({ err: error }, 'a lease could not be renewed')),
    (leaseSeconds * 1000) / 3,
  )
  try {
    await work(lost.signal)
  } finally {
    clearInterval(timer)
  }
}

const renewLease = (turn: OpenTurn): Promise<boolean> =>
  inTenant(turn.tenantId, async (tx) => {
    const { rows } = await tx.raw<{ held: boolean | null; open: boolean }>(
      'select app.extend_lane($1, $2, make_interval(secs => $3)) as held, exists (select from turns where id = $4 and closed_at is null) as open',
      [turn.laneId, turn.epoch, leaseSeconds, turn.id],
    )
    return rows[0]!.held === true && rows[0]!.open
  })

/** A lane shared with other conversations is still ours to free when only this turn was ended; one that was taken over is left alone. */
const letGo = ({ tenantId, laneId, epoch }: ClaimedTurn) =>
  inTenant(tenantId, (tx) => tx.raw('select app.release_lane($1, $2)', [laneId, epoch])).catch((cause) =>
    log.error({ err: cause }, 'a lane could not be freed; its lease will end'),
  )

/** Back in line, later each time; after five tries the customer gets a person instead of silence. */
async function fail({ tenantId, laneId, conversationId, epoch }: ClaimedTurn, error: unknown) {
  log.error({ err: error, conversationId }, 'a turn failed')
  await inTenant(tenantId, async (tx) => {
    const { rows } = await tx.raw<{ attempts: number | null }>('select app.back_off_lane($1, $2) as attempts', [laneId, epoch])
    const attempts = rows[0]?.attempts
    if (!attempts || !conversationId) return
    await record(tx, 'turn.failed', {
      summary: `The bot could not answer (try ${attempts} of ${maxAttempts})`,
      conversationId,
      payload: { attempts },
    })
    if (attempts >= maxAttempts)
      await handOver(tx, conversationId, {
        reason: 'failure',
        note: 'The bot failed five times in a row. The log of the same time says why.',
      })
  }).catch((cause) => log.error({ err: cause }, 'a failed turn could not be put back; its lease will end'))
}
