import { z } from 'zod'
import { HandoverReason } from './actions.ts'
import { Id, Timestamp } from './common.ts'
import { EndReason } from './due.ts'
import type { EventRecord } from './insights.ts'
import { Author } from './message.ts'
import { TaskKind } from './tasks.ts'

type Kind = EventRecord['kind']

/** The kind it shows as in the live log, and what it tells besides the conversation. */
const event = <S extends z.ZodObject>(kind: Kind, payload: S) => ({ kind, payload })

const Nothing = z.object({})
const OfContact = z.object({ contactId: Id })
const OfDue = z.object({ dueId: Id, kind: z.string() })
const OfEndedDue = OfDue.extend({ because: EndReason.nullable() })
const OfInbox = z.object({ inboxId: Id })
const OfMessage = z.object({ messageId: Id })
const OfModel = z.object({ modelId: Id.nullable() })
const OfOrder = z.object({ orderId: Id, number: z.int() })
const OfProduct = z.object({ productId: Id })
const OfRefused = OfMessage.extend({ code: z.string().nullish() })
const OfPersona = z.object({ personaId: Id })
const OfRun = z.object({ runId: Id })
const OfService = z.object({ serviceId: Id })
const OfSource = z.object({ sourceId: Id })
const OfSpending = z.object({ scope: Id, period: z.string() })
const OfTask = z.object({ taskId: Id, kind: TaskKind, assigneeId: Id.nullable() })
const OfTurn = z.object({ turnId: Id })

/**
 * Every fact others may hear. Public API: a name is never reused or reworded, a payload only gains fields. Payloads are ids and safe
 * words; message text, names and phone numbers stay in their tables.
 */
