import { canPerceive } from '#domains/models/hear-and-see.ts'
import { inTenant } from '#platform/db.ts'
import type { OpenTurn } from './open-turn.ts'

/** From the arrival of a recording or a picture to the answer without its words. */
export const longestWaitMs = 10_000

/**
 * Puts the turn off while a model listens to what came with it. True: nothing to do now, the lane comes back with the words, or when
 * ten seconds are over. No hand is kept busy meanwhile, and without a model that can hear or see nobody waits.
 */
export async function waitForWords(turn: OpenTurn): Promise<boolean> {
  const now = Date.now()
  const waiting: number[] = []
  for (const { kind, arrivedAt } of turn.unperceived) {
    const until = arrivedAt.getTime() + longestWaitMs
    if (until > now && (await canPerceive(turn.models, kind))) waiting.push(until)
  }
  if (waiting.length === 0) return false
  await inTenant(turn.tenantId, (tx) =>
    tx.raw('select app.defer_turn($1, $2, $3, $4, $5)', [
      turn.id,
      turn.laneId,
      turn.conversationId,
      turn.epoch,
      new Date(Math.max(...waiting)),
    ]),
  )
  return true
}
