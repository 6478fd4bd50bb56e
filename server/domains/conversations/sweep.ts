import { ring } from '#platform/bell.ts'
import { acrossTenants, inTenant, sql } from '#platform/db.ts'
import { record } from '#platform/events.ts'

/** A receipt has this long to vouch for a send that broke off; then a person is told. */
const unknownAfterSeconds = 60

/**
 * Ends leases that ran out. With `startingNode`, also that node's own at once: it has just started, so whatever it held
 * before, nobody is working on.
 */
export async function sweep(startingNode: string | null): Promise<void> {
  const unknown = await acrossTenants(
    sql<{
      tenantId: string
      id: string
      conversationId: string
    }>`select tenant_id, id, conversation_id from app.sweep(${startingNode}, make_interval(secs => ${unknownAfterSeconds}))`,
  )
  for (const { tenantId, id, conversationId } of unknown)
    await inTenant(tenantId, async (tx) => {
      await tx
        .updateTable('messages')
        .set({
          status: 'unknown',
          problem: JSON.stringify({
            code: 'unknown',
            detail: 'We cannot tell whether this message was sent: the connection broke while it left.',
            nextStep: 'Look at the chat on the phone. Send it again only if it is not there.',
          }),
        })
        .where('id', '=', id)
        .where('status', '=', 'sending')
        .execute()
      await record(tx, 'message.unknown', {
        summary: 'Nobody can tell whether a message was sent',
        conversationId,
        payload: { messageId: id },
      })
    })
  ring('turns')
  ring('outbox')
}
