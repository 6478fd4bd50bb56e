import { Service } from '@salesboy/contract/bookings'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

/** A turn carries all of them. */
export const mostServices = 50

/** Oldest first. */
export async function listServices(tx: Tx): Promise<Service[]> {
  return (await tx.selectFrom('services').selectAll().orderBy('id').execute()).map(toService)
}

export async function readService(tx: Tx, id: string): Promise<Service> {
  const row = await tx.selectFrom('services').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('service')
  return toService(row)
}

interface Row {
  windowFrom: string | null
  windowUntil: string | null
}

const toService = ({ windowFrom, windowUntil, ...row }: Row): Service =>
  Service.parse({ ...row, window: windowFrom && windowUntil ? [windowFrom, windowUntil] : null })
