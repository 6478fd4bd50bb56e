import type { ApiKey } from '@salesboy/contract/identity'
import type { Permission } from '@salesboy/contract/permissions'
import { asRole } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { auth } from './auth.ts'

/** The secret is 64 random characters, kept only as a hash and shown this once. */
export async function createApiKey(
  tenantId: string,
  { name, scopes }: { name: string; scopes: Permission[] },
): Promise<ApiKey & { secret: string }> {
  // Our permission table has decided already; the library wants a member in whose name the key is made.
  const owner = await asRole('salesboy_auth', async (session) => {
    const { rows } = await session.query<{ userId: string }>(
      `select "userId" from auth.members where "organizationId" = $1 and "role" = 'owner' order by "createdAt" limit 1`,
      [tenantId],
    )
    return rows[0]
  })
  if (!owner) throw notFound('business')

  const made = await auth().api.createApiKey({
    body: { name, organizationId: tenantId, userId: owner.userId, permissions: { salesboy: scopes } },
  })
  return {
    id: made.id,
    name,
    start: made.start ?? '',
    scopes,
    createdAt: new Date(made.createdAt).toISOString(),
    lastUsedAt: null,
    secret: made.key,
  }
}

export async function listApiKeys(tenantId: string): Promise<ApiKey[]> {
  return asRole('salesboy_auth', async (session) => {
    const { rows } = await session.query<{
      id: string
      name: string | null
      start: string | null
      permissions: string | null
      createdAt: Date
      lastRequest: Date | null
    }>(
      `select "id", "name", "start", "permissions", "createdAt", "lastRequest" from auth.api_keys where "referenceId" = $1 order by "createdAt" desc limit 100`,
      [tenantId],
    )
    return rows.map((row) => ({
      id: row.id,
      name: row.name ?? '',
      start: row.start ?? '',
      scopes: (JSON.parse(row.permissions ?? '{}') as { salesboy?: Permission[] }).salesboy ?? [],
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastRequest?.toISOString() ?? null,
    }))
  })
}

export async function deleteApiKey(tenantId: string, id: string) {
  const { rowCount } = await asRole('salesboy_auth', (session) =>
    session.query(`delete from auth.api_keys where "id" = $1 and "referenceId" = $2`, [id, tenantId]),
  )
  if (!rowCount) throw notFound('API key')
}
