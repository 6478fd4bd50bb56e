import type { Decision } from '@salesboy/contract/decision'
import type { Usage } from '@salesboy/contract/evals'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { openVault } from '#platform/secrets.ts'
import { outcomeOf } from './outcome-of.ts'
import { sealOutcome } from './run-item.ts'

export interface Tried {
  runId: string
  itemId: string
  side: number
  attempt: number
  decision: Decision
  /** What was expected and did not happen. */
  failures: string[]
  /** Not what was decided then, or by the other persona. */
  changed: boolean
}

/** Keeps an attempt sealed. One that is there already stays: the job came back after a kill, or two workers met. */
export async function saveAttempt(tx: Tx, { runId, itemId, side, attempt, decision, failures, changed }: Tried): Promise<void> {
  // Deleted meanwhile, with its run or its contact.
  const item = await tx.selectFrom('runItems').select('id').where('id', '=', itemId).forShare().executeTakeFirst()
  if (!item) return

  const id = newId()
  const vault = await openVault(tx)
  await tx
    .insertInto('runAttempts')
    .values({
      id,
      runId,
      itemId,
      side,
      attempt,
      passed: failures.length === 0,
      changed,
      ...usageOf(decision),
      outcomeSealed: sealOutcome(vault, id, { ...outcomeOf(decision), failures }),
      decisionSealed: vault.seal(['run_attempts', 'decision', id], JSON.stringify(decision)),
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'itemId', 'side', 'attempt']).doNothing())
    .execute()
}

/** Of a turn whose messages are gone there is nothing to say. */
export async function dropItem(tx: Tx, itemId: string): Promise<void> {
  await tx.deleteFrom('runItems').where('id', '=', itemId).execute()
}

/** The offline composer costs nothing and is no call. */
function usageOf({ calls }: Decision): Usage {
  const outside = calls.filter(({ modelId }) => modelId !== null)
  const sum = (of: (call: (typeof outside)[number]) => number | null) => outside.reduce((total, call) => total + (of(call) ?? 0), 0)
  return {
    calls: outside.length,
    tokens: sum(({ inputTokens, outputTokens }) => (inputTokens ?? 0) + (outputTokens ?? 0)),
    costMicros: sum(({ costMicros }) => costMicros),
  }
}
