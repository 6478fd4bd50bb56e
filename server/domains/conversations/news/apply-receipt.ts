import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { ring } from '#platform/bell.ts'
import { isUuid } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import type { News } from './news.ts'

/** Sent, delivered, read, failed: only upwards. A receipt also settles a send that nobody could vouch for. */
export async function applyReceipt(
  tx: Tx,
  inbox: ConnectedInbox,
  { externalId, callback, status, error }: Extract<News, { kind: 'status' }>,
): Promise<'done' | 'unknown'> {
  const outboxId = callback && isUuid(callback) ? callback : null
  const problem =
    status === 'failed'
      ? JSON.stringify(
          error ?? {
            reason: 'undeliverable',
            code: '',
            detail: 'The provider gave no reason.',
            nextStep: 'Try another way to reach this contact.',
          },
        )
      : null
  const { rows } = await tx.raw<{ outcome: string }>('select app.apply_receipt($1, $2, $3, $4, $5) as outcome', [
    inbox.id,
    externalId,
    outboxId,
    status,
    problem,
  ])
  if (rows[0]?.outcome === 'unknown') return 'unknown'
  tx.afterCommit(() => ring('outbox'))
  return 'done'
}
