import { z } from 'zod'
import { Day, Id, IdParams, Nothing, Page, Timestamp } from './common.ts'
import { permissions, roles } from './permissions.ts'
import { contract, route } from './route.ts'

export const Tenant = z
  .object({
    id: Id,
    name: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    country: z.string(),
    profile: z.lazy(() => BusinessProfile),
  })
  .meta({ id: 'Tenant' })
export type Tenant = z.infer<typeof Tenant>

const Clock = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write a time as 09:00.')
/** From and to; an end before the begin is on the next morning. */
export const Span = z.tuple([Clock, Clock]).refine(([from, to]) => from !== to, 'Write two different times; all day is 00:00 to 24:00.')
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export const Spans = z.array(Span).max(4)

/** What the business says about itself: the first source of facts. All of it may be told to customers, but for `never`. */
export const BusinessProfile = z
  .object({
    about: z.string().max(2000).default(''),
    address: z.string().max(500).default(''),
    phone: z.string().max(50).default(''),
    email: z.string().max(200).default(''),
    website: z.string().max(300).default(''),
    /** Opening spans per weekday; an empty list is closed, a missing day is unknown. */
    hours: z.partialRecord(z.enum(weekdays), Spans).default({}),
    hoursNote: z.string().max(500).default(''),
    /** Days that differ from the week, such as holidays; an empty list of spans is closed. */
    hoursExceptions: z
      .array(z.object({ date: Day, spans: Spans, reason: z.string().max(200).default('') }))
      .max(200)
      .default([]),
    /** Reductions that anyone may be told of: "8% off for 10 pieces and above". */
    publicOffers: z.array(z.string().max(300)).max(20).default([]),
    /** What the bot never does, whatever it is told. Not told to customers. */
    never: z.array(z.string().max(500)).max(50).default([]),
    /** Whom a customer is handed to, and how soon they answer. */
    handover: z
      .object({ person: z.string().max(100).default(''), replyWithin: z.string().max(100).default('') })
      .default({ person: '', replyWithin: '' }),
  })
  .meta({ id: 'BusinessProfile' })
export type BusinessProfile = z.infer<typeof BusinessProfile>

export const Me = z
  .object({
    userId: Id.nullable(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    may: z.array(z.enum(permissions)),
    tenant: Tenant,
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const Teammate = z.object({ id: Id, name: z.string(), email: z.string(), role: z.enum(roles) }).meta({ id: 'Teammate' })
export type Teammate = z.infer<typeof Teammate>

export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    start: z.string(),
    scopes: z.array(z.enum(permissions)),
    createdAt: Timestamp,
    lastUsedAt: Timestamp.nullable(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

export const identity = contract({
  signIn: route({
    method: 'POST',
    path: '/session',
    may: 'anyone',
    limitPerMinute: 5,
    summary: 'Sign in with e-mail and password; sets the session cookie',
    body: z.object({ email: z.email('Write your e-mail address.'), password: z.string().min(1, 'Write your password.').max(200) }),
    responses: { 200: Me },
  }),
  me: route({ method: 'GET', path: '/session', may: 'signed_in', summary: 'Who is signed in, for which business', responses: { 200: Me } }),
  signOut: route({ method: 'DELETE', path: '/session', may: 'anyone', summary: 'Sign out', responses: { 204: Nothing } }),
  readTenant: route({ method: 'GET', path: '/tenant', may: 'look', summary: 'The business and its profile', responses: { 200: Tenant } }),
  changeTenant: route({
    method: 'PATCH',
    path: '/tenant',
    may: 'edit',
    summary: 'Change the business and its profile',
    body: z.strictObject({
      name: z.string().trim().min(1).max(200).optional(),
      timeZone: z.string().max(60).optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'Write a currency as three letters, such as NGN.')
        .optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'Write a country as two letters, such as NG.')
        .optional(),
      profile: BusinessProfile.optional(),
    }),
    responses: { 200: Tenant },
  }),
  listTeammates: route({
    method: 'GET',
    path: '/teammates',
    may: 'look',
    summary: 'The people of this business',
    responses: { 200: Page(Teammate) },
  }),
  listApiKeys: route({
    method: 'GET',
    path: '/api-keys',
    may: 'manage',
    summary: 'API keys, without their secrets',
    responses: { 200: Page(ApiKey) },
  }),
  createApiKey: route({
    method: 'POST',
    path: '/api-keys',
    may: 'manage',
    summary: 'Create an API key; its secret is shown this once',
    shownOnce: true,
    body: z.strictObject({ name: z.string().trim().min(1).max(60), scopes: z.array(z.enum(permissions)).min(1) }),
    responses: { 201: ApiKey.extend({ secret: z.string() }) },
  }),
  deleteApiKey: route({
    method: 'DELETE',
    path: '/api-keys/:id',
    may: 'manage',
    summary: 'Revoke an API key',
    params: IdParams,
    responses: { 204: Nothing },
  }),
})
