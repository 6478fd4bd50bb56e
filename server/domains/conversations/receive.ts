import { Fenced, type Inbound } from '#channels/channel.ts'
import { stillHeld } from '#domains/inboxes/holders.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { inTenant, type Tx, together } from '#platform/db.ts'
import { announce } from '#platform/events.ts'
import { failpoint } from '#platform/failpoint.ts'
import { log } from '#platform/log.ts'
import { countReceived } from '#platform/metrics.ts'
import { Problem } from '#platform/problem.ts'
import { knownByBoth } from './known-by-both.ts'
import { applyNews } from './news/apply-news.ts'
import { quarantine } from './news/quarantine.ts'
import { receiveMessage } from './receive-message.ts'

/**
 * Writes down what a channel delivered, in the order given, all in one transaction; when it returns, the provider may
 * be told 200. An item that the database refuses goes to quarantine alone, and its neighbours are stored.
 */
export async function receive(inbox: ConnectedInbox, delivered: Inbound[]): Promise<void> {
  if (!delivered.length) return
  const items = knownByBoth(delivered)
  failpoint('before_receive')
  try {
    await together(inbox.tenantId, (tx) => receiveAll(tx, inbox, items))
  } catch (error) {
    if (isAway(error) || error instanceof Fenced) throw error
    log.warn({ err: error, inboxId: inbox.id, items: items.length }, 'a delivery could not be stored whole; storing its items one by one')
    for (const item of items) await receiveAlone(inbox, item)
  }
  failpoint('after_receive')
}

async function receiveAll(tx: Tx, inbox: ConnectedInbox, items: Inbound[]) {
  if (inbox.epoch !== undefined) await stillHeld(tx, { inboxId: inbox.id, epoch: inbox.epoch })
  for (const item of items) await receiveItem(tx, inbox, item)
  await noteReceipt(tx, inbox)
  announce(tx)
}

/** Once a minute is enough for a person to see, and keeps a busy inbox's row from being every delivery's bottleneck. */
async function noteReceipt(tx: Tx, inbox: ConnectedInbox) {
  const noted = notedAt.get(inbox.id) ?? 0
  if (noted > Date.now() - 60_000) return
  await tx.updateTable('inboxes').set({ lastReceivedAt: new Date() }).where('id', '=', inbox.id).execute()
  tx.afterCommit(() => {
    if (notedAt.size > 10_000) notedAt.clear()
    notedAt.set(inbox.id, Date.now())
  })
}

const notedAt = new Map<string, number>()

async function receiveAlone(inbox: ConnectedInbox, item: Inbound) {
  try {
    await inTenant(inbox.tenantId, (tx) => receiveAll(tx, inbox, [item]))
  } catch (error) {
    if (isAway(error)) throw error
    log.error({ err: error, inboxId: inbox.id, kind: item.kind }, 'an item could not be stored')
    await inTenant(inbox.tenantId, (tx) =>
      quarantine(tx, inbox, item.raw, 'We could not store this item. The log of the same time says why.'),
    )
  }
}

async function receiveItem(tx: Tx, inbox: ConnectedInbox, item: Inbound) {
  tx.afterCommit(() => countReceived(inbox.channel.name, item.kind))
  switch (item.kind) {
    case 'message':
    case 'echo':
    case 'history':
      return receiveMessage(tx, inbox, item)
    case 'quarantine':
      return quarantine(tx, inbox, item.raw, item.reason)
    case 'ignored':
      return log.debug({ inboxId: inbox.id, reason: item.reason }, 'ignored')
    default:
      return applyNews(tx, inbox, item)
  }
}

const isAway = (error: unknown) => error instanceof Problem && error.code === 'unavailable'
