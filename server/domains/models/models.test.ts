import type { ModelCall } from '@salesboy/contract/decision'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { configure } from '#platform/config.ts'
import { inTenant, type Tx } from '#platform/db.ts'
import { recentEvents } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { changeLimits, readBudget } from './budget.ts'
import { listModels, readModels } from './list-models.ts'
import { recordCalls } from './record-calls.ts'
import { addModel, changeModel, deleteModel, orderModels } from './save-model.ts'
import { readTurnModels, usualLimits } from './turn-models.ts'

beforeAll(openTestDatabase)
afterEach(() =>
  configure({
    geminiApiKey: undefined,
    openaiCompatibleUrl: undefined,
    openaiCompatibleModel: undefined,
    openaiCompatibleApiKey: undefined,
  }),
)

async function aShop() {
  const tenantId = await createTenant({ name: 'Flora', timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' })
  return <T>(work: (tx: Tx) => Promise<T>) => inTenant(tenantId, work)
}
const hosted = { baseUrl: 'https://models.example.com/v1', model: 'small', apiKey: 'sk-flora' }
const providersOf = async (tx: Tx) => (await listModels(tx)).map(({ provider }) => provider)

test('models stand in the usual order unless the owner says another', async () => {
  const inShop = await aShop()
  await inShop((tx) => addModel(tx, 'openai-compatible', hosted))
  await inShop((tx) => addModel(tx, 'mistral', { apiKey: 'm' }))
  await inShop((tx) => addModel(tx, 'openai', { apiKey: 'o' }))
  await inShop((tx) => addModel(tx, 'gemini', { apiKey: 'g' }))
  expect(await inShop(providersOf)).toEqual(['gemini', 'mistral', 'openai', 'openai-compatible'])

  const ids = (await inShop(listModels)).map(({ id }) => id).reverse()
  await inShop((tx) => orderModels(tx, ids))
  expect(await inShop(providersOf)).toEqual(['openai-compatible', 'openai', 'mistral', 'gemini'])
  expect((await inShop(readTurnModels)).models.map(({ id }) => id)).toEqual(ids)
  await expect(inShop((tx) => orderModels(tx, ids.slice(1)))).rejects.toThrow(/changed meanwhile/)
  await inShop((tx) => deleteModel(tx, ids[0]!))
  expect(await inShop(providersOf)).toEqual(['openai', 'mistral', 'gemini'])
})

test('a key comes back as dots, is used as it was, and stays with its address', async () => {
  const inShop = await aShop()
  const id = await inShop((tx) => addModel(tx, 'openai-compatible', hosted))
  expect((await inShop(listModels))[0]?.settings).toMatchObject({ apiKey: '••••', model: 'small' })
  await inShop((tx) => changeModel(tx, id, { ...hosted, model: 'large', apiKey: '••••' }))
  expect((await inShop(readModels))[0]?.settings).toMatchObject({ model: 'large', apiKey: 'sk-flora' })
  await expect(inShop((tx) => changeModel(tx, id, { ...hosted, baseUrl: 'https://evil.example/v1', apiKey: '••••' }))).rejects.toThrow(
    /write the API key again/,
  )
})

test('a form that is not filled in says which field, and an address inside is refused', async () => {
  const inShop = await aShop()
  await expect(inShop((tx) => addModel(tx, 'gemini', {}))).rejects.toMatchObject({ issues: [{ path: 'settings.apiKey' }] })
  await expect(inShop((tx) => addModel(tx, 'offline', {}))).rejects.toThrow(/providers listed/)
  await expect(inShop((tx) => addModel(tx, '../platform', {}))).rejects.toThrow(/providers listed/)
  configure({ environment: 'production' })
  await expect(inShop((tx) => addModel(tx, 'openai-compatible', { ...hosted, baseUrl: 'http://169.254.169.254/v1' }))).rejects.toThrow(
    /private network/,
  )
  configure({ environment: 'test' })
})

test('the operator’s models answer for who has none, and neither their key nor their address is shown or kept', async () => {
  configure({
    geminiApiKey: 'sk-operator',
    openaiCompatibleUrl: 'http://models.internal:8000/v1',
    openaiCompatibleModel: 'llama',
    openaiCompatibleApiKey: 'sk-inside',
  })
  const inShop = await aShop()
  expect((await inShop(readTurnModels)).models).toMatchObject([
    { id: 'operator:gemini', settings: { apiKey: 'sk-operator' } },
    { id: 'operator:openai-compatible', settings: { model: 'llama', apiKey: 'sk-inside' } },
  ])
  const shown = await inShop(listModels)
  expect(shown).toMatchObject([{ owner: 'operator' }, { owner: 'operator', settings: { model: 'llama' } }])
  expect(JSON.stringify(shown)).not.toMatch(/sk-|internal/)

  await inShop((tx) => addModel(tx, 'mistral', { apiKey: 'own' }))
  expect((await inShop(readTurnModels)).models.map(({ provider }) => provider)).toEqual(['mistral'])
})

const call = (over: Partial<ModelCall>): ModelCall => ({
  modelId: 'm',
  provider: 'openai',
  model: 'gpt-5-mini',
  purpose: 'compose',
  outcome: 'ok',
  fault: null,
  error: null,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
  output: 'said to a customer',
  durationMs: 1,
  ...over,
})
const namesOf = (inShop: Awaited<ReturnType<typeof aShop>>, about: RegExp) =>
  inShop(async (tx) =>
    (await recentEvents(tx, { limit: 100 }))
      .map(({ name }) => name)
      .filter((name) => about.test(name))
      .reverse(),
  )

test('what is spent warns once at 80 %, ends at 100 %, and a new limit starts anew', async () => {
  const inShop = await aShop()
  await inShop((tx) => addModel(tx, 'gemini', { apiKey: 'g', model: 'gemini-2.5-pro' }))
  await inShop((tx) => addModel(tx, 'openai', { apiKey: 'o', model: 'gpt-5-nano' }))
  await inShop((tx) => changeLimits(tx, { ...usualLimits, month: { tokens: 1000, costMicros: null } }))
  const asked = async () => (await inShop(readTurnModels)).models.map(({ provider }) => provider)
  const spend = (tokens: number) => inShop((tx) => recordCalls(tx, [call({ inputTokens: tokens, costMicros: null })]))

  await spend(790)
  expect([await asked(), await namesOf(inShop, /^budget/)]).toEqual([['gemini', 'openai'], []])
  await spend(10)
  expect([await asked(), await namesOf(inShop, /^budget/)]).toEqual([['openai'], ['budget.warned']])
  await spend(100)
  expect(await namesOf(inShop, /^budget/)).toEqual(['budget.warned'])
  await spend(100)
  await spend(100)
  expect([await asked(), await namesOf(inShop, /^budget/)]).toEqual([[], ['budget.warned', 'budget.spent']])
  expect(await inShop(readBudget)).toMatchObject({
    state: 'spent',
    month: { tokens: 1100, costMicros: 0 },
    byModel: [{ provider: 'openai', model: 'gpt-5-mini', calls: 5, tokens: 1100, unpriced: true }],
  })

  await inShop((tx) => changeLimits(tx, { ...usualLimits, month: { tokens: null, costMicros: 500 } }))
  expect(await asked()).toEqual(['gemini', 'openai'])
  await inShop((tx) => recordCalls(tx, [call({ inputTokens: 1, costMicros: 450 })]))
  expect(await namesOf(inShop, /^budget/)).toEqual(['budget.warned', 'budget.spent', 'budget.warned'])
})

test('one customer’s day is counted apart from everybody’s month', async () => {
  const inShop = await aShop()
  const contactId = newId()
  await inShop((tx) => addModel(tx, 'gemini', { apiKey: 'g' }))
  await inShop((tx) => changeLimits(tx, { ...usualLimits, contact: { tokens: 100, costMicros: null } }))
  await inShop((tx) => recordCalls(tx, [call({ inputTokens: 100 })], { contactId }))
  const read = (contact: string) =>
    inShop(
      async (tx) => (await tx.raw<{ read: { contact: unknown } }>('select app.models_for($1) as read', [contact])).rows[0]?.read.contact,
    )
  expect(await read(contactId)).toEqual({ tokens: 100, costMicros: 0 })
  expect(await read(newId())).toBeNull()
  expect((await inShop(readBudget)).state).toBe('open')
})

test('the owner is told once of a refused key, and again only after it had worked', async () => {
  const inShop = await aShop()
  const id = await inShop((tx) => addModel(tx, 'gemini', { apiKey: 'g' }))
  const fails = (fault: ModelCall['fault']) => inShop((tx) => recordCalls(tx, [call({ modelId: id, outcome: 'failed', fault })]))
  await fails('busy')
  expect(await namesOf(inShop, /^model\.(failed|recovered)/)).toEqual([])
  await fails('key')
  await fails('key')
  expect(await namesOf(inShop, /^model\.(failed|recovered)/)).toEqual(['model.failed'])
  expect((await inShop(listModels))[0]?.failing).toMatchObject({ fault: 'key', detail: expect.stringContaining('key') })

  await inShop((tx) => recordCalls(tx, [call({ modelId: id })]))
  expect(await inShop(listModels)).toMatchObject([{ failing: null, lastOkAt: expect.any(String) }])
  await fails('credit')
  expect(await namesOf(inShop, /^model\.(failed|recovered)/)).toEqual(['model.failed', 'model.recovered', 'model.failed'])
})

test('calls that never left, and the words of those that did, are not written down', async () => {
  const inShop = await aShop()
  await inShop((tx) =>
    recordCalls(tx, [
      call({ modelId: null, provider: 'offline' }),
      call({ outcome: 'failed', fault: 'resting' }),
      call({ outcome: 'failed', fault: 'budget' }),
    ]),
  )
  await inShop((tx) => recordCalls(tx, [call({ inputTokens: 3 })]))
  const rows = await inShop((tx) => tx.selectFrom('modelCalls').selectAll().execute())
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('said to a customer')
})
