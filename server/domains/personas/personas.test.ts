import { afterEach, beforeAll, expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { configure } from '#platform/config.ts'
import { inTenant } from '#platform/db.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { offlineModel, presentModel, readModel, saveModel } from './model.ts'
import { firstPersona, readPersona, savePersona } from './persona.ts'

beforeAll(openTestDatabase)
afterEach(() => configure({ openaiCompatibleUrl: undefined, openaiCompatibleModel: undefined, openaiApiKey: undefined }))

const shop = { name: 'Flora', timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' }
const hosted = {
  ...offlineModel,
  provider: 'openai-compatible' as const,
  baseUrl: 'https://models.example.com/v1',
  model: 'small',
  apiKey: 'sk-flora',
}

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

test('a kept key comes back as dots and is used as it was', async () => {
  const tenantId = await createTenant(shop)
  await inTenant(tenantId, (tx) => saveModel(tx, hosted))
  expect((await inTenant(tenantId, presentModel)).apiKey).toBe('••••')
  await inTenant(tenantId, (tx) => saveModel(tx, { ...hosted, model: 'large', apiKey: '••••' }))
  expect(await inTenant(tenantId, readModel)).toMatchObject({ model: 'large', apiKey: 'sk-flora' })
})

test('a kept key does not travel to a new address', async () => {
  const tenantId = await createTenant(shop)
  await inTenant(tenantId, (tx) => saveModel(tx, hosted))
  await expect(
    inTenant(tenantId, (tx) => saveModel(tx, { ...hosted, baseUrl: 'https://evil.example/v1', apiKey: '••••' })),
  ).rejects.toThrow(/write the API key again/)
})

test('the operator’s model answers for who chose nothing, and their key is shown to nobody and kept by nobody', async () => {
  configure({ openaiCompatibleUrl: 'http://localhost:11434/v1', openaiCompatibleModel: 'llama', openaiApiKey: 'sk-operator' })
  const tenantId = await createTenant(shop)
  expect(await inTenant(tenantId, readModel)).toMatchObject({ model: 'llama', apiKey: 'sk-operator' })
  expect((await inTenant(tenantId, presentModel)).apiKey).toBe('')
  await inTenant(tenantId, (tx) => saveModel(tx, { ...hosted, apiKey: '••••' }))
  expect((await inTenant(tenantId, readModel)).apiKey).toBe('')
})
