import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { openVault } from '#platform/secrets.ts'
import { openContent, sealContent } from '../sealed-content.ts'
import { findMessage } from './find-message.ts'
import type { News } from './news.ts'

/** The new wording takes the place of the old, which is kept. Whoever wrote it may edit it, nobody else. */
export async function editMessage(
  tx: Tx,
  inbox: ConnectedInbox,
  { targetId, externalId, content, at, by }: Extract<News, { kind: 'edit' }>,
): Promise<'done' | 'unknown'> {
  const message = await findMessage(tx, inbox.id, targetId)
  if (!message) return 'unknown'
  if ((message.direction === 'in') !== (by === 'contact')) return 'done'

  const vault = await openVault(tx)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('messageVersions')
    .values({
      messageId: message.id,
      externalId,
      contentSealed: sealContent(vault, message.id, openContent(vault, message.id, message.contentSealed)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return 'done'

  await tx
    .updateTable('messages')
    .set({ contentSealed: sealContent(vault, message.id, content), kind: content.type, editedAt: at })
    .where('id', '=', message.id)
    .execute()
  await record(tx, 'message.edited', {
    summary: 'A message was edited',
    conversationId: message.conversationId,
    payload: { messageId: message.id },
  })
  return 'done'
}
