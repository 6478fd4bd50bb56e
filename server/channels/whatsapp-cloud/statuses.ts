import { isRecord } from '#platform/is-record.ts'
import type { Account, Inbound } from '../channel.ts'
import { failureOf, graphError } from './errors.ts'
import { externalId, field, line, list, text, timeOf } from './wire.ts'

type Status = Extract<Inbound, { kind: 'status' }>['status']

const known = new Map<string, Status>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  // A voice message that was played was read.
  ['played', 'read'],
  ['failed', 'failed'],
])

/** One item of `value.statuses`: what became of a message we sent. */
export function inboundStatus(item: unknown, account: Account, now: Date): Inbound {
  const raw = item
  if (!isRecord(item)) return { kind: 'quarantine', reason: 'A status is not an object.', account, raw }
  if (field(item, 'recipient_type') === 'group') return { kind: 'ignored', reason: 'The status belongs to a group.', account, raw }

  const id = externalId(item, 'id')
  if (!id) return { kind: 'quarantine', reason: 'A status names no usable message id.', account, raw }

  const word = line(item, 'status', 60) ?? 'none'
  const status = known.get(word)
  if (!status) return { kind: 'ignored', reason: `Status without effect: ${word}.`, account, raw }

  const callback = text(item, 'biz_opaque_callback_data', 512)
  return {
    kind: 'status',
    externalId: id,
    status,
    at: timeOf(item, 'timestamp', now),
    ...(callback && { callback }),
    // Errors also come with `sent`, where they mean nothing; and `failed` may come without any.
    ...(status === 'failed' && { error: failureOf(graphError(list(item, 'errors')[0])) }),
    account,
    raw,
  }
}
