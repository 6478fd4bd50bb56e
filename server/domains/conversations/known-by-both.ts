import type { Identity, Inbound, Sender } from '#channels/channel.ts'
import { knownBy } from '#domains/contacts/known-by.ts'

/**
 * Who moved to another number and wrote from it may arrive in one delivery, in any order: each of their messages then
 * carries both numbers, so that none of them makes a second contact.
 */
export function knownByBoth(items: Inbound[]): Inbound[] {
  const moves = items.filter((item) => item.kind === 'identity_changed').map(({ from, to }) => [...from, ...to])
  if (!moves.length) return items

  const joined = (sender: Sender): Sender => {
    const others = moves.filter((move) => meet(move, sender.identities)).flat()
    return { ...sender, identities: knownBy([...sender.identities, ...others]) }
  }
  return items.map((item) => {
    if (item.kind === 'message') return { ...item, from: joined(item.from) }
    return item.kind === 'echo' ? { ...item, to: joined(item.to) } : item
  })
}

const meet = (some: Identity[], others: Identity[]) =>
  knownBy(some).some((one) => knownBy(others).some(({ kind, value }) => kind === one.kind && value === one.value))
