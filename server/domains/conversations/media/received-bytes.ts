import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { sql, type Tx } from '#platform/db.ts'

/** Whose files add up: the one who sends them, the inbox they write to, the business. */
const counted = (tx: Tx, inbox: ConnectedInbox, conversationId: string) => {
  const most = inbox.channel.limits.fileBytesPerDay
  return [
    { id: conversationId, most: most.sender, whose: 'This customer' },
    { id: inbox.id, most: most.inbox, whose: 'The customers of this inbox' },
    { id: tx.tenantId, most: most.tenant, whose: 'Your customers' },
  ]
}

/** Why no more files are fetched today, in words; null while there is room. The one that fills it still comes whole. */
export async function whyFull(tx: Tx, inbox: ConnectedInbox, conversationId: string): Promise<string | null> {
  const places = counted(tx, inbox, conversationId)
  const rows = await tx
    .selectFrom('receivedBytes')
    .select(['id', 'bytes'])
    .where('day', '=', sql<Date>`current_date`)
    .where(
      'id',
      'in',
      places.map(({ id }) => id),
    )
    .execute()
  const full = places.find(({ id, most }) => Number(rows.find((row) => row.id === id)?.bytes ?? 0) >= most)
  return full
    ? `${full.whose} sent more than ${Math.round(full.most / 1024 / 1024)} MB of files today. Ask for this one again tomorrow.`
    : null
}

export async function countReceivedBytes(tx: Tx, inbox: ConnectedInbox, conversationId: string, bytes: number) {
  await tx
    .insertInto('receivedBytes')
    .values(counted(tx, inbox, conversationId).map(({ id }) => ({ id, bytes })))
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'id', 'day']).doUpdateSet({ bytes: sql`received_bytes.bytes + excluded.bytes` }),
    )
    .execute()
}
