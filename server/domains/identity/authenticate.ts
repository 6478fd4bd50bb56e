import { type Permission, permissions, permissionsOf, type Role, roles } from '@salesboy/contract/permissions'
import { asRole } from '#platform/db.ts'
import type { Caller } from '#platform/http.ts'
import { auth } from './auth.ts'
import { countWrong, slowDown } from './slow-down.ts'

type Headers = Record<string, string | undefined>

/** Who is calling: an API key in `Authorization: Bearer` or `X-API-Key`, else the session cookie, else null. */
export async function authenticate(headers: Headers, ip?: string): Promise<Caller | null> {
  const key = headers['x-api-key'] ?? /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (key) return callerOfKey(key, `key-from:${ip ?? ''}`)
  if (headers.cookie) return callerOfSession(headers.cookie)
  return null
}

async function callerOfKey(key: string, guessed: string): Promise<Caller | null> {
  if (key.length > 200) return null
  const { valid, key: found } = await auth().api.verifyApiKey({ body: { key } })
  // Only the wrong ones wait: a right key is right at once, whatever others try from the same address.
  if (!valid || !found) {
    await countWrong(guessed)
    await slowDown('keys', guessed)
    return null
  }

  const scopes = ((found.permissions as { salesboy?: string[] } | null)?.salesboy ?? []).filter((scope): scope is Permission =>
    permissions.includes(scope as Permission),
  )
  const highest = Math.max(0, ...scopes.map((scope) => permissions.indexOf(scope)))
  return {
    tenantId: found.referenceId,
    userId: null,
    name: found.name ?? 'API key',
    email: '',
    role: roles[highest] as Role,
    may: scopes,
    actor: `key:${found.id}`,
    byCookie: false,
  }
}

async function callerOfSession(cookie: string): Promise<Caller | null> {
  const session = await auth().api.getSession({ headers: new Headers({ cookie }) })
  if (!session) return null

  const { user } = session
  const member = await membershipOf(user.id, session.session.activeOrganizationId ?? null)
  if (!member) return null
  return {
    tenantId: member.tenantId,
    userId: user.id,
    name: user.name,
    email: user.email,
    role: member.role,
    may: permissionsOf(member.role),
    actor: `user:${user.id}`,
    byCookie: true,
  }
}

/** The tenant the session works in, or the first the user joined. */
async function membershipOf(userId: string, tenantId: string | null): Promise<{ tenantId: string; role: Role } | null> {
  return asRole('salesboy_auth', async (session) => {
    const { rows } = await session.query<{ tenantId: string; role: string }>(
      `select "organizationId" as "tenantId", "role" from auth.members where "userId" = $1 order by ("organizationId" = $2) desc nulls last, "createdAt" limit 1`,
      [userId, tenantId],
    )
    const [member] = rows
    return member && roles.includes(member.role as Role) ? (member as { tenantId: string; role: Role }) : null
  })
}
