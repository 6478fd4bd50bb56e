import { isRecord } from '#platform/is-record.ts'
import type { Account, Identity, Inbound, Sender } from '../channel.ts'
import { contentOf } from './content.ts'
import { identitiesOf, isOneNumber, senderOf } from './senders.ts'
import { cleanRecord, externalId, field, line, record, text, timeOf, type Wire } from './wire.ts'

/** One item of `value.messages`. `value` holds the names of the senders and our own number. */
export function inboundMessage(message: unknown, value: Wire, account: Account, now: Date): Inbound {
  const raw = message
  if (!isRecord(message)) return { kind: 'quarantine', reason: 'A message is not an object.', account, raw }
  if (text(message, 'group_id')) return { kind: 'ignored', reason: 'The message was written in a group.', account, raw }

  const id = externalId(message, 'id')
  if (!id) return { kind: 'quarantine', reason: 'A message has no usable id.', account, raw }

  const at = timeOf(message, 'timestamp', now)
  const type = field(message, 'type')
  if (type === 'system') return { ...system(message, at), account, raw }

  const from = senderOf(message, value)
  if (!from) return { kind: 'quarantine', reason: 'The sender of a message is neither a phone number nor a user id.', account, raw }

  if (type === 'reaction') return { ...reaction(message, from, at), account, raw }
  if (type === 'edit') return { ...edit(message, id, at, 'contact'), account, raw }
  if (type === 'revoke') return { ...revoke(message, at, 'contact'), account, raw }
  if (type === 'request_welcome') return { kind: 'ignored', reason: 'The customer opened the chat without writing.', account, raw }

  return { ...ordinary(message, id, from, value, at), account, raw }
}

/** An item before it is told which account it belongs to. */
export type Bare<K extends Inbound['kind'] = Inbound['kind']> = Inbound extends infer I
  ? I extends { kind: K }
    ? Omit<I, 'account' | 'raw'>
    : never
  : never

function ordinary(message: Wire, id: string, from: Sender, value: Wire, at: Date): Bare<'message'> {
  const content = contentOf(message)
  const context = record(message, 'context')
  const replyTo = externalId(context, 'id')
  const product = record(context, 'referred_product')
  const catalogId = line(product, 'catalog_id')
  const sku = line(product, 'product_retailer_id')
  const referral = record(message, 'referral')
  const forwarded = field(context, 'forwarded') === true || field(context, 'frequently_forwarded') === true

  return {
    kind: 'message',
    externalId: id,
    from,
    content,
    at,
    ...(replyTo && { replyTo }),
    ...(forwarded && { forwarded }),
    ...(referral && { referral: cleanRecord(referral) }),
    ...(catalogId && sku && { product: { catalogId, sku } }),
    answerable: content.type !== 'unsupported' && !isCallPermission(message) && !isOurselves(from, value),
  }
}

const isCallPermission = (message: Wire) => field(record(message, 'interactive'), 'type') === 'call_permission_reply'

// Answering our own number would talk to ourselves for ever.
export function isOurselves(from: Sender, value: Wire): boolean {
  const ours: Identity = { kind: 'phone', value: ownNumber(value) }
  return ours.value !== '' && from.identities.some((identity) => isOneNumber(identity, ours))
}

/** Our own number as digits. Meta writes it as 15550100001 or as +1 555-010-0001. */
const ownNumber = (value: Wire): string => (text(record(value, 'metadata'), 'display_phone_number') ?? '').replace(/\D/g, '')

function reaction(message: Wire, from: Sender, at: Date): Bare<'reaction' | 'ignored'> {
  const payload = record(message, 'reaction')
  const targetId = externalId(payload, 'message_id')
  if (!targetId) return { kind: 'ignored', reason: 'A reaction names no message.' }

  const emoji = field(payload, 'emoji')
  if (emoji === undefined || emoji === null || emoji === '') return { kind: 'reaction', targetId, emoji: null, from, at }

  // The longest emoji sequences (families with skin tones) take about 40 units.
  const shown = line(payload, 'emoji', 65)
  if (shown === undefined || shown.length > 64) return { kind: 'ignored', reason: 'A reaction holds no emoji.' }
  return { kind: 'reaction', targetId, emoji: shown, from, at }
}

export function edit(message: Wire, id: string, at: Date, by: 'contact' | 'phone'): Bare<'edit' | 'quarantine'> {
  const payload = record(message, 'edit')
  const targetId = externalId(payload, 'original_message_id')
  const edited = record(payload, 'message')
  if (!targetId || !edited) return { kind: 'quarantine', reason: 'An edit names no message or no new text.' }
  return { kind: 'edit', targetId, externalId: id, content: contentOf(edited), at, by }
}

export function revoke(message: Wire, at: Date, by: 'contact' | 'phone'): Bare<'revoke' | 'quarantine'> {
  const targetId = externalId(record(message, 'revoke'), 'original_message_id')
  return targetId ? { kind: 'revoke', targetId, at, by } : { kind: 'quarantine', reason: 'A deletion names no message.' }
}

/** The customer's number or id changed. Such messages carry no contacts, and the newest kind not even a sender. */
function system(message: Wire, at: Date): Bare<'identity_changed' | 'ignored' | 'quarantine'> {
  const payload = record(message, 'system')
  const type = line(payload, 'type', 60)

  if (type === 'user_changed_number' || type === 'customer_changed_number') {
    const from = identitiesOf(message, 'from', 'from_user_id', 'from_parent_user_id')
    const to = identitiesOf({ wa_id: field(payload, 'wa_id') ?? field(payload, 'new_wa_id') }, 'wa_id', '', '')
    return changed(from, to, at)
  }
  if (type === 'user_changed_user_id') {
    const from = identitiesOf(payload, '', 'previous_user_id', 'previous_parent_user_id')
    return changed(from, identitiesOf(payload, '', 'user_id', 'parent_user_id'), at)
  }
  return { kind: 'ignored', reason: `System message: ${type ?? 'without a type'}.` }
}

const changed = (from: Sender['identities'], to: Sender['identities'], at: Date): Bare<'identity_changed' | 'quarantine'> =>
  from.length > 0 && to.length > 0
    ? { kind: 'identity_changed', from, to, at }
    : { kind: 'quarantine', reason: 'A change of number names no usable old or new id.' }
