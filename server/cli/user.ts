import { parseArgs } from 'node:util'
import { type Role, roles } from '@salesboy/contract/permissions'
import { z } from 'zod'
import { createApiKey } from '#domains/identity/api-keys.ts'
import { createTeammate, createTenant, findTenants } from '#domains/identity/create-tenant.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'
import { words } from './words.ts'

/** `user create`: a person, and the business they belong to when it is new. */
export default async function user(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      password: { type: 'string' },
      tenant: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string', default: 'owner' },
      'time-zone': { type: 'string', default: 'UTC' },
      currency: { type: 'string', default: 'USD' },
      country: { type: 'string', default: 'US' },
      json: { type: 'boolean', default: false },
    },
  })
  if (positionals[0] !== 'create') throw new Problem('invalid', words.user.usage)
  const { email, password, tenant, role, json } = values
  if (!email || !z.email().safeParse(email).success) throw new Problem('invalid', words.user.email)
  if (!password || password.length < 10) throw new Problem('invalid', words.user.password)
  if (!tenant) throw new Problem('invalid', words.user.tenant)
  if (!roles.includes(role as Role)) throw new Problem('invalid', words.user.role(roles))

  await openDatabase()
  try {
    const known = await findTenants(tenant)
    if (known.length > 1)
      throw new Problem(
        'conflict',
        words.user.severalBusinesses(
          tenant,
          known.map(({ id }) => id),
        ),
      )
    const tenantId =
      known[0]?.id ??
      (await createTenant({ name: tenant, timeZone: values['time-zone'], currency: values.currency, country: values.country }))
    const userId = await createTeammate(tenantId, { email, password, name: values.name ?? email.split('@')[0]!, role: role as Role })
    const { secret } = json
      ? await createApiKey(tenantId, { name: `Command line, ${email}`.slice(0, 32), scopes: ['look', 'talk', 'edit', 'manage', 'own'] })
      : { secret: '' }
    console.log(json ? JSON.stringify({ tenantId, userId, apiKey: secret }) : words.user.made(email, tenant, String(role)))
  } finally {
    await closeDatabase()
  }
}
