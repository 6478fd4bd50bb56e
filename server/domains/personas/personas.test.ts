import { beforeAll, expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { inTenant } from '#platform/db.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { firstPersona, readPersona, savePersona } from './persona.ts'

beforeAll(openTestDatabase)

const shop = { name: 'Flora', timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' }
test('each save of the persona is a version, and the newest speaks', async () => {
  const tenantId = await createTenant(shop)
  expect(await inTenant(tenantId, readPersona)).toEqual(firstPersona)
  const { version: _, ...settings } = firstPersona
  const saved = await Promise.all(
    ['Bloom', 'Petal'].map((agentName) => inTenant(tenantId, (tx) => savePersona(tx, { ...settings, agentName }, 'test'))),
  )
  expect(saved.map(({ version }) => version).sort()).toEqual([1, 2])
  expect((await inTenant(tenantId, readPersona)).version).toBe(2)
})
