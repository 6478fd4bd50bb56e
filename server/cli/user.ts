import { parseArgs } from 'node:util'
import { type Role, roles } from '@salesboy/contract/permissions'
import { z } from 'zod'
import { createApiKey } from '#domains/identity/api-keys.ts'
import { createTeammate, createTenant, findTenants } from '#domains/identity/create-tenant.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'

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
  if (positionals[0] !== 'create') throw new Problem('invalid', 'Say what to do: salesboy user create --email E --password P --tenant NAME')
  const { email, password, tenant, role, json } = values
  if (!email || !z.email().safeParse(email).success) throw new Problem('invalid', 'Add an e-mail address: --email you@example.com')
  if (!password || password.length < 10) throw new Problem('invalid', 'Add a password of at least 10 characters: --password …')
  if (!tenant) throw new Problem('invalid', 'Name the business: --tenant "Your shop"')
  if (!roles.includes(role as Role)) throw new Problem('invalid', `--role is one of ${roles.join(', ')}.`)

  await openDatabase()
  try {
    const known = await findTenants(tenant)
    if (known.length > 1)
      throw new Problem(
        'conflict',
        `Several businesses are called “${tenant}”. Name one by its id: ${known.map(({ id }) => id).join(', ')}`,
      )
    const tenantId =
      known[0]?.id ??
      (await createTenant({ name: tenant, timeZone: values['time-zone'], currency: values.currency, country: values.country }))
    const userId = await createTeammate(tenantId, { email, password, name: values.name ?? email.split('@')[0]!, role: role as Role })
    const { secret } = json
      ? await createApiKey(tenantId, { name: `Command line, ${email}`.slice(0, 32), scopes: ['look', 'talk', 'edit', 'manage', 'own'] })
      : { secret: '' }
    console.log(json ? JSON.stringify({ tenantId, userId, apiKey: secret }) : `${email} may sign in to ${tenant} as ${role}.`)
  } finally {
    await closeDatabase()
  }
}
