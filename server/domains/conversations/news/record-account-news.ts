import { createHash } from 'node:crypto'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { openVault } from '#platform/secrets.ts'
import { cut } from '#platform/text/cut.ts'
import type { News } from './news.ts'

/** Templates, limits, quality, bans: kept once, and told to whoever watches. */
export async function recordAccountNews(tx: Tx, inbox: ConnectedInbox, news: Extract<News, { kind: 'account' }>): Promise<'done'> {
  const id = newId()
  const vault = await openVault(tx)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('inboundEvents')
    .values({
      id,
      inboxId: inbox.id,
      kind: news.event,
      state: 'handled',
      dedupKey: `account:${createHash('sha256').update(news.dedupKey).digest('hex')}`,
      rawSealed: vault.seal(['inbound_events', 'raw', id], JSON.stringify(news.raw ?? null)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return 'done'

  await record(tx, news.severity === 'alert' ? 'inbox.alert' : 'inbox.news', {
    summary: cut(news.summary, 300),
    payload: { inboxId: inbox.id, event: news.event, severity: news.severity, details: news.details },
  })
  return 'done'
}