export const events = {
  'message.received': event('INBOUND', OfMessage.extend({ contactId: Id, inboxId: Id, type: z.string(), author: Author })),
  'message.edited': event('INBOUND', OfMessage),
  'message.media_fetched': event('INBOUND', OfMessage.extend({ mediaId: Id })),
  'message.transcribed': event('INBOUND', OfMessage),
  'message.described': event('INBOUND', OfMessage),
  'message.deleted': event('INBOUND', OfMessage),
  'reaction.changed': event('INBOUND', OfMessage),
  'turn.opened': event('THINKING', OfTurn),
  'turn.closed': event('THINKING', OfTurn.extend({ outcome: z.string() })),
  'turn.dropped': event('THINKING', OfTurn),
  'turn.failed': event('ERROR', z.object({ attempts: z.int() })),
  'message.queued': event('OUTBOUND', OfMessage.extend({ author: Author, turnId: Id.nullable() })),
  'message.sent': event('OUTBOUND', OfMessage.extend({ author: Author })),
  'message.delivered': event('OUTBOUND', OfMessage),
  'message.read': event('OUTBOUND', OfMessage),
  'message.failed': event('ERROR', OfRefused),
  'message.unknown': event('ERROR', OfMessage),
  /** A person said what became of an unknown message. */
  'message.settled': event('OUTBOUND', OfMessage.extend({ verdict: z.enum(['arrived', 'sent_again', 'dismissed']) })),
  /** One message that is not needed any more, or how many at once. */
  'message.cancelled': event('OUTBOUND', OfRefused.partial().extend({ count: z.int().optional() })),
  'conversation.begun': event('SYSTEM', OfContact.extend({ inboxId: Id })),
  'conversation.handed_over': event('SAFETY', z.object({ reason: HandoverReason, teammateId: Id.nullish() })),
  'conversation.resumed': event('SYSTEM', Nothing),
  'conversation.read': event('SYSTEM', Nothing),
  'conversation.mood_dropped': event('SAFETY', z.object({ mood: z.number() })),
  'contact.created': event('SYSTEM', OfContact.extend({ inboxId: Id })),
  'contact.opted_out': event('SAFETY', OfContact),
  'contact.opted_in': event('SAFETY', OfContact),
  'contact.updated': event('SYSTEM', OfContact.extend({ fields: z.array(z.string()).optional() })),
  'contact.field_learned': event('SYSTEM', OfContact.extend({ field: z.string(), messageId: Id.nullish(), suggested: z.boolean() })),
  'contact.field_changed': event('SYSTEM', OfContact.extend({ field: z.string() })),
  'contact.snoozed': event('SYSTEM', OfContact.extend({ until: Timestamp })),
  'contact.merged': event('SYSTEM', OfContact.extend({ mergedId: Id })),
  'contact.unmerged': event('SYSTEM', OfContact.extend({ mergedId: Id })),
  'contact.conflict': event('ERROR', OfContact.extend({ otherContactId: Id })),
  'inbox.connected': event('SYSTEM', OfInbox.extend({ channel: z.string() })),
  'inbox.changed': event('SYSTEM', OfInbox),
  /** The connection that its channel holds open waits to be paired, or broke off. */
  'inbox.connection': event('SYSTEM', OfInbox.extend({ state: z.string() })),
  'inbox.proven': event('SYSTEM', OfInbox.extend({ channel: z.string() })),
  'inbox.unproven': event('ERROR', OfInbox.extend({ channel: z.string() })),
  /** Another business named the account of this inbox. */
  'inbox.claimed': event('SAFETY', OfInbox.extend({ channel: z.string() })),
  'inbox.stopped': event('ERROR', OfInbox.extend({ code: z.string() })),
  'inbox.news': event('SYSTEM', OfInbox.extend({ event: z.string(), severity: z.string(), details: z.record(z.string(), z.unknown()) })),
  'inbox.alert': event('ERROR', OfInbox.extend({ event: z.string(), severity: z.string(), details: z.record(z.string(), z.unknown()) })),
  'event.quarantined': event('ERROR', OfInbox.extend({ eventId: Id })),
  'source.added': event('SYSTEM', OfSource.extend({ kind: z.string() })),
  'source.ready': event('SYSTEM', OfSource.extend({ passages: z.int() })),
  'source.failed': event('ERROR', OfSource),
  'source.deleted': event('SYSTEM', OfSource),
  'persona.added': event('SYSTEM', OfPersona),
  'persona.renamed': event('SYSTEM', OfPersona),
  'persona.deleted': event('SYSTEM', OfPersona),
  'persona.changed': event('SYSTEM', OfPersona.extend({ version: z.int() })),
  /** Without a version: the draft was thrown away. */
  'persona.drafted': event('SYSTEM', OfPersona.extend({ version: z.int().nullable() })),
  'run.started': event('SYSTEM', OfRun),
  'run.ended': event('SYSTEM', OfRun.extend({ outcome: z.string() })),
  'model.changed': event('SYSTEM', OfModel),
  'model.failed': event('ERROR', z.object({ modelId: z.string(), fault: z.string().nullable() })),
  'model.recovered': event('SYSTEM', z.object({ modelId: z.string() })),
  'embedder.changed': event('SYSTEM', OfModel),
  'budget.warned': event('SAFETY', OfSpending),
  'budget.spent': event('ERROR', OfSpending),
  'order.received': event('COMMERCE', OfMessage.extend({ lines: z.int() })),
  'product.added': event('COMMERCE', OfProduct),
  'product.changed': event('COMMERCE', OfProduct),
  'product.deleted': event('COMMERCE', OfProduct),
  'catalog.imported': event('COMMERCE', z.object({ created: z.int(), updated: z.int(), skipped: z.int() })),
  'order.drafted': event('COMMERCE', OfOrder.extend({ contactId: Id.nullable(), lines: z.int() })),
  'order.confirmed': event('COMMERCE', OfOrder),
  'order.cancelled': event('COMMERCE', OfOrder),
  'service.added': event('SYSTEM', OfService),
  'service.changed': event('SYSTEM', OfService),
  'service.deleted': event('SYSTEM', OfService),
  'task.created': event('SYSTEM', OfTask.extend({ contactId: Id.nullable() })),
  'task.assigned': event('SYSTEM', OfTask),
  'task.completed': event('SYSTEM', OfTask),
  'task.reopened': event('SYSTEM', OfTask),
  'due.planned': event('SYSTEM', OfDue.extend({ dueAt: Timestamp })),
  'due.changed': event('SYSTEM', OfDue),
  'due.done': event('SYSTEM', OfEndedDue),
  'due.cancelled': event('SYSTEM', OfEndedDue),
  'due.skipped': event('SAFETY', OfEndedDue),
  'due.failed': event('ERROR', OfEndedDue),
  /** What a decision's `emit` named, with whatever it told. */
  'agent.emitted': event('SYSTEM', z.looseObject({ event: z.string() })),
} as const satisfies Record<string, { kind: Kind; payload: z.ZodObject }>

export type EventName = keyof typeof events

export type Payload<N extends EventName> = z.input<(typeof events)[N]['payload']>

/** What a listener asks for: one name, all of a noun, or everything. */
export type EventPattern = EventName | `${EventName extends `${infer Noun}.${string}` ? Noun : never}.*` | '*'

/** The names that a pattern means; none for a pattern that means nothing here. */
export function namesOf(pattern: string): EventName[] {
  const names = Object.keys(events) as EventName[]
  if (pattern === '*') return names
  return pattern.endsWith('.*') ? names.filter((name) => name.startsWith(pattern.slice(0, -1))) : names.filter((name) => name === pattern)
}
