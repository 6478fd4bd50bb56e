import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { findMessage } from './find-message.ts'
import type { News } from './news.ts'

/** Taken back by whoever wrote it: hidden from people and from the agent alike. */
export async function deleteMessage(
  tx: Tx,
  inbox: ConnectedInbox,
  { targetId, at, by }: Extract<News, { kind: 'revoke' }>,
): Promise<'done' | 'unknown'> {
  const message = await findMessage(tx, inbox.id, targetId)
  if (!message) return 'unknown'
  if (message.deletedAt || (message.direction === 'in') !== (by === 'contact')) return 'done'

  await tx.updateTable('messages').set({ deletedAt: at }).where('id', '=', message.id).execute()
  await record(tx, 'message.deleted', {
    summary: 'A message was taken back',
    conversationId: message.conversationId,
    payload: { messageId: message.id },
  })
  return 'done'
}
