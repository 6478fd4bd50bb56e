import { type ClaimedTurn, claimTurns } from '#agent/open-turn.ts'
import { reply } from '#agent/reply.ts'
import { type ClaimedSend, claimOutbox, deliver } from '#domains/conversations/deliver.ts'
import { sweep } from '#domains/conversations/sweep.ts'
import { startSchedules } from '#domains/due/schedules.ts'
import { config } from '#platform/config.ts'
import { every } from '#platform/every.ts'
import { openListening } from '#platform/follow.ts'
import { log } from '#platform/log.ts'
import type { House } from '../rooms.ts'
import { pump } from './pump.ts'

export interface Worker {
  /** Takes nothing new and waits for what is in hand, ten seconds at most. */
  close(): Promise<void>
}

/** Takes turns and delivers messages as they fall due, tells the rooms what became true, and does their chores. */
export async function openWorker(house: Pick<House, 'listeners' | 'chores' | 'schedules'>): Promise<Worker> {
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
  const listening = openListening(house.listeners)
  const chores = [...house.chores.map(({ everyMs, run }) => every(everyMs, run)), every(10_000, () => startSchedules(house.schedules))]
  log.info({ node: owner }, 'worker is ready')

  return {
    async close() {
      for (const stop of chores) stop()
      await Promise.all([turns.close(), outbox.close(), listening.close()])
    },
  }
}
