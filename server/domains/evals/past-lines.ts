import type { Decision } from '@salesboy/contract/decision'
import type { Author, MessageContent } from '@salesboy/contract/message'
import { openContent } from '#domains/conversations/sealed-content.ts'
import { sql, type Tx } from '#platform/db.ts'
import { openVault, type Vault } from '#platform/secrets.ts'

export interface PastLine {
  author: Author
  content: MessageContent
  at: Date
}

export interface Past {
  channel: string
  now: Date
  contact: { name: string | null; language: string | null; optedOut: boolean }
  /** The 20 messages before, oldest first. */
  history: PastLine[]
  /** What was waiting for an answer. */
  incoming: PastLine[]
}

/** Where what was waiting for turn t begins: after the last message that was answered, and after the last that a person wrote. */
export const fromSeq = sql<string>`greatest(
  (select max(p.up_to_seq) from turns p where p.tenant_id = t.tenant_id and p.conversation_id = t.conversation_id and p.outcome = 'decided' and p.id < t.id),
  (select max(m.seq) from messages m where m.tenant_id = t.tenant_id and m.conversation_id = t.conversation_id and m.author in ('teammate', 'phone') and m.seq <= t.up_to_seq),
  0
)`

/** What a turn saw when it was decided; null when it or its messages are gone. The contact's language is the one known today, unless this turn learned it. */
export async function readPast(tx: Tx, turnId: string): Promise<Past | null> {
  const { rows } = await sql<{
    conversationId: string
    openedAt: Date
    fromSeq: string
    upToSeq: string
    channel: string
    name: string | null
    language: string | null
    optedOut: boolean
    decisionSealed: string | null
  }>`
    select t.conversation_id, t.opened_at, t.up_to_seq, ${fromSeq} as from_seq, i.channel, k.name, k.language, coalesce(k.opted_out_at < t.opened_at, false) as opted_out, t.decision_sealed
    from turns t
    join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
    join inboxes i on i.tenant_id = c.tenant_id and i.id = c.inbox_id
    join contacts k on k.tenant_id = c.tenant_id and k.id = c.contact_id
    where t.id = ${turnId}`.execute(tx)
  const [turn] = rows
  if (!turn) return null

  const lines = await readLines(tx, turn.conversationId, Number(turn.upToSeq))
  const isIncoming = ({ seq, direction, answerable }: Line) => seq > Number(turn.fromSeq) && direction === 'in' && answerable
  const incoming = lines.filter(isIncoming)
  if (incoming.length === 0) return null
  return {
    channel: turn.channel,
    now: turn.openedAt,
    contact: {
      name: turn.name,
      language: learnedLanguage(await openVault(tx), turnId, turn.decisionSealed) ? null : turn.language,
      optedOut: turn.optedOut,
    },
    history: lines
      .filter((line) => !isIncoming(line))
      .slice(-20)
      .map(plain),
    incoming: incoming.map(plain),
  }
}

interface Line extends PastLine {
  seq: number
  direction: string
  answerable: boolean
}

const plain = ({ author, content, at }: Line): PastLine => ({ author, content, at })

function learnedLanguage(vault: Vault, turnId: string, sealed: string | null): boolean {
  if (!sealed) return false
  const { actions } = JSON.parse(vault.open(['turns', 'decision', turnId], sealed)) as Decision
  return actions.some((action) => action.type === 'update_contact' && action.fields.language !== undefined)
}

async function readLines(tx: Tx, conversationId: string, upToSeq: number): Promise<Line[]> {
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'seq', 'author', 'direction', 'answerable', 'contentSealed', 'providerAt'])
    .where('conversationId', '=', conversationId)
    .where('seq', '<=', upToSeq)
    .where('deletedAt', 'is', null)
    .where('kind', '!=', 'unsupported')
    .where('status', 'not in', ['failed', 'cancelled'])
    .orderBy('seq', 'desc')
    .limit(80)
    .execute()
  const vault = await openVault(tx)
  return rows
    .map((row) => ({
      seq: Number(row.seq),
      author: row.author as Author,
      direction: row.direction,
      answerable: row.answerable,
      content: openContent(vault, row.id, row.contentSealed),
      at: row.providerAt,
    }))
    .reverse()
}
