import { onePhone } from '#platform/phone.ts'
import type { Identity, Sender } from '../channel.ts'
import { field, line, list, type Wire } from './wire.ts'

const phone = /^\d{5,20}$/
/** Business-scoped user id: country, for a parent also ENT, and up to 128 letters or digits. */
const bsuid = /^[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]{1,128}$/

/** Who wrote this message, or null when the ids are missing or not ids. `value` holds the contacts to look the name up in. */
export const senderOf = (message: unknown, value: unknown): Sender | null =>
  person(message, value, 'from', 'from_user_id', 'from_parent_user_id')

/** Whom a message from the business's own phone went to. */
export const recipientOf = (echo: unknown, value: unknown): Sender | null => person(echo, value, 'to', 'to_user_id', 'to_parent_user_id')

/** The customer of a thread of imported history. */
export function threadContact(thread: Wire): Sender | null {
  const context = field(thread, 'context')
  return person({ id: field(thread, 'id'), user_id: field(context, 'user_id') }, { contacts: [context] }, 'id', 'user_id', 'parent_user_id')
}

/** The identities a record names itself, strongest first: phone, business-scoped id, its parent. */
export const identitiesOf = (value: unknown, phoneKey: string, userKey: string, parentKey: string): Identity[] =>
  [identity(field(value, phoneKey)), identity(field(value, userKey)), parent(field(value, parentKey))].filter((one) => one !== null)

function person(message: unknown, value: unknown, phoneKey: string, userKey: string, parentKey: string): Sender | null {
  // A phone that is present but malformed is an attack or a mistake; falling back to another id would hide it.
  const given = field(message, phoneKey)
  if (given !== undefined && given !== null && given !== '' && identity(given) === null) return null

  const own = identitiesOf(message, phoneKey, userKey, parentKey)

  const contact = list(value, 'contacts').find((candidate) => isSame(candidate, own))
  const all = unique([...identitiesOf(contact, 'wa_id', 'user_id', 'parent_user_id'), ...own])
  const replyTo = all.find(({ kind }) => kind === 'phone') ?? all.find(({ kind }) => kind === 'bsuid') ?? all[0]
  if (!replyTo) return null

  const profile = field(contact, 'profile')
  return {
    identities: [replyTo, ...all.filter((one) => one !== replyTo)],
    replyTo,
    name: line(profile, 'name'),
    username: line(profile, 'username'),
  }
}

function identity(value: unknown): Identity | null {
  if (typeof value !== 'string') return null
  if (phone.test(value)) return { kind: 'phone', value }
  return bsuid.test(value) ? { kind: 'bsuid', value } : null
}

function parent(value: unknown): Identity | null {
  return typeof value === 'string' && bsuid.test(value) ? { kind: 'bsuid_parent', value } : null
}

// By id, never by position: contacts[] may stand in another order than messages[].
const isSame = (contact: unknown, own: Identity[]) =>
  identitiesOf(contact, 'wa_id', 'user_id', 'parent_user_id').some((theirs) =>
    own.some(
      (ours) => ours.kind !== 'bsuid_parent' && ours.kind === theirs.kind && (ours.value === theirs.value || isOneNumber(ours, theirs)),
    ),
  )

/** WhatsApp knows some mobile numbers under two spellings, and tells the one here and the other there. */
export const isOneNumber = (one: Identity, other: Identity) =>
  one.kind === 'phone' && other.kind === 'phone' && onePhone(one.value) === onePhone(other.value)

const unique = (all: Identity[]) =>
  all.filter((one, index) => all.findIndex(({ kind, value }) => kind === one.kind && value === one.value) === index)
