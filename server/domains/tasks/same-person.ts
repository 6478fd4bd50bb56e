import { z } from 'zod'
import { inTenant, sql, type Tx } from '#platform/db.ts'
import { job } from '#platform/jobs.ts'
import { openVault } from '#platform/secrets.ts'
import { completeTask } from './complete-task.ts'
import { createTask } from './create-task.ts'
import { selectTasks, toTask } from './task.ts'

const Two = z.object({ contactId: z.uuid(), otherContactId: z.uuid() })
type Two = z.infer<typeof Two>

/** Two contacts turned out to share a number: whether they are one person is asked once, however often it happens. */
export const askWhetherSame = job(Two, ({ contactId, otherContactId }, tenantId) =>
  inTenant(tenantId, async (tx) => {
    // Both messages of a moment may have found it out: the second waits here, and finds the task.
    const names = await tx
      .selectFrom('contacts')
      .select(['id', 'name'])
      .where('id', 'in', [contactId, otherContactId])
      .orderBy('id')
      .forNoKeyUpdate()
      .execute()
    if (names.length < 2 || (await tasksOn(tx, { contactId, otherContactId })).length > 0) return
    const nameOf = (id: string) => names.find((one) => one.id === id)?.name || 'a customer without a name'
    await createTask(tx, {
      kind: 'same_person',
      title: `Are ${nameOf(contactId)} and ${nameOf(otherContactId)} the same person?`,
      note: 'One of them wrote from a number that the other one has. If they are one, make one of both; if not, tick this off and they stay two.',
      dueAt: null,
      payload: { contactId, otherContactId },
      conversationId: await latestConversation(tx, contactId),
      by: 'bot',
    })
  }),
)

/** They became one, here or elsewhere: nothing is left to ask. */
export const noLongerAsk = job(Two, (two, tenantId) =>
  inTenant(tenantId, async (tx) => {
    for (const { id, completed } of await tasksOn(tx, two)) if (!completed) await completeTask(tx, id, 'the merge')
  }),
)

/** What was ever asked about these two, whichever of them the task stands with by now. */
async function tasksOn(tx: Tx, two: Two) {
  const ids = Object.values(two)
  const { rows } = await selectTasks(
    sql`t.kind = 'same_person' and (t.contact_id is null or t.contact_id = any (${ids}))`,
    sql`t.id`,
    MOST,
  ).execute(tx)
  const vault = await openVault(tx)
  return rows
    .map((row) => toTask(row, vault))
    .filter(({ payload }) => ids.every((id) => payload.contactId === id || payload.otherContactId === id))
}
const MOST = 500

async function latestConversation(tx: Tx, contactId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('conversations')
    .select('id')
    .where('contactId', '=', contactId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
