import { z } from 'zod'
import { Id, IdParams, Nothing, Timestamp } from './common.ts'
import { contract, route } from './route.ts'

/** What contacts usually tell, in the order they are shown. Others may be kept too: any short word in lower case names one. */
export const knownFields = [
  'name',
  'phone',
  'email',
  'company',
  'need',
  'product',
  'service',
  'quantity',
  'budget',
  'occasion',
  'date',
  'time',
  'location',
  'address',
  'size',
  'color',
  'bedrooms',
] as const

export const FieldName = z.string().regex(/^[a-z][a-z_]{0,39}$/, 'A field is named by a short word in lower case.')

/** Where a value was read: the customer's words in one of their messages. */
const Said = z.object({ text: z.string().nullable(), messageId: Id.nullable(), conversationId: Id.nullable() })

/**
 * One thing we know of a contact. `value` is canonical: dates YYYY-MM-DD, times HH:MM, budget (main units) and quantity plain numbers,
 * phones E.164. What a person typed or confirmed is never overwritten; what the agent reads later stands beside it as `suggestion`.
 */
export const ContactField = z
  .object({
    field: FieldName,
    value: z.string(),
    by: z.enum(['agent', 'person']),
    /** Who typed or confirmed it; null for the agent and for an API key. */
    person: z.string().nullable(),
    /** How sure the agent is, 0 to 1; 1 for a person. */
    confidence: z.number().min(0).max(1),
    said: Said.nullable(),
    at: Timestamp,
    suggestion: z.object({ value: z.string(), said: Said.nullable(), at: Timestamp }).nullable(),
    /** Values that stood here before, newest first, ten at most. */
    earlier: z.array(
      z.object({ value: z.string(), by: z.enum(['agent', 'person']), at: Timestamp, ending: z.enum(['replaced', 'removed']) }),
    ),
  })
  .meta({ id: 'ContactField' })
export type ContactField = z.infer<typeof ContactField>

/** Two contacts who are one person: whatever named the other one names this one, until somebody undoes it. */
export const ContactMerge = z
  .object({ id: Id, contactId: Id, mergedId: Id, mergedName: z.string().nullable(), mergedBy: z.string(), mergedAt: Timestamp })
  .meta({ id: 'ContactMerge' })
export type ContactMerge = z.infer<typeof ContactMerge>

const MergeParams = IdParams.extend({ otherId: Id })

const FieldParams = IdParams.extend({ field: FieldName })

export const contacts = contract({
  listMerges: route({
    method: 'GET',
    path: '/contacts/:id/merged',
    may: 'look',
    summary: 'Whom this contact was merged with, the latest first',
    params: IdParams,
    responses: { 200: z.object({ items: z.array(ContactMerge) }) },
  }),
  mergeContact: route({
    method: 'PUT',
    path: '/contacts/:id/merged/:otherId',
    may: 'talk',
    summary: 'They are one person: all that names the other contact names this one; the stricter consent of the two holds',
    params: MergeParams,
    responses: { 200: ContactMerge },
  }),
  unmergeContact: route({
    method: 'DELETE',
    path: '/contacts/:id/merged/:otherId',
    may: 'talk',
    summary: 'They are two after all: what moved goes back, and what came since by the other one’s addresses goes with it',
    params: MergeParams,
    responses: { 204: Nothing },
  }),
  listContactFields: route({
    method: 'GET',
    path: '/contacts/:id/fields',
    may: 'look',
    summary: 'What we know of a contact, with where it was said',
    params: IdParams,
    responses: { 200: z.object({ items: z.array(ContactField) }) },
  }),
  saveContactField: route({
    method: 'PUT',
    path: '/contacts/:id/fields/:field',
    may: 'talk',
    summary: 'Set, correct or confirm a value: from then on only people change it',
    params: FieldParams,
    body: z.strictObject({ value: z.string().trim().min(1, 'Write a value, or delete the field.').max(500) }),
    responses: { 200: ContactField },
  }),
  deleteContactField: route({
    method: 'DELETE',
    path: '/contacts/:id/fields/:field',
    may: 'talk',
    summary: 'Remove a value; the agent does not learn the same one again',
    params: FieldParams,
    responses: { 204: Nothing },
  }),
})
