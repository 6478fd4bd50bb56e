import type { ModelCall } from '@salesboy/contract/decision'
import type { Limits } from '@salesboy/contract/models'
import { outsideCalls } from '#llms/chain.ts'
import type { Tx } from '#platform/db.ts'
import { traceId } from '#platform/log.ts'
import { limitsOf } from './turn-models.ts'

/**
 * Writes down the calls that left the process, in the transaction that uses what they said: one round trip, none when there were none.
 * The owner hears once of a model that needs a person and of a budget that runs out.
 */
export async function recordCalls(tx: Tx, calls: ModelCall[], about: { turnId?: string; contactId?: string; limits?: Limits } = {}) {
  const outside = outsideCalls(calls)
  if (outside.length === 0) return
  const limits = about.limits ?? limitsOf((await tx.selectFrom('modelPolicies').select('limits').executeTakeFirst())?.limits)
  await tx.raw('select app.record_calls($1, $2, $3, $4, $5)', [
    about.turnId ?? null,
    about.contactId ?? null,
    // What was said stays sealed in the flight record.
    JSON.stringify(outside.map(({ output: _output, error: _error, ...call }) => call)),
    JSON.stringify(limits),
    traceId(),
  ])
}
