import { learnDue } from '#agent/learn.ts'
import { type ClaimedTurn, claimTurns } from '#agent/open-turn.ts'
import { reply } from '#agent/reply.ts'
import { type ClaimedSend, claimOutbox, deliver } from '#domains/conversations/deliver.ts'
import { forgetOld } from '#domains/conversations/forget-old.ts'
import { releaseDue } from '#domains/conversations/release.ts'
import { sweep } from '#domains/conversations/sweep.ts'
import { config } from '#platform/config.ts'
import { every } from '#platform/every.ts'
import { log } from '#platform/log.ts'
import { pump } from './pump.ts'

export interface Worker {
  /** Takes nothing new and waits for what is in hand, ten seconds at most. */
  close(): Promise<void>
}

/** Takes turns and delivers messages as they fall due; ends leases that ran out. */
export async function openWorker(): Promise<Worker> {
  // Sweep first: a worker that lives shorter than its first tick must still find what the last one left.
  await sweep(config.nodeId)

  const owner = config.nodeId
  const hands = 32
  const turns = pump<ClaimedTurn>({ bell: 'turns', claim: (limit) => claimTurns(owner, limit), work: reply, hands, pollMs: 500 })
  const outbox = pump<ClaimedSend>({
    bell: 'outbox',
    claim: (limit) => claimOutbox(owner, limit),
    work: deliver,
    hands,
    pollMs: 500,
  })
  const chores = [every(3_000, () => sweep(null)), every(2_000, releaseDue), every(3_000, () => learnDue()), every(3_600_000, forgetOld)]
  log.info({ node: owner }, 'worker is ready')

  return {
    async close() {
      for (const stop of chores) stop()
      await Promise.all([turns.close(), outbox.close()])
    },
  }
}
