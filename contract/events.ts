import type { EventRecord } from './insights.ts'

type Kind = EventRecord['kind']

/**
 * Every fact others may hear, with the kind it shows as in the live log. Public API: a name is never reused or reworded.
 * Payloads are ids and safe words; message text, names and phone numbers stay in their tables.
 */
export const events = {
  'message.received': 'INBOUND',
  'message.edited': 'INBOUND',
  'message.deleted': 'INBOUND',
  'reaction.changed': 'INBOUND',
  'turn.opened': 'THINKING',
  'turn.closed': 'THINKING',
  'turn.dropped': 'THINKING',
  'turn.failed': 'ERROR',
  'message.queued': 'OUTBOUND',
  'message.sent': 'OUTBOUND',
  'message.delivered': 'OUTBOUND',
  'message.read': 'OUTBOUND',
  'message.failed': 'ERROR',
  'message.unknown': 'ERROR',
  'message.cancelled': 'OUTBOUND',
  'conversation.handed_over': 'SAFETY',
  'conversation.resumed': 'SYSTEM',
  'conversation.read': 'SYSTEM',
  'contact.created': 'SYSTEM',
  'contact.opted_out': 'SAFETY',
  'contact.opted_in': 'SAFETY',
  'contact.updated': 'SYSTEM',
  'contact.snoozed': 'SYSTEM',
  'contact.conflict': 'ERROR',
  'inbox.connected': 'SYSTEM',
  'inbox.changed': 'SYSTEM',
  'inbox.stopped': 'ERROR',
  'inbox.news': 'SYSTEM',
  'inbox.alert': 'ERROR',
  'event.quarantined': 'ERROR',
  'source.added': 'SYSTEM',
  'source.ready': 'SYSTEM',
  'source.failed': 'ERROR',
  'source.deleted': 'SYSTEM',
  'persona.changed': 'SYSTEM',
  'order.received': 'COMMERCE',
  'product.added': 'COMMERCE',
  'product.changed': 'COMMERCE',
  'product.deleted': 'COMMERCE',
  'catalog.imported': 'COMMERCE',
  'order.drafted': 'COMMERCE',
  'order.confirmed': 'COMMERCE',
  'order.cancelled': 'COMMERCE',
  'task.created': 'SYSTEM',
  'task.assigned': 'SYSTEM',
  'task.completed': 'SYSTEM',
  'task.reopened': 'SYSTEM',
  'agent.emitted': 'SYSTEM',
} as const satisfies Record<string, Kind>

export type EventName = keyof typeof events
