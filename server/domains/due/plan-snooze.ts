import type { Tx } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'
import { changeDue, planDue } from './plan-due.ts'

/**
 * The customer asked to be left alone until then: on that day a person has a task to write again, unless the customer writes or orders
 * first. Asking again moves the day. Refuses a day that nobody can plan for.
 */
export async function planSnooze(
  tx: Tx,
  conversationId: string,
  contactId: string,
  until: Date,
): Promise<{ refused: string } | { id: string }> {
  const open = await tx
    .selectFrom('dueThings')
    .select('id')
    .where('contactId', '=', contactId)
    .where('kind', '=', 'snooze')
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  try {
    return open
      ? await changeDue(tx, open.id, { dueAt: until })
      : await planDue(tx, {
          kind: 'snooze',
          details: { reason: 'Write to them again: this is the day they asked for' },
          dueAt: until,
          conversationId,
          writesToContact: false,
          cancelOn: ['answered', 'ordered'],
          by: 'bot',
        })
  } catch (error) {
    if (error instanceof Problem) return { refused: error.message }
    throw error
  }
}
