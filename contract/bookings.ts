import { z } from 'zod'
import { Id, IdParams, Nothing, Page } from './common.ts'
import { Span, weekdays } from './identity.ts'
import { contract, route } from './route.ts'

export const ServiceInput = z.strictObject({
  name: z.string().trim().min(1, 'Say what can be booked.').max(100),
  minutes: z.int().min(5).max(1440).default(60),
  /** None: the days that are open. */
  days: z.array(z.enum(weekdays)).max(7).default([]),
  /** From and until; null: the opening hours. */
  window: Span.nullable().default(null),
  /** How long before it begins it has to be booked. */
  leadTimeHours: z.int().min(0).max(720).default(0),
  /** What a customer should know before they come; they are told with the appointment. */
  note: z.string().trim().max(300).default(''),
})
export type ServiceInput = z.output<typeof ServiceInput>

/** Something customers may book. */
export const Service = z.object({ id: Id, ...ServiceInput.shape }).meta({ id: 'Service' })
export type Service = z.infer<typeof Service>

export const bookings = contract({
  listServices: route({
    method: 'GET',
    path: '/services',
    may: 'look',
    summary: 'What customers may book, oldest first',
    responses: { 200: Page(Service) },
  }),
  createService: route({
    method: 'POST',
    path: '/services',
    may: 'edit',
    summary: 'Add something customers may book',
    body: ServiceInput,
    responses: { 201: Service },
  }),
  readService: route({
    method: 'GET',
    path: '/services/:id',
    may: 'look',
    summary: 'One service',
    params: IdParams,
    responses: { 200: Service },
  }),
  changeService: route({
    method: 'PUT',
    path: '/services/:id',
    may: 'edit',
    summary: 'Change a service: as it shall be from now on',
    params: IdParams,
    body: ServiceInput,
    responses: { 200: Service },
  }),
  deleteService: route({
    method: 'DELETE',
    path: '/services/:id',
    may: 'edit',
    summary: 'Delete a service; tasks that name it stay',
    params: IdParams,
    responses: { 204: Nothing },
  }),
})
