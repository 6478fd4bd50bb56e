import type { DueThing, EndReason } from '@salesboy/contract/due'
import { z } from 'zod'
import { audit } from '#domains/identity/audit.ts'
import { inTenant, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { job } from '#platform/jobs.ts'
import { readDueThing } from './due-thing.ts'
import { lockOpen } from './plan-due.ts'

/** A person does not want it any more. */
export async function cancelDue(tx: Tx, id: string): Promise<DueThing> {
  await lockOpen(tx, id)
  await endDue(tx, id, 'cancelled', 'person')
  await audit(tx, 'cancelled something planned', `due:${id}`)
  return readDueThing(tx, id)
}

/** Ends what something that happened has made pointless, so that people see it at once; carrying out asks again by itself. */
export const cancelPointless = job(z.object({ conversationId: z.uuid() }), ({ conversationId }, tenantId) =>
  inTenant(tenantId, async (tx) => {
    const { rows } = await tx.raw<{ id: string; because: EndReason }>(
      `select d.id, w.because from due_things d cross join lateral app.why_not_due(d.id) w (because)
       where d.tenant_id = app.tenant() and d.ended_at is null and w.because in ('answered', 'ordered', 'handed_over', 'opted_out')
         and d.contact_id = (select c.contact_id from conversations c where c.tenant_id = app.tenant() and c.id = $1)
       for update of d`,
      [conversationId],
    )
    for (const { id, because } of rows) await endDue(tx, id, 'cancelled', because)
  }),
)

/** It is over, how and why; told once. */
export async function endDue(tx: Tx, id: string, how: NonNullable<DueThing['ended']>['how'], because: EndReason | null) {
  const row = await tx
    .updateTable('dueThings')
    .set({ endedAt: new Date(), ending: how, because })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning(['kind', 'conversationId'])
    .executeTakeFirst()
  if (!row) return
  await record(tx, `due.${how}`, {
    summary: summaries[how],
    conversationId: row.conversationId,
    payload: { dueId: id, kind: row.kind, because },
  })
}

const summaries = {
  done: 'Something planned was done',
  cancelled: 'Something planned was cancelled',
  skipped: 'Something planned was not done: it may not be any more',
  failed: 'Something planned could not be done; a person is needed',
}
