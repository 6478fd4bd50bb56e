import type { Inbound } from '#channels/channel.ts'
import { log } from '#platform/log.ts'
import { findInboxesByAccount } from './find-inbox.ts'
import type { ConnectedInbox } from './inbox.ts'

/**
 * Which inbox each item is for, in the order the items came. A hook of one inbox may only reach inboxes of its own tenant;
 * the app-wide hook (`own` null) reaches whoever connected the account. Items for nobody are dropped, or Meta would
 * repeat them for a week.
 */
export async function sortByInbox(channel: string, items: Inbound[], own: ConnectedInbox | null): Promise<[ConnectedInbox, Inbound[]][]> {
  const sorted = new Map<string, [ConnectedInbox, Inbound[]]>()
  for (const item of items) {
    const inboxes = await inboxesOf(channel, item, own)
    if (!inboxes.length) log.info({ channel, kind: item.kind }, 'an event for an account that nobody has connected')
    for (const inbox of inboxes) {
      const pile = sorted.get(inbox.id) ?? [inbox, []]
      pile[1].push(item)
      sorted.set(inbox.id, pile)
    }
  }
  return [...sorted.values()]
}

async function inboxesOf(channel: string, { account }: Inbound, own: ConnectedInbox | null): Promise<ConnectedInbox[]> {
  if (!account?.number && !account?.business) return own ? [own] : []
  if (own && account.number === own.account.number && (!account.business || account.business === own.account.business)) return [own]
  const inboxes = await findInboxesByAccount(channel, account)
  return own ? inboxes.filter(({ tenantId }) => tenantId === own.tenantId) : inboxes
}
