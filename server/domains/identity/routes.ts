import { identity, type Me } from '@salesboy/contract/identity'
import { inTenant, sql } from '#platform/db.ts'
import { type Caller, serve } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { createApiKey, deleteApiKey, listApiKeys } from './api-keys.ts'
import { audit } from './audit.ts'
import { signIn, signOut } from './sign-in.ts'
import { changeTenant, readTenant } from './tenant.ts'

export const routes = serve(identity, {
  async signIn({ body, ip, headers, setHeader }) {
    fromOurPages(headers)
    const { caller, cookies } = await signIn(body, { ip, cookie: headers.cookie })
    setHeader('set-cookie', cookies)
    return meOf(caller)
  },

  me: ({ caller }) => meOf(caller),

  async signOut({ headers, setHeader }) {
    fromOurPages(headers)
    setHeader('set-cookie', await signOut(headers.cookie))
    return null
  },

  readTenant: ({ inTenant }) => inTenant(readTenant),

  changeTenant: ({ body, inTenant }) => inTenant((tx) => changeTenant(tx, body)),

  listTeammates: ({ inTenant }) =>
    inTenant(async (tx) => {
      const { rows } = await sql<{
        id: string
        name: string
        email: string
        role: 'viewer' | 'agent' | 'editor' | 'admin' | 'owner'
      }>`select * from app.teammates() order by name limit 500`.execute(tx)
      return { items: rows, nextCursor: null }
    }),

  listApiKeys: async ({ caller }) => ({ items: await listApiKeys(caller.tenantId), nextCursor: null }),

  async createApiKey({ body, caller, inTenant }) {
    const beyond = body.scopes.filter((scope) => !caller.may.includes(scope))
    if (beyond.length) throw new Problem('forbidden', `You cannot give a key more than you may do yourself: ${beyond.join(', ')}.`)
    // The library keeps keys in a role of its own: the audit stands first, so that no key is made without it.
    await inTenant((tx) => audit(tx, 'created an API key', 'api-key', { scopes: body.scopes }))
    return createApiKey(caller.tenantId, body)
  },

  async deleteApiKey({ params, caller, inTenant }) {
    await deleteApiKey(caller.tenantId, params.id)
    await inTenant((tx) => audit(tx, 'revoked an API key', `api-key:${params.id}`))
    return null
  },
})

async function meOf(caller: Caller): Promise<Me> {
  const tenant = await inTenant(caller.tenantId, readTenant)
  return { userId: caller.userId, name: caller.name, email: caller.email, role: caller.role, may: caller.may, tenant }
}

/** Signing in or out needs no session yet, but must still come from our own pages. */
function fromOurPages(headers: Record<string, string | undefined>) {
  if (headers['x-requested-with'] !== 'salesboy') throw new Problem('forbidden', 'Send the header X-Requested-With: salesboy.')
}
