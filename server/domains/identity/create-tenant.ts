import { BusinessProfile } from '@salesboy/contract/identity'
import type { Role } from '@salesboy/contract/permissions'
import { asRole, inTenant } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Problem } from '#platform/problem.ts'
import { createDataKey } from '#platform/secrets.ts'
import { auth } from './auth.ts'

export interface NewTenant {
  name: string
  timeZone: string
  currency: string
  country: string
  profile?: Partial<BusinessProfile>
}

/** A business: its organisation for sign-in, its own row, its own data key. Answers the tenant's id. */
export async function createTenant({ name, timeZone, currency, country, profile }: NewTenant): Promise<string> {
  const tenantId = newId()
  await asRole('salesboy_auth', (session) =>
    session.query(`insert into auth.organizations ("id", "name", "slug", "createdAt") values ($1, $2, $3, now())`, [
      tenantId,
      name,
      `${slugOf(name)}-${tenantId.slice(-6)}`,
    ]),
  )
  await inTenant(tenantId, async (tx) => {
    await tx
      .insertInto('tenants')
      .values({ name, timeZone, currency, country, profile: JSON.stringify(BusinessProfile.parse(profile ?? {})) })
      .execute()
    await createDataKey(tx)
  })
  return tenantId
}

/** A person with a password, in a tenant. An address that exists already joins this tenant too, password unchanged. */
export async function createTeammate(
  tenantId: string,
  { email, password, name, role }: { email: string; password: string; name: string; role: Role },
): Promise<string> {
  if (password.length < 10) throw new Problem('invalid', 'Choose a password of at least 10 characters.')
  const address = email.trim().toLowerCase()
  const { password: hasher } = await auth().$context
  const hash = await hasher.hash(password)

  return asRole('salesboy_auth', async (session) => {
    const { rows } = await session.query<{ id: string }>(
      `insert into auth.users ("name", "email", "emailVerified") values ($1, $2, true)
       on conflict ("email") do update set "updatedAt" = now() returning "id", (xmax = 0) as fresh`,
      [name, address],
    )
    const userId = rows[0]!.id
    await session.query(
      `insert into auth.accounts ("accountId", "providerId", "userId", "password", "updatedAt")
       select $1::text, 'credential', $1::uuid, $2, now() where not exists (select from auth.accounts where "userId" = $1::uuid and "providerId" = 'credential')`,
      [userId, hash],
    )
    await session.query(
      `insert into auth.members ("organizationId", "userId", "role", "createdAt") values ($1, $2, $3, now()) on conflict ("organizationId", "userId") do update set "role" = excluded."role"`,
      [tenantId, userId, role],
    )
    return userId
  })
}

/** Tenants by name or id, for the command line. */
export async function findTenants(nameOrId: string): Promise<{ id: string; name: string }[]> {
  return asRole('salesboy_auth', async (session) => {
    const { rows } = await session.query<{ id: string; name: string }>(
      `select "id", "name" from auth.organizations where "id"::text = $1 or lower("name") = lower($1) order by "createdAt"`,
      [nameOrId],
    )
    return rows
  })
}

export async function countTenants(): Promise<number> {
  return asRole('salesboy_auth', async (session) =>
    Number((await session.query<{ count: string }>('select count(*) from auth.organizations')).rows[0]!.count),
  )
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'business'
