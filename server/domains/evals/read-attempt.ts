import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'

/** The flight record of an attempt, as it was kept. */
export async function readAttempt(tx: Tx, id: string): Promise<unknown> {
  const row = await tx.selectFrom('runAttempts').select('decisionSealed').where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('attempt')
  return JSON.parse((await openVault(tx)).open(['run_attempts', 'decision', id], row.decisionSealed))
}
