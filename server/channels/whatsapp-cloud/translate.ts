import { isRecord } from '#platform/is-record.ts'
import type { Account, Inbound } from '../channel.ts'
import { accountEvent, valueError } from './account-events.ts'
import { echo, history, phoneBookEntry, preference } from './coexistence.ts'
import { inboundMessage } from './messages.ts'
import { inboundStatus } from './statuses.ts'
import { field, isDeeperThan, line, list, record, text, type Wire } from './wire.ts'

// Meta's deepest known body, imported history, has 14 levels.
const maxDepth = 40

/**
 * A verified webhook body as items. Every entry, change and item is read on its own, so that a broken one becomes a
 * `quarantine` item and its neighbours arrive; nothing in a body makes this throw.
 */
export function translate(body: Buffer, now: Date): Inbound[] {
  const json = parsed(body)
  if (json === undefined) return [quarantine(body.length === 0 ? 'The body is empty.' : 'The body is not JSON.', excerpt(body))]
  if (!isRecord(json)) return [quarantine('The body is not an object.', excerpt(body))]

  const object = text(json, 'object', 100)
  if (object !== undefined && object !== 'whatsapp_business_account')
    return [{ kind: 'ignored', reason: `The event is about another product: ${object}.`, raw: null }]
  if (object === undefined || !Array.isArray(field(json, 'entry'))) return [quarantine('The body is not a WhatsApp event.', excerpt(body))]

  const seen = new Set<string>()
  return list(json, 'entry')
    .flatMap((entry) => entryItems(entry, now))
    .filter((item) => isFirst(item, seen))
}

/** Meta writes JSON without a byte order mark in UTF-8; a mark is skipped and broken bytes become U+FFFD. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

const excerpt = (body: Buffer) => body.toString('utf8', 0, 2000)
const quarantine = (reason: string, raw: unknown, account?: Account): Inbound => ({
  kind: 'quarantine',
  reason,
  raw,
  ...(account && { account }),
})

// One body may hold the same message twice; the database would sort it out, but not within one batch.
function isFirst(item: Inbound, seen: Set<string>): boolean {
  if (item.kind !== 'message' && item.kind !== 'echo' && item.kind !== 'history') return true
  const key = `${item.kind} ${item.account?.number} ${item.externalId}`
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

function entryItems(entry: unknown, now: Date): Inbound[] {
  if (!isRecord(entry)) return [quarantine('An entry is not an object.', shallow(entry))]
  if (!Array.isArray(field(entry, 'changes'))) return [quarantine('An entry holds no list of changes.', shallow(entry))]

  return list(entry, 'changes').flatMap((change) => {
    const value = record(change, 'value')
    if (!value) return [quarantine('A change holds no value.', shallow(change))]
    if (isDeeperThan(value, maxDepth)) return [quarantine(`A change is nested deeper than ${maxDepth} levels.`, null)]
    return changeItems(line(change, 'field', 100) ?? '', value, entry, now)
  })
}

// Kept with the item; deeper ones could overflow the stack of whoever stores them.
const shallow = (value: unknown) => (isDeeperThan(value, maxDepth) ? null : value)

function changeItems(name: string, value: Wire, entry: Wire, now: Date): Inbound[] {
  const business = text(entry, 'id', 64)
  const news = guarded(value, { business }, () => accountEvent(name, value, entry, { business }))
  if (news) return [news]

  const kinds = changes.get(name)
  if (!kinds) return [{ kind: 'ignored', reason: `A field we do not use: ${name || 'unnamed'}.`, account: { business }, raw: value }]

  const number = text(record(value, 'metadata'), 'phone_number_id', 64)
  if (!number) return [quarantine('A change does not say which phone number it is about.', value, { business })]

  const account = { number, business }
  const items = kinds.flatMap(([key, read]) => {
    const found = field(value, key)
    if (found === undefined || found === null) return []
    if (!Array.isArray(found)) return [quarantine(`“${key}” is not a list.`, found, account)]
    return found.flatMap((item) => guarded(item, account, () => read(item, value, account, now)))
  })
  return items.length > 0 ? items : [{ kind: 'ignored', reason: `Nothing to read in “${name}”.`, account, raw: value }]
}

function guarded<T extends Inbound | Inbound[] | null>(item: unknown, account: Account, read: () => T): T | Inbound {
  try {
    return read()
  } catch (error) {
    return quarantine(`It could not be read: ${error instanceof Error ? error.message : 'unknown error'}.`, item, account)
  }
}

type Reader = (item: unknown, value: Wire, account: Account, now: Date) => Inbound | Inbound[]

const changes = new Map<string, [key: string, read: Reader][]>([
  [
    'messages',
    [
      ['messages', inboundMessage],
      ['statuses', (item, _value, account, now) => inboundStatus(item, account, now)],
      ['errors', (item, _value, account) => valueError(item, account)],
    ],
  ],
  ['smb_message_echoes', [['message_echoes', echo]]],
  ['smb_app_state_sync', [['state_sync', (item, _value, account) => phoneBookEntry(item, account)]]],
  [
    'history',
    [
      ['history', history],
      // Files of the imported history follow later, one by one.
      ['messages', (item, value, account, now) => history({ threads: [{ messages: [item] }] }, value, account, now)],
    ],
  ],
  ['user_preferences', [['user_preferences', (item, _value, account, now) => preference(item, account, now)]]],
])
