import { BusinessProfile, type Tenant } from '@salesboy/contract/identity'
import type { Tx } from '#platform/db.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { audit } from './audit.ts'

export async function readTenant(tx: Tx): Promise<Tenant> {
  const row = await tx.selectFrom('tenants').selectAll().executeTakeFirst()
  if (!row) throw notFound('business')
  return {
    id: row.tenantId,
    name: row.name,
    timeZone: row.timeZone,
    currency: row.currency,
    country: row.country,
    profile: BusinessProfile.parse(row.profile),
  }
}

export interface TenantChanges {
  name?: string | undefined
  timeZone?: string | undefined
  currency?: string | undefined
  country?: string | undefined
  profile?: BusinessProfile | undefined
}

export async function changeTenant(tx: Tx, { profile, ...plain }: TenantChanges): Promise<Tenant> {
  if (plain.timeZone !== undefined && !isTimeZone(plain.timeZone)) {
    const message = `“${plain.timeZone}” is not a time zone. Use a name such as Africa/Lagos or Asia/Kolkata.`
    throw new Problem('invalid', message, { issues: [{ path: 'timeZone', message }] })
  }
  const changes = { ...plain, ...(profile ? { profile: JSON.stringify(profile) } : {}) }
  if (Object.keys(changes).length) await tx.updateTable('tenants').set(changes).execute()
  await audit(tx, 'changed the business', 'tenant', { fields: Object.keys(changes) })
  return readTenant(tx)
}

function isTimeZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
