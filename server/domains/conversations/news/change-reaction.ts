import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { cut } from '#platform/text/cut.ts'
import { findMessage } from './find-message.ts'
import type { News } from './news.ts'

interface Reaction {
  emoji: string
  by: string
}

/** One reaction a person: a new one replaces the old, none takes it away. Never a chat message, never answered. */
export async function changeReaction(
  tx: Tx,
  inbox: ConnectedInbox,
  { targetId, emoji }: Extract<News, { kind: 'reaction' }>,
): Promise<'done' | 'unknown'> {
  const message = await findMessage(tx, inbox.id, targetId)
  if (!message) return 'unknown'

  const before = message.reactions as unknown as Reaction[]
  const others = before.filter(({ by }) => by !== 'contact')
  const after = emoji ? [...others, { emoji: cut(emoji, 64), by: 'contact' }] : others
  if (JSON.stringify(before) === JSON.stringify(after)) return 'done'
  await tx
    .updateTable('messages')
    .set({ reactions: JSON.stringify(after) })
    .where('id', '=', message.id)
    .execute()
  await record(tx, 'reaction.changed', {
    summary: emoji ? 'A customer reacted to a message' : 'A reaction was taken back',
    conversationId: message.conversationId,
    payload: { messageId: message.id },
  })
  return 'done'
}
