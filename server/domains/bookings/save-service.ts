import type { Service, ServiceInput } from '@salesboy/contract/bookings'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { mostServices, readService } from './service.ts'

export async function createService(tx: Tx, input: ServiceInput): Promise<Service> {
  const { count } = await tx
    .selectFrom('services')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostServices)
    throw new Problem('conflict', `A business has at most ${mostServices} services. Delete one that nobody books any more first.`)
  const id = newId()
  await tx
    .insertInto('services')
    .values({ id, ...toRow(input) })
    .execute()
  await audit(tx, 'added a service', `service:${id}`)
  await record(tx, 'service.added', { summary: 'A service was added', payload: { serviceId: id } })
  return readService(tx, id)
}

export async function changeService(tx: Tx, id: string, input: ServiceInput): Promise<Service> {
  const { numUpdatedRows } = await tx.updateTable('services').set(toRow(input)).where('id', '=', id).executeTakeFirst()
  if (!numUpdatedRows) throw notFound('service')
  await audit(tx, 'changed a service', `service:${id}`)
  await record(tx, 'service.changed', { summary: 'A service was changed', payload: { serviceId: id } })
  return readService(tx, id)
}

export async function deleteService(tx: Tx, id: string): Promise<void> {
  const { numDeletedRows } = await tx.deleteFrom('services').where('id', '=', id).executeTakeFirst()
  if (!numDeletedRows) throw notFound('service')
  await audit(tx, 'deleted a service', `service:${id}`)
  await record(tx, 'service.deleted', { summary: 'A service was deleted', payload: { serviceId: id } })
}

const toRow = ({ window, ...plain }: ServiceInput) => ({ ...plain, windowFrom: window?.[0] ?? null, windowUntil: window?.[1] ?? null })
