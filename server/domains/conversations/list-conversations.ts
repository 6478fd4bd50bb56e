import type { Conversation, ConversationFilter } from '@salesboy/contract/conversations'
import { textOf } from '@salesboy/contract/message'
import { channelNamed } from '#channels/index.ts'
import { fromCursor, isTime, isUuid, toCursor } from '#platform/cursor.ts'
import { sql, type Tx } from '#platform/db.ts'
import { onePhone } from '#platform/phone.ts'
import { notFound } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { cut } from '#platform/text/cut.ts'
import { unhappyFrom } from './feel-mood.ts'
import { openNote } from './hand-over.ts'
import { openContent } from './sealed-content.ts'

export interface ConversationQuery {
  filter: ConversationFilter
  inboxId?: string | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Latest first; the cursor is the last one's time and id. */
export async function listConversations(
  tx: Tx,
  { filter, inboxId, search, cursor, limit }: ConversationQuery,
): Promise<{ items: Conversation[]; nextCursor: string | null }> {
  const [updatedAt, id] = cursor ? fromCursor(cursor, isTime, isUuid) : []
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null
  const numbers = search ? numbersIn(search) : []
  const conditions = [
    sql`true`,
    ...(updatedAt ? [sql`(c.updated_at, c.id) < (${updatedAt}::timestamptz, ${id}::uuid)`] : []),
    ...(inboxId ? [sql`c.inbox_id = ${inboxId}`] : []),
    ...(filter === 'unread' ? [sql`c.unread > 0`] : []),
    ...(filter === 'person'
      ? [sql`c.id in (select o.conversation_id from handovers o where o.tenant_id = app.tenant() and o.ended_at is null)`]
      : []),
    ...(filter === 'waiting'
      ? [
          sql`c.id in (
            select o.conversation_id from handovers o where o.tenant_id = app.tenant() and o.waiting
            union all
            select o.conversation_id from outbox o where o.tenant_id = app.tenant() and o.state = 'unknown' and o.verdict is null)`,
        ]
      : []),
    ...(filter === 'bot'
      ? [sql`not exists (select from handovers o where o.tenant_id = c.tenant_id and o.conversation_id = c.id and o.ended_at is null)`]
      : []),
    ...(filter === 'unhappy' ? [sql`c.mood <= ${unhappyFrom}`] : []),
    ...(pattern
      ? [
          sql`c.contact_id in (
            select k.id from contacts k where k.tenant_id = app.tenant() and k.name ilike ${pattern}
            union all
            select n.contact_id from contact_identities n where n.tenant_id = app.tenant()
              and (n.value ilike ${pattern} ${sql.join(
                numbers.map((number) => sql`or n.value like ${`%${number}%`}`),
                sql` `,
              )}))`,
        ]
      : []),
  ]
  const { rows } = await select(sql.join(conditions, sql` and `), limit + 1).execute(tx)
  const vault = await openVault(tx)
  const items = rows.slice(0, limit).map((row) => present(row, vault))
  const last = rows[limit - 1]
  return { items, nextCursor: rows.length > limit && last ? toCursor(last.updatedAt.toISOString(), last.id) : null }
}

/** A phone number as it was typed, perhaps a part of one, and in the one spelling under which contacts are known. */
function numbersIn(search: string): string[] {
  const digits = search.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length > 3 ? [...new Set([digits, onePhone(digits)])] : []
}

export async function readConversation(tx: Tx, id: string): Promise<Conversation> {
  const { rows } = await select(sql`c.id = ${id}`, 1).execute(tx)
  if (!rows[0]) throw notFound('conversation')
  return present(rows[0], await openVault(tx))
}

interface Row {
  id: string
  inboxId: string
  inboxName: string
  channel: string
  contactId: string
  contactName: string | null
  language: string | null
  optedOutAt: Date | null
  contactCreatedAt: Date
  identities: { kind: string; value: string }[]
  handoverId: string | null
  reason: string | null
  noteSealed: string | null
  teammateId: string | null
  teammateName: string | null
  startedAt: Date | null
  resumesAt: Date | null
  waiting: boolean | null
  messageId: string | null
  direction: 'in' | 'out' | null
  author: string | null
  contentSealed: string | null
  status: string | null
  messageAt: Date | null
  messageDeletedAt: Date | null
  unread: number
  unknownSends: number
  mood: number | null
  lastInboundAt: Date | null
  windowClosed: boolean
  thinking: boolean
  updatedAt: Date
}

/** The page is cut from the conversations alone: only what is on it is joined with the rest. */
const select = (condition: ReturnType<typeof sql>, limit: number) => sql<Row>`
  select c.id, i.id as inbox_id, i.name as inbox_name, i.channel, k.id as contact_id, k.name as contact_name, k.language, k.opted_out_at, k.created_at as contact_created_at,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'value', n.value)), '[]') from contact_identities n where n.tenant_id = k.tenant_id and n.contact_id = k.id) as identities,
    h.id as handover_id, h.reason, h.note_sealed, h.teammate_id, (select t.name from app.teammates() t where t.id = h.teammate_id) as teammate_name, h.started_at, h.resumes_at, h.waiting,
    m.id as message_id, m.direction, m.author, m.content_sealed, m.status, m.provider_at as message_at, m.deleted_at as message_deleted_at,
    c.unread, (select count(*)::int from outbox o where o.tenant_id = c.tenant_id and o.conversation_id = c.id and o.state = 'unknown' and o.verdict is null) as unknown_sends, c.mood, c.last_inbound_at, c.window_closed, c.updated_at,
    exists (select from turns t where t.tenant_id = c.tenant_id and t.conversation_id = c.id and t.closed_at is null) as thinking
  from (
    select * from conversations c where c.tenant_id = app.tenant() and ${condition} order by c.updated_at desc, c.id desc limit ${limit}
  ) c
  join inboxes i on i.tenant_id = c.tenant_id and i.id = c.inbox_id
  join contacts k on k.tenant_id = c.tenant_id and k.id = c.contact_id
  left join handovers h on h.tenant_id = c.tenant_id and h.conversation_id = c.id and h.ended_at is null
  left join lateral (select * from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id order by m.seq desc limit 1) m on true
  order by c.updated_at desc, c.id desc`

function present(row: Row, vault: Vault): Conversation {
  const { windowHours } = channelNamed(row.channel)
  return {
    id: row.id,
    inbox: { id: row.inboxId, name: row.inboxName, channel: row.channel },
    contact: {
      id: row.contactId,
      name: row.contactName,
      identities: row.identities,
      language: row.language,
      optedOutAt: row.optedOutAt?.toISOString() ?? null,
      createdAt: row.contactCreatedAt.toISOString(),
    },
    handover: row.handoverId
      ? {
          id: row.handoverId,
          reason: row.reason as NonNullable<Conversation['handover']>['reason'],
          note: openNote(vault, row.handoverId, row.noteSealed),
          teammate: row.teammateId ? { id: row.teammateId, name: row.teammateName ?? 'A former teammate' } : null,
          startedAt: row.startedAt!.toISOString(),
          resumesAt: row.resumesAt?.toISOString() ?? null,
          waiting: row.waiting ?? false,
        }
      : null,
    lastMessage: row.messageId
      ? { direction: row.direction!, author: row.author!, text: preview(row, vault), status: row.status!, at: row.messageAt!.toISOString() }
      : null,
    unread: row.unread,
    unknownSends: row.unknownSends,
    windowClosesAt:
      windowHours === null || !row.lastInboundAt
        ? null
        : row.windowClosed
          ? new Date(0).toISOString()
          : new Date(row.lastInboundAt.getTime() + windowHours * 3600_000).toISOString(),
    mood: row.mood,
    thinking: row.thinking,
    updatedAt: row.updatedAt.toISOString(),
  }
}

const kinds: Record<string, string> = {
  image: 'Photo',
  audio: 'Voice message',
  video: 'Video',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Location',
  contacts: 'Contact',
  order: 'Cart',
  unsupported: 'Unsupported message',
}

function preview(row: Row, vault: Vault): string {
  if (row.messageDeletedAt) return 'This message was deleted'
  const content = openContent(vault, row.messageId!, row.contentSealed!)
  return cut(textOf(content) || kinds[content.type] || '', 160)
}
