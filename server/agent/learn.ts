import { setTimeout as pause } from 'node:timers/promises'
import { listServices } from '#domains/bookings/service.ts'
import { loadCatalog } from '#domains/catalog/find-products.ts'
import { learnField } from '#domains/contacts/fields/learn-field.ts'
import { feelMood } from '#domains/conversations/feel-mood.ts'
import { markLearned, readUnlearned, type Unlearned } from '#domains/conversations/read-unlearned.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import { acrossTenants, inTenant, sql, type Tx } from '#platform/db.ts'
import { log, traced } from '#platform/log.ts'
import { type Around, leadsOf, sayOf } from './leads/leads-of.ts'
import { readMood, rollingMood } from './reading/read-mood.ts'

const mostAtOnce = 60
const overlapMs = 120_000
const dayMs = 24 * 3600_000

/** From when on to look: what a process before us left behind is at most a day old, then only what changed since. */
let lookFrom = 0

/**
 * Reads what contacts told, in the background: fields into `contact_fields`, moods onto messages and conversations [S3-19, S1-15].
 * Each conversation once, however many messages came; the answering path is not touched and does not wait. `quietMs` is how long a
 * conversation must have been still. Answers how many were read.
 */
export async function learnDue(quietMs = 2_000): Promise<number> {
  const started = Date.now()
  const due = await acrossTenants(
    sql<{ tenantId: string; conversationId: string; updatedAt: Date }>`select tenant_id, conversation_id, updated_at
      from app.due_learning(${new Date(lookFrom || started - dayMs)}, make_interval(secs => ${quietMs / 1000}), ${mostAtOnce})`,
  )
  for (const { tenantId, conversationId } of due) {
    const begun = Date.now()
    await learn(tenantId, conversationId).catch(async (error) => {
      log.error({ err: error, tenantId, conversationId }, 'a conversation could not be read for what it tells; passed over')
      await passOver(tenantId, conversationId)
    })
    // Half the time belongs to those who wait for an answer.
    await pause(Date.now() - begun)
  }
  const last = due.at(-1)
  lookFrom = (last && due.length === mostAtOnce ? last.updatedAt.getTime() : started) - overlapMs
  return due.length
}

/** One conversation: read, think, write; nothing of it inside one transaction. Twice at once, one of them writes. */
export async function learn(tenantId: string, conversationId: string): Promise<void> {
  const read = await inTenant(tenantId, async (tx) => {
    const unlearned = await readUnlearned(tx, conversationId)
    if (!unlearned) return null
    const { timeZone, currency, country } = await readTenant(tx)
    const { products, index } = await loadCatalog(tx)
    const around: Around = {
      place: { timeZone, currency, country },
      services: (await listServices(tx)).map(({ name }) => name),
      goods: products.map(({ name }) => name),
      findGoods: (text) => index.find(text, 3).filter(({ exact }) => exact),
    }
    return { unlearned, around }
  })
  if (!read) return

  const { unlearned, around } = read
  const learned = leadsOf(unlearned, around, conversationId)
  const moods = moodsOf(unlearned)
  const write = async (tx: Tx) => {
    if (!(await markLearned(tx, conversationId, unlearned))) return
    await feelMood(tx, conversationId, moods)
    for (const field of learned) await learnField(tx, unlearned.contactId, field)
  }
  await traced({ traceId: unlearned.traceId, tenantId }, () => inTenant(tenantId, write))
}

/** How each new line sounds; where a model was asked about the turn and said so too, both count half. */
function moodsOf({ lines, turns }: Unlearned) {
  const heard = lines.filter(({ author }) => author === 'contact')
  const moods = heard.map((line) => {
    if (!line.isNew) return { id: line.id, mood: line.mood, isNew: false }
    const said = readMood(sayOf(line))
    const turn = turns.find(({ upToSeq }) => upToSeq >= line.seq)
    const judged = said === null ? null : modelMood(turn?.decision.payload.sentiment)
    return { id: line.id, mood: said === null || judged === null ? said : Math.round(((said + judged) / 2) * 100) / 100, isNew: true }
  })
  return {
    messages: moods.flatMap(({ id, mood, isNew }) => (isNew ? [{ id, mood }] : [])),
    conversation: rollingMood(moods.map(({ mood }) => mood).reverse()),
  }
}

const modelMood = (said: unknown): number | null => (typeof said === 'number' && said >= -1 && said <= 1 ? said : null)

/** What we cannot read must not keep us from reading the rest. */
const passOver = (tenantId: string, conversationId: string) =>
  inTenant(tenantId, async (tx) => {
    const unlearned = await tx
      .selectFrom('conversations')
      .select(['learnedSeq', 'lastSeq'])
      .where('id', '=', conversationId)
      .executeTakeFirst()
    if (unlearned) await markLearned(tx, conversationId, { learnedSeq: unlearned.learnedSeq, upToSeq: unlearned.lastSeq })
  }).catch((cause) => log.error({ err: cause, conversationId }, 'and could not be passed over; the next look tries again'))
