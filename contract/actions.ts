import { z } from 'zod'
import { Id, Timestamp } from './common.ts'
import { MessageContent } from './message.ts'
import { OrderLine } from './orders.ts'
import { NotedTaskKind } from './tasks.ts'

export const HandoverReason = z.enum([
  'asked_for_person',
  'anger',
  'threat',
  'emergency',
  'no_source',
  'needs_person',
  'refused_by_world',
  'failure',
  'machine',
  'person_took_over',
  'person_wrote',
])
export type HandoverReason = z.infer<typeof HandoverReason>

/** Everything a decision may do. `decide` only names them; `apply` carries them out in one transaction. */
export const Action = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('send_message'), content: MessageContent }),
    z.object({
      type: z.literal('update_contact'),
      fields: z.object({ name: z.string().max(200).optional(), language: z.string().max(20).optional(), email: z.email().optional() }),
    }),
    z.object({ type: z.literal('opt_out') }),
    z.object({ type: z.literal('opt_in') }),
    z.object({ type: z.literal('snooze'), until: Timestamp }),
    z.object({ type: z.literal('hand_over'), reason: HandoverReason, note: z.string().max(1000) }),
    z.object({
      type: z.literal('create_order'),
      items: z.array(OrderLine).min(1).max(50),
      note: z.string().max(2000),
    }),
    z.object({
      type: z.literal('create_task'),
      kind: NotedTaskKind,
      title: z.string().min(1).max(200),
      note: z.string().max(2000),
      dueAt: Timestamp.nullable(),
      payload: z.record(z.string(), z.unknown()),
    }),
    z.object({ type: z.literal('emit'), event: z.string().regex(/^[a-z_]+\.[a-z_]+$/), payload: z.record(z.string(), z.unknown()) }),
  ])
  .meta({ id: 'Action' })
export type Action = z.infer<typeof Action>

export const ActionRequest = z.object({ conversationId: Id, action: Action })
