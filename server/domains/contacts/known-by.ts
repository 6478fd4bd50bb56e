import type { Identity } from '#channels/channel.ts'
import { onePhone } from '#platform/phone.ts'
import { remembered } from '#platform/remembered.ts'

/** The identities under which a contact is kept and found: phone numbers in their one spelling, each once. */
export function knownBy(identities: Identity[]): Identity[] {
  const known = identities.map(({ kind, value }) => ({ kind, value: kind === 'phone' ? spelled(value) : value }))
  return known.filter((one, at) => known.findIndex(({ kind, value }) => kind === one.kind && value === one.value) === at)
}

// A customer in a conversation is looked up with every line.
const spelled = remembered(5_000, onePhone)
