import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'

/** From here down a conversation counts as unhappy [S1-15]; a teammate is told when it gets there. It mutes nobody [C-14]. */
export const unhappyFrom = -0.35

/** How each message sounds, and the conversation after them; both from -1 to 1. */
export interface Feeling {
  messages: { id: string; mood: number | null }[]
  conversation: number | null
}

/** Keeps the moods that were read, and says so once when a conversation turns unhappy. */
export async function feelMood(tx: Tx, conversationId: string, { messages, conversation }: Feeling): Promise<void> {
  for (const { id, mood } of messages) await tx.updateTable('messages').set({ mood }).where('id', '=', id).execute()
  const { rows } = await sql<{ before: number | null }>`
    update conversations c set mood = ${conversation} from (
      select k.id, k.mood from conversations k where k.tenant_id = app.tenant() and k.id = ${conversationId} for update
    ) old where c.tenant_id = app.tenant() and c.id = old.id and c.mood is distinct from ${conversation} returning old.mood as before`.execute(
    tx,
  )
  const [change] = rows
  if (!change || conversation === null || conversation > unhappyFrom || (change.before !== null && change.before <= unhappyFrom)) return
  await record(tx, 'conversation.mood_dropped', {
    summary: 'A customer sounds unhappy',
    conversationId,
    payload: { mood: conversation },
  })
}
