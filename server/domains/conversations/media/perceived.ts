import { ring } from '#platform/bell.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { openVault } from '#platform/secrets.ts'
import { openContent, sealContent } from '../sealed-content.ts'

/** WhatsApp's own limits; larger files stay with the message, and nobody is asked what is in them. */
export const mostAudioBytes = 16 * 1024 * 1024
export const mostImageBytes = 5 * 1024 * 1024

/** A customer's recording or picture that no machine has listened to or looked at yet. */
export interface Perceivable {
  kind: 'audio' | 'image'
  contactId: string
  file: { key: string; mimeType: string; sizeBytes: number }
}

/** Null when there is nothing to do: ours, old, done before, or the file is not here. */
export async function readPerceivable(tx: Tx, messageId: string): Promise<Perceivable | null> {
  const message = await tx
    .selectFrom('messages')
    .innerJoin('conversations', (join) =>
      join.onRef('conversations.tenantId', '=', 'messages.tenantId').onRef('conversations.id', '=', 'messages.conversationId'),
    )
    .select(['messages.id', 'messages.contentSealed', 'conversations.contactId'])
    .where('messages.id', '=', messageId)
    .where('messages.direction', '=', 'in')
    .where('messages.answerable', '=', true)
    .where('messages.deletedAt', 'is', null)
    .executeTakeFirst()
  if (!message) return null
  const content = openContent(await openVault(tx), message.id, message.contentSealed)
  if ((content.type !== 'audio' && content.type !== 'image') || !content.media.mediaId) return null
  if (content.transcript !== undefined || content.description !== undefined) return null
  const file = await tx
    .selectFrom('files')
    .select(['key', 'mimeType', 'sizeBytes'])
    .where('id', '=', content.media.mediaId)
    .executeTakeFirst()
  return file ? { kind: content.type, contactId: message.contactId, file: { ...file, sizeBytes: Number(file.sizeBytes) } } : null
}

/**
 * Keeps what a machine heard or saw, sealed with the message; '' when it could make nothing of it. A turn that waited for it goes on
 * at once, and what is said in it will be read like any words.
 */
export async function savePerceived(tx: Tx, messageId: string, perceived: { transcript: string } | { description: string }): Promise<void> {
  const vault = await openVault(tx)
  const message = await tx
    .selectFrom('messages')
    .select(['id', 'seq', 'conversationId', 'contentSealed'])
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()
  if (!message) return
  const content = openContent(vault, message.id, message.contentSealed)
  if (content.type !== 'audio' && content.type !== 'image') return
  await tx
    .updateTable('messages')
    .set({ contentSealed: sealContent(vault, message.id, { ...content, ...perceived }) })
    .where('id', '=', messageId)
    .execute()
  await sql`update conversations set learned_seq = least(learned_seq, ${message.seq - 1}) where tenant_id = app.tenant() and id = ${message.conversationId}`.execute(
    tx,
  )
  await hastenTurn(tx, message.conversationId)
  await ('transcript' in perceived
    ? record(tx, 'message.transcribed', {
        summary: perceived.transcript ? 'A voice note was written down' : 'A voice note could not be made out',
        conversationId: message.conversationId,
        payload: { messageId },
      })
    : record(tx, 'message.described', {
        summary: perceived.description ? 'A picture was described' : 'A picture could not be described',
        conversationId: message.conversationId,
        payload: { messageId },
      }))
}

/** What a turn waits for is here, or will never be. */
export async function hastenTurn(tx: Tx, conversationId: string): Promise<void> {
  const { rows } = await tx.raw<{ due: Date | null }>('select app.hasten_turn($1) as due', [conversationId])
  if (rows[0]?.due) tx.afterCommit(() => ring('turns'))
}
