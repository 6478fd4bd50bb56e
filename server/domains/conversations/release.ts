import { audit } from '#domains/identity/audit.ts'
import { ring } from '#platform/bell.ts'
import { acrossTenants, inTenant, sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'

/** The bot may speak again; what the customer wrote and nobody answered is its to answer. Nobody holding it is fine. */
export async function release(tx: Tx, conversationId: string, by: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('handovers')
    .set({ endedAt: new Date(), endedBy: by })
    .where('conversationId', '=', conversationId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) return

  await tx.raw('select app.wake_bot($1)', [conversationId])
  await audit(tx, 'gave a conversation back', `conversation:${conversationId}`)
  await record(tx, 'conversation.resumed', {
    summary: by === 'timer' ? 'The bot took a conversation back: its time was up' : 'A conversation went back to the bot',
    conversationId,
    payload: {},
  })
  tx.afterCommit(() => ring('turns'))
}

/** Hand-overs whose time is up. Answers how many. */
export async function releaseDue(): Promise<number> {
  const due = await acrossTenants(
    sql<{ tenantId: string; conversationId: string }>`select tenant_id, conversation_id from app.due_resumes(100)`,
  )
  for (const { tenantId, conversationId } of due) await inTenant(tenantId, (tx) => release(tx, conversationId, 'timer'))
  return due.length
}
