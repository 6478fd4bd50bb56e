import type { Channel, Inbound, Limits } from '#channels/channel.ts'
import { limit } from '#platform/limit.ts'
import type { ConnectedInbox } from './inbox.ts'

type Counted = keyof Limits['messages']

/** One delivery of a stranger, whatever is in it. Counted before it is read, over all inboxes of the channel. */
export function limitAddress(channel: Channel, address: string) {
  count(channel, 'address', `${channel.name}:${address}`)
}

/** The messages in what one inbox is about to store, by sender, inbox and tenant. Throws `rate_limited` before anything is kept. */
export function limitSenders(inbox: ConnectedInbox, items: Inbound[]) {
  for (const item of items) {
    if (item.kind !== 'message') continue
    const { kind, value } = item.from.replyTo
    count(inbox.channel, 'sender', `${inbox.id}:${kind}:${value}`)
    countPlace(inbox)
  }
}

/** A new visitor counts as their first message would. */
export function limitVisits(inbox: ConnectedInbox, address: string) {
  limitAddress(inbox.channel, address)
  countPlace(inbox)
}

function countPlace(inbox: ConnectedInbox) {
  count(inbox.channel, 'inbox', inbox.id)
  count(inbox.channel, 'tenant', `${inbox.channel.name}:${inbox.tenantId}`)
}

function count({ limits }: Channel, by: Counted, key: string) {
  const rate = limits.messages[by]
  if (!rate) return
  limit(`${by}:minute:${key}`, rate.perMinute, 60_000, `Too many messages ${words[by]}: ${rate.perMinute} a minute are taken.`)
  limit(`${by}:day:${key}`, rate.perDay, 24 * 3600_000, `Too many messages ${words[by]}: ${rate.perDay} a day are taken.`)
}

const words: Record<Counted, string> = {
  sender: 'from you',
  address: 'from your network',
  inbox: 'at once',
  tenant: 'at once',
}
