import { Decision } from '@salesboy/contract/decision'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'

/** The flight record of a turn: what was looked at, decided and why. */
export async function readTurn(tx: Tx, id: string) {
  const row = await tx.selectFrom('turns').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('turn')
  const vault = await openVault(tx)
  return {
    id,
    traceId: row.traceId,
    conversationId: row.conversationId,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    outcome: row.outcome ?? 'open',
    decision: row.decisionSealed ? Decision.parse(JSON.parse(vault.open(['turns', 'decision', id], row.decisionSealed))) : null,
  }
}
