import { seededRandom } from '../../server/cli/drill/seeded-random.ts'
import { createInbox } from '../../server/domains/inboxes/save-inbox.ts'
import { config } from '../../server/platform/config.ts'
import { tidy } from '../../server/platform/db/housekeeping.ts'
import { withOwner } from '../../server/platform/db/pool.ts'
import { closeDatabase, database, inTenant, openDatabase } from '../../server/platform/db.ts'
import { newId } from '../../server/platform/ids.ts'
import { giveAnswer } from './give-answer.ts'
import { type Known, type Line, writeConversations, writeMessages } from './inbox-rows.ts'

/** What is to be there, as JSON in the first argument. */
export interface FillOrder {
  tenantId: string
  conversations: number
  messages: number
}

export interface Filled {
  conversationIds: string[]
  inboxIds: string[]
}

/** Half a year, the last message now. */
const spanMs = 180 * 24 * 3600_000
const batch = 5_000

/**
 * An inbox as half a year leaves it: everyone wrote once, then some far more than others, and messages of many conversations lie
 * between two of the same. Rows are what the write path leaves in the tables that a list or a conversation is read from, sealed with
 * the tenant's own key; outbox, events and raw webhooks, which neither reads, stay empty.
 */
async function fill({ tenantId, conversations, messages }: FillOrder): Promise<Filled> {
  const inboxIds = await inTenant(tenantId, async (tx) => [
    await createInbox(tx, { channel: 'web-chat', name: 'Website chat', settings: {} }),
    await createInbox(tx, { channel: 'web-chat', name: 'Landing page', settings: {} }),
  ])
  const begin = Date.now() - spanMs
  const atOf = (message: number) => new Date(begin + (spanMs * (message + 1)) / messages)
  const writers = whoWrites(messages, conversations)
  const known = Array.from(
    { length: conversations },
    // Every tenth in the second inbox.
    (_, number): Known => ({
      number,
      id: newId(),
      contactId: newId(),
      inboxId: inboxIds[number % 10 === 9 ? 1 : 0]!,
      lastSeq: 0,
      lastAt: 0,
    }),
  )
  const lines = Array.from(writers, (writer, message): Line => {
    const conversation = known[writer]!
    conversation.lastAt = atOf(message).getTime()
    return { conversation, seq: ++conversation.lastSeq, at: conversation.lastAt }
  })

  for (let from = 0; from < conversations; from += batch)
    await inTenant(tenantId, (tx) => writeConversations(tx, known.slice(from, from + batch)))
  for (let from = 0; from < messages; from += batch) await inTenant(tenantId, (tx) => writeMessages(tx, lines.slice(from, from + batch)))
  await keepHouse()
  return { conversationIds: known.map(({ id }) => id), inboxIds }
}

/** Conversation numbers, message by message; the lower a number, the more its customer writes. */
function whoWrites(messages: number, conversations: number): Int32Array {
  const random = seededRandom(7)
  return Int32Array.from({ length: messages }, (_, message) =>
    message < conversations ? message : Math.floor(conversations * random() ** 2),
  )
}

/** What autovacuum, or the embedded engine's own housekeeping, would have done by the time somebody looks. */
async function keepHouse() {
  if (!config.databaseUrl) return tidy(database().pool)
  await withOwner({ connectionString: config.databaseUrl }, (client) => client.query('vacuum analyze'))
}

if (import.meta.main) {
  await openDatabase()
  const filled = await fill(JSON.parse(process.argv[2]!) as FillOrder)
  await closeDatabase()
  giveAnswer(filled)
}
