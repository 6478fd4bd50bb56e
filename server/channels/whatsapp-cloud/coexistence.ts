import { isRecord } from '#platform/is-record.ts'
import type { Account, Inbound, Sender } from '../channel.ts'
import { contentOf } from './content.ts'
import { type Bare, edit, isOurselves, revoke } from './messages.ts'
import { identitiesOf, recipientOf, senderOf, threadContact } from './senders.ts'
import { externalId, field, line, list, record, timeOf, type Wire } from './wire.ts'

/** The owner wrote from the WhatsApp Business app on their phone. */
export function echo(item: unknown, value: Wire, account: Account, now: Date): Inbound {
  const raw = item
  if (!isRecord(item)) return { kind: 'quarantine', reason: 'An echo is not an object.', account, raw }

  const id = externalId(item, 'id')
  if (!id) return { kind: 'quarantine', reason: 'An echo has no usable id.', account, raw }

  const at = timeOf(item, 'timestamp', now)
  const type = field(item, 'type')
  if (type === 'edit') return { ...edit(item, id, at, 'phone'), account, raw }
  if (type === 'revoke') return { ...revoke(item, at, 'phone'), account, raw }
  if (type === 'reaction') return { kind: 'ignored', reason: 'The owner reacted on the phone.', account, raw }

  const to = recipientOf(item, value)
  if (!to) return { kind: 'quarantine', reason: 'The recipient of an echo is neither a phone number nor a user id.', account, raw }
  return { kind: 'echo', externalId: id, to, content: contentOf(item), at, account, raw }
}

/** One chunk of imported history: threads of past messages, or the news that the owner declined to share them. */
export function history(chunk: unknown, value: Wire, account: Account, now: Date): Inbound[] {
  if (!isRecord(chunk)) return [{ kind: 'quarantine', reason: 'A chunk of history is not an object.', account, raw: chunk }]
  if (list(chunk, 'errors').length > 0) return [{ kind: 'ignored', reason: 'The owner declined to share past chats.', account, raw: chunk }]

  return list(chunk, 'threads').flatMap((thread) => {
    const contact = isRecord(thread) ? threadContact(thread) : null
    return list(thread, 'messages').map((message): Inbound => ({ ...pastMessage(message, contact, value, now), account, raw: message }))
  })
}

function pastMessage(message: unknown, contact: Sender | null, value: Wire, now: Date): Bare<'history' | 'ignored' | 'quarantine'> {
  const id = externalId(message, 'id')
  if (!isRecord(message) || !id) return { kind: 'quarantine', reason: 'A past message has no usable id.' }

  const type = field(message, 'type')
  if (type === 'edit' || type === 'revoke' || type === 'reaction' || type === 'system') return { kind: 'ignored', reason: `Past ${type}.` }

  const sender = senderOf(message, value)
  const isOurs = sender !== null && isOurselves(sender, value)
  const other = contact ?? (isOurs ? recipientOf(message, value) : sender)
  if (!other) return { kind: 'quarantine', reason: 'A past message does not say whose conversation it is.' }

  const direction = isOurs ? 'out' : 'in'
  return { kind: 'history', externalId: id, direction, contact: other, content: contentOf(message), at: timeOf(message, 'timestamp', now) }
}

/** The owner saved or removed a contact in the phone's book. Removing one there removes nothing here. */
export function phoneBookEntry(item: unknown, account: Account): Inbound {
  const contact = record(item, 'contact')
  const name = line(contact, 'full_name') ?? line(contact, 'first_name')
  const identities = identitiesOf(contact, 'phone_number', 'user_id', 'parent_user_id')
  if (field(item, 'action') === 'remove' || !name || identities.length === 0)
    return { kind: 'ignored', reason: 'A phone book entry without a new name.', account, raw: item }
  return { kind: 'contact_named', contact: identities, name, account, raw: item }
}

// Whoever signs up asks to hear from us, as one who resumes does.
const switches = new Map<string, 'stop' | 'resume'>([
  ['stop', 'stop'],
  ['resume', 'resume'],
  ['signup', 'resume'],
])

/** Marketing stopped, resumed or signed up for inside WhatsApp. The item names its own contact; contacts[] may hold another. */
export function preference(item: unknown, account: Account, now: Date): Inbound {
  const marketing = switches.get(line(item, 'value', 60) ?? '')
  if (!marketing)
    return { kind: 'ignored', reason: `A preference without effect: ${line(item, 'value', 60) ?? 'none'}.`, account, raw: item }

  const contact = identitiesOf(item, 'wa_id', 'user_id', 'parent_user_id')
  if (contact.length === 0) return { kind: 'quarantine', reason: 'A preference names no contact.', account, raw: item }
  return { kind: 'preference', contact, marketing, at: timeOf(item, 'timestamp', now), account, raw: item }
}
