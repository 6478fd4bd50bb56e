import type { Message } from '@salesboy/contract/message'
import { fromCursor, isCount, toCursor } from '#platform/cursor.ts'
import { sql, type Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { openContent } from './sealed-content.ts'

/** Newest first. */
export async function listMessages(
  tx: Tx,
  conversationId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Message[]; nextCursor: string | null }> {
  const known = await tx.selectFrom('conversations').select('id').where('id', '=', conversationId).executeTakeFirst()
  if (!known) throw notFound('conversation')

  const before = cursor ? Number(fromCursor(cursor, isCount)[0]) : null
  const rows = await messageRows(tx)
    .where('conversationId', '=', conversationId)
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const vault = await openVault(tx)
  const items = rows.slice(0, limit).map((row) => presentMessage(row, vault))
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? toCursor(last.seq) : null }
}

export async function readMessage(tx: Tx, id: string): Promise<Message> {
  const row = await messageRows(tx).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('message')
  return presentMessage(row, await openVault(tx))
}

const messageRows = (tx: Tx) =>
  tx
    .selectFrom('messages')
    .selectAll()
    .select(sql<string | null>`(select t.name from app.teammates() t where t.id = messages.author_id)`.as('authorName'))
    .select(
      sql<Message['unknown']>`case messages.status when 'unknown' then (
        select jsonb_build_object('to', o.sent_to, 'at', to_char(o.sending_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'tries', o.attempts, 'verdict', o.verdict,
          'againId', (select a.id from outbox a where a.tenant_id = o.tenant_id and a.again_of = o.id))
        from outbox o where o.tenant_id = messages.tenant_id and o.id = messages.id
      ) end`.as('unknown'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof messageRows>['execute']>>[number]

function presentMessage(row: Row, vault: Vault): Message {
  return {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    direction: row.direction as Message['direction'],
    author: row.author as Message['author'],
    authorName: row.authorName,
    // Taken back: kept for the record, shown to nobody.
    content: row.deletedAt ? { type: 'unsupported', what: 'deleted' } : openContent(vault, row.id, row.contentSealed),
    status: row.status as Message['status'],
    problem: row.problem as Message['problem'],
    unknown: row.unknown,
    replyTo: row.replyTo,
    reactions: row.reactions as unknown as Message['reactions'],
    mood: row.mood,
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    turnId: row.turnId,
    at: row.providerAt.toISOString(),
  }
}
