import { z } from 'zod'
import { Id, IdParams, Page, PageQuery, Timestamp } from './common.ts'
import { Template } from './message.ts'
import { contract, route } from './route.ts'

/** What the contact may do meanwhile that makes a due thing pointless. An opt-out always does. */
export const CancelOn = z.enum(['answered', 'ordered', 'handed_over'])
export type CancelOn = z.infer<typeof CancelOn>

/** Why it was not done: what the contact did meanwhile, what forbade it when its time came, or a person of the team. */
export const EndReason = z.enum([
  ...CancelOn.options,
  'opted_out',
  'contact_gone',
  'with_person',
  'may_not_send',
  'nobody_offers',
  'person',
])
export type EndReason = z.infer<typeof EndReason>

/** Something that will be done by itself at a time: a message to a contact, a reminder for people. */
export const DueThing = z
  .object({
    id: Id,
    /** Whose verb carries it out: `reminder`, `follow_up`, `snooze`, or what another room offers. */
    kind: z.string(),
    /** Why, in words for people. */
    reason: z.string(),
    /** Whether it sends something to the contact; else it is for the team. */
    writesToContact: z.boolean(),
    /** The words it will send, where whoever planned it wrote them. */
    text: z.string().nullable(),
    /** An approved template, sent in place of the words once the channel takes free words no more. */
    template: Template.nullable(),
    dueAt: Timestamp,
    contact: z.object({ id: Id, name: z.string().nullable() }).nullable(),
    conversationId: Id.nullable(),
    cancelOn: z.array(CancelOn),
    plannedAt: Timestamp,
    /** A person's name, or "bot". */
    plannedBy: z.string(),
    /** Null while it is still to come. */
    ended: z.object({ at: Timestamp, how: z.enum(['done', 'cancelled', 'skipped', 'failed']), because: EndReason.nullable() }).nullable(),
  })
  .meta({ id: 'DueThing' })
export type DueThing = z.infer<typeof DueThing>

const When = Timestamp.describe('In the future, at most two years from now.')
const Reason = z.string().trim().min(1, 'Say what it is about.').max(500)
const CancelOns = z.array(CancelOn).max(CancelOn.options.length)

export const due = contract({
  listDueThings: route({
    method: 'GET',
    path: '/due-things',
    may: 'look',
    summary: 'What is planned: open things soonest first, ended ones latest first',
    query: PageQuery.extend({
      state: z.enum(['open', 'ended']).default('open'),
      contactId: Id.optional(),
      conversationId: Id.optional(),
      /** `true`: only what is sent to contacts; `false`: only what is for the team. */
      writesToContact: z.stringbool().optional(),
    }),
    responses: { 200: Page(DueThing) },
  }),
  planDueThing: route({
    method: 'POST',
    path: '/due-things',
    may: 'talk',
    summary: 'Plan a reminder for the team, or a message to a contact',
    body: z.strictObject({
      kind: z.enum(['reminder', 'follow_up']),
      /** Of a reminder: what to think of. Of a follow-up: why. */
      reason: Reason,
      /** Of a follow-up: the words to send. */
      text: z.string().trim().max(4000).default(''),
      /** Of a follow-up: an approved template, for when the channel takes free words no more. */
      template: Template.nullable().default(null),
      dueAt: When,
      conversationId: Id.nullable().default(null),
      cancelOn: CancelOns.default([]),
    }),
    responses: { 201: DueThing },
  }),
  changeDueThing: route({
    method: 'PATCH',
    path: '/due-things/:id',
    may: 'talk',
    summary: 'Move it, change its words or what makes it pointless',
    params: IdParams,
    body: z.strictObject({
      dueAt: When.optional(),
      reason: Reason.optional(),
      /** Only of something that has words to send. */
      text: z.string().trim().min(1, 'Write what it should say.').max(4000).optional(),
      template: Template.nullable().optional(),
      cancelOn: CancelOns.optional(),
    }),
    responses: { 200: DueThing },
  }),
  cancelDueThing: route({
    method: 'DELETE',
    path: '/due-things/:id',
    may: 'talk',
    summary: 'It shall not be done',
    params: IdParams,
    responses: { 200: DueThing },
  }),
})
