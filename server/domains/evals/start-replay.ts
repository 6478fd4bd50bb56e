import type { Decision } from '@salesboy/contract/decision'
import type { Run } from '@salesboy/contract/evals'
import { textOf } from '@salesboy/contract/message'
import type { PersonaChoice } from '@salesboy/contract/personas'
import { openContent } from '#domains/conversations/sealed-content.ts'
import { defaultPersonaId, whichVersion } from '#domains/personas/persona.ts'
import { sql, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Problem } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { outcomeOf } from './outcome-of.ts'
import { fromSeq } from './past-lines.ts'
import { readRun } from './run.ts'
import { sealItem } from './run-item.ts'
import { announce, insertRun, type RunWish } from './start-run.ts'

/** The turns of the latest conversations where a persona answers, to be decided again by it; 500 turns at most, latest first. */
export async function startReplay(
  tx: Tx,
  { conversations, personaId, version, ...wish }: Omit<RunWish, 'k'> & PersonaChoice & { conversations: number },
): Promise<Run> {
  const which = await whichVersion(tx, { personaId, version })
  const turns = await pastTurns(tx, conversations, which.personaId)
  const asked = await askedIn(tx, turns)
  const answered = turns.filter(({ id }) => asked.has(id))
  if (answered.length === 0)
    throw new Problem('invalid', 'The bot has not answered anybody yet, so there are no past chats to try. Run a list of tests instead.')

  const name = `Latest ${new Set(answered.map(({ conversationId }) => conversationId)).size} conversations`
  const runId = await insertRun(tx, { kind: 'replay', name, suiteId: null, k: 1, ...wish }, [which])
  const vault = await openVault(tx)
  const items = answered.map((turn, position) => itemOf(vault, runId, position, turn, asked.get(turn.id) ?? ''))
  await tx.insertInto('runItems').values(items).execute()
  await announce(tx, runId)
  return readRun(tx, runId)
}

interface Turn {
  id: string
  conversationId: string
  contactId: string
  contactName: string | null
  fromSeq: string
  upToSeq: string
  decisionSealed: string
}

/** One that answers nowhere yet is tried on everything. */
async function pastTurns(tx: Tx, conversations: number, personaId: string): Promise<Turn[]> {
  const fallback = await defaultPersonaId(tx)
  const answersIn = (inbox: string) => sql<boolean>`coalesce(${sql.ref(inbox)}, ${fallback}::uuid) = ${personaId}::uuid`
  const { rows } = await sql<Turn>`
    select t.id, t.conversation_id, c.contact_id, k.name as contact_name, t.up_to_seq, t.decision_sealed,
      ${fromSeq} as from_seq
    from turns t
    join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
    join contacts k on k.tenant_id = c.tenant_id and k.id = c.contact_id
    where t.conversation_id in (
        select l.id from conversations l join inboxes i on i.tenant_id = l.tenant_id and i.id = l.inbox_id
        where ${answersIn('i.persona_id')} or not exists (select from inboxes o where ${answersIn('o.persona_id')} and o.deleted_at is null)
        order by l.updated_at desc, l.id desc limit ${conversations}
      )
      and t.outcome = 'decided' and t.decision_sealed is not null
    order by t.id desc limit ${MOST_TURNS}`.execute(tx)
  return rows
}

/** The customer's words by turn; a turn whose messages are gone has none. */
async function askedIn(tx: Tx, turns: Turn[]): Promise<Map<string, string>> {
  const asked = new Map<string, string>()
  if (turns.length === 0) return asked
  const vault = await openVault(tx)
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'conversationId', 'seq', 'contentSealed'])
    .where('conversationId', 'in', [...new Set(turns.map(({ conversationId }) => conversationId))])
    .where('direction', '=', 'in')
    .where('answerable', '=', true)
    .where('deletedAt', 'is', null)
    .where('kind', '!=', 'unsupported')
    .orderBy('seq')
    .execute()
  const byConversation = Map.groupBy(rows, ({ conversationId }) => conversationId)
  for (const turn of turns) {
    const lines = (byConversation.get(turn.conversationId) ?? []).filter(
      ({ seq }) => Number(seq) > Number(turn.fromSeq) && Number(seq) <= Number(turn.upToSeq),
    )
    if (lines.length > 0) asked.set(turn.id, lines.map((line) => textOf(openContent(vault, line.id, line.contentSealed))).join('\n'))
  }
  return asked
}

function itemOf(vault: Vault, runId: string, position: number, turn: Turn, asked: string) {
  const id = newId()
  // Kept as it was written: an earlier release's record may lack what this one adds.
  const decision = JSON.parse(vault.open(['turns', 'decision', turn.id], turn.decisionSealed)) as Decision
  return {
    id,
    runId,
    position,
    turnId: turn.id,
    conversationId: turn.conversationId,
    contactId: turn.contactId,
    itemSealed: sealItem(vault, id, {
      turn: {
        contactName: turn.contactName ?? '',
        asked,
        before: outcomeOf(decision),
      },
    }),
  }
}

const MOST_TURNS = 500
