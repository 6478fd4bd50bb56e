import type { DueThing } from '@salesboy/contract/due'
import { fromCursor, isTime, isUuid, toCursor } from '#platform/cursor.ts'
import { sql, type Tx } from '#platform/db.ts'
import { openVault } from '#platform/secrets.ts'
import { selectDueThings, toDueThing } from './due-thing.ts'

interface Filter {
  state: 'open' | 'ended'
  contactId?: string | undefined
  conversationId?: string | undefined
  writesToContact?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/** What is to come by its time, what has ended latest first; the cursor is the last one's time and id. */
export async function listDue(
  tx: Tx,
  { state, contactId, conversationId, writesToContact, cursor, limit }: Filter,
): Promise<{ items: DueThing[]; nextCursor: string | null }> {
  const open = state === 'open'
  const [at, id] = cursor ? fromCursor(cursor, isTime, isUuid) : []
  const conditions = [
    open ? sql`d.ended_at is null` : sql`d.ended_at is not null`,
    ...(contactId ? [sql`d.contact_id = ${contactId}`] : []),
    ...(conversationId ? [sql`d.conversation_id = ${conversationId}`] : []),
    ...(writesToContact === undefined ? [] : [sql`d.writes_to_contact = ${writesToContact}`]),
    ...(at
      ? [open ? sql`(d.due_at, d.id) > (${at}::timestamptz, ${id}::uuid)` : sql`(d.ended_at, d.id) < (${at}::timestamptz, ${id}::uuid)`]
      : []),
  ]
  const order = open ? sql`d.due_at, d.id` : sql`d.ended_at desc, d.id desc`
  const { rows } = await selectDueThings(sql.join(conditions, sql` and `), order, limit + 1).execute(tx)
  const vault = await openVault(tx)
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map((row) => toDueThing(row, vault)),
    nextCursor: rows.length > limit && last ? toCursor((open ? last.dueAt : last.endedAt!).toISOString(), last.id) : null,
  }
}
