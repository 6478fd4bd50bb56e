import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Identity } from '#channels/channel.ts'
import { knownBy } from '#domains/contacts/known-by.ts'
import { readPhone } from '#domains/contacts/read-phone.ts'
import { audit } from '#domains/identity/audit.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { announce } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { traceId } from '#platform/log.ts'
import { Problem } from '#platform/problem.ts'

export interface Opened {
  conversationId: string
  contactId: string
  /** False when there was one already. */
  begun: boolean
}

/**
 * A conversation with somebody who may never have written: the contact is found or made, and nothing is said yet. Whoever begins to
 * talk starts here; what may be said is for the gate to decide, and where the channel has a window that is a template only.
 */
export async function openConversation(tx: Tx, inbox: ConnectedInbox, identity: Identity, name = ''): Promise<Opened> {
  const { label, begins } = inbox.channel
  if (!begins.includes(identity.kind))
    throw new Problem(
      'invalid',
      begins.length
        ? `${label} reaches people by ${begins.join(' or ')}. Give one of these.`
        : `${label} cannot write first: the conversation begins when the customer writes.`,
    )
  const address = await spelled(tx, identity)
  const { rows } = await tx.raw<{ conversation_id: string; contact_id: string; begun: boolean }>(
    'select * from app.open_conversation($1, $2, $3, $4, $5, $6, $7, $8)',
    [inbox.id, inbox.channel.name, JSON.stringify(knownBy([address])), JSON.stringify(address), name || null, newId(), newId(), traceId()],
  )
  announce(tx)
  const { conversation_id: conversationId, contact_id: contactId, begun } = rows[0]!
  if (begun) await audit(tx, 'began a conversation', `conversation:${conversationId}`, { inboxId: inbox.id })
  return { conversationId, contactId, begun }
}

/** As providers spell it: a phone number in digits with its country code, an e-mail address in small letters. */
async function spelled(tx: Tx, { kind, value }: Identity): Promise<Identity> {
  if (kind === 'email') return { kind, value: value.trim().toLowerCase() }
  if (kind !== 'phone') return { kind, value: value.trim() }
  const country = (await readTenant(tx)).country as CountryCode
  const phone = readPhone(value, country) ?? whole(value, country)
  if (!phone) throw new Problem('invalid', 'That is no phone number. Write it with the country code: +234 803 555 0199.')
  return { kind, value: phone.slice(1) }
}

/** Numbers of a length that there is, in a block that the tables do not know yet. */
function whole(value: string, country: CountryCode): string | null {
  const phone = parsePhoneNumberFromString(value.trim().replace(/^00/, '+'), { defaultCountry: country, extract: false })
  return phone?.isPossible() ? phone.number : null
}
