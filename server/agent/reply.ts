import type { Decision } from '@salesboy/contract/decision'
import { handOver } from '#domains/conversations/hand-over.ts'
import { showThinking } from '#domains/conversations/show-thinking.ts'
import { inTenant } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { failpoint } from '#platform/failpoint.ts'
import { newId } from '#platform/ids.ts'
import { log, traced } from '#platform/log.ts'
import { closeTurn, Refused } from './close-turn.ts'
import { decide } from './decide.ts'
import { type ClaimedTurn, leaseSeconds, type OpenTurn, openTurn } from './open-turn.ts'

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
      showThinking(turn)
      await whileHolding(turn, () => answer(turn))
    } catch (error) {
      await fail(claim, error)
    }
  })
}

async function answer(turn: OpenTurn): Promise<void> {
  for (let refusals: string[] = []; ; ) {
    const decision =
      refusals.length > maxRefusals ? giveUp(await decide({ ...turn, refusals }), refusals) : await decide({ ...turn, refusals })
    failpoint('after_decide')
    try {
      await closeTurn(turn, decision)
      failpoint('after_close_turn')
      return
    } catch (error) {
      if (!(error instanceof Refused) || refusals.length > maxRefusals) throw error
      refusals = [...refusals, error.message]
    }
  }
}

/** What the world refused twice is for a person. */
const giveUp = (decision: Decision, refusals: string[]): Decision => ({
  ...decision,
  intent: 'HumanHandoff',
  actions: [{ type: 'hand_over', reason: 'refused_by_world', note: refusals.join(' ').slice(0, 1000) }],
})

/** Deciding may take longer than the lease: it is renewed as long as this process lives. */
async function whileHolding(turn: OpenTurn, work: () => Promise<void>) {
  const renew = () =>
    inTenant(turn.tenantId, (tx) =>
      tx.raw('select app.extend_lane($1, $2, make_interval(secs => $3))', [turn.laneId, turn.epoch, leaseSeconds]),
    ).catch((error) => log.warn({ err: error }, 'a lease could not be renewed'))
  const timer = setInterval(() => void renew(), (leaseSeconds * 1000) / 3)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
}

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
