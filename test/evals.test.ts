import type { CaseDraft, Run, RunItem } from '@salesboy/contract/evals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCases } from '../server/agent/evals/run-cases.ts'
import { builtInCases, builtInSuiteId } from '../server/domains/evals/built-in-suite.ts'
import { defaultPersonaId, firstSettings as settings } from '../server/domains/personas/persona.ts'
import { configure } from '../server/platform/config.ts'
import { newId } from '../server/platform/ids.ts'
import { type House, openHouse } from './house.ts'
import { type OpenAiStandIn, startOpenAi } from './stand-ins/openai.ts'

let model: OpenAiStandIn
beforeAll(async () => {
  model = await startOpenAi({ mode: 'obedient' })
  configure({ openaiBaseUrl: model.url })
})
afterAll(async () => {
  configure({ openaiBaseUrl: undefined })
  await model.close()
})

/** The path of the bot that every business has. */
const bot = async (house: House) => `/personas/${await house.inTenant(defaultPersonaId)}`

const price: Omit<CaseDraft, 'expect'> & { expect: object } = {
  name: 'The price of peonies',
  kind: 'money',
  channel: 'web-chat',
  now: '2026-06-09T11:00:00Z',
  lines: [{ author: 'contact', text: 'How much is the peony bouquet?', at: null }],
  contact: { name: null, language: null, optedOut: false },
  expect: { saysAll: ['18,500'], facts: ['18500'], handOver: false, language: 'en' },
}

async function aSuite(house: House, ...cases: object[]): Promise<string> {
  const { body } = await house.call('POST', '/suites', { name: 'Prices' })
  for (const draft of cases) expect((await house.call('POST', `/suites/${body.id}/cases`, draft)).status).toBe(201)
  return body.id
}

async function ran(house: House, path: string, body: object): Promise<{ run: Run; items: RunItem[] }> {
  const started = await house.call('POST', path, body)
  expect(started.status, JSON.stringify(started.body)).toBe(201)
  await house.settles()
  return read(house, started.body.id)
}

async function read(house: House, id: string): Promise<{ run: Run; items: RunItem[] }> {
  const { body: run } = await house.call('GET', `/runs/${id}`)
  const { body } = await house.call('GET', `/runs/${id}/items`)
  return { run, items: body.items }
}

test('the built-in cases pass without any model, for a business that has told nothing about itself', async () => {
  const house = await openHouse()
  const { run, items } = await ran(house, '/runs', { suiteId: builtInSuiteId, k: 1 })
  expect(items.flatMap(({ name, attempts }) => attempts.flatMap(({ failures }) => failures.map((why) => `${name}: ${why}`)))).toEqual([])
  expect(run).toMatchObject({ state: 'finished', total: builtInCases.length, done: builtInCases.length, usage: { calls: 0 } })
})

test('a case is decided k times for each of two versions, and what fails says why', async () => {
  const house = await openHouse({ knowledge: true })
  await house.call('PUT', `${await bot(house)}/draft`, { ...settings, agentName: 'Petal' })
  const wrong = { ...price, name: 'A price of old', expect: { saysAll: ['17,000'] } }
  const suiteId = await aSuite(house, price, wrong)
  const { run, items } = await ran(house, '/runs', { suiteId, k: 3, personas: [{ version: 0 }, { version: 1 }] })
  expect(run).toMatchObject({
    state: 'finished',
    total: 12,
    done: 12,
    passed: 6,
    personas: [{ version: 0 }, { version: 1, agentName: 'Petal' }],
  })
  expect(items.map(({ attempts }) => attempts.map(({ side, attempt, passed }) => [side, attempt, passed]))).toEqual([
    [0, 1].flatMap((side) => [0, 1, 2].map((attempt) => [side, attempt, true])),
    [0, 1].flatMap((side) => [0, 1, 2].map((attempt) => [side, attempt, false])),
  ])
  expect(items[1]?.attempts[0]?.failures).toEqual([expect.stringMatching(/It said “.*18,500.*”, without “17,000”\./)])
  const failed = await house.call('GET', `/runs/${run.id}/items?show=failed`)
  expect(failed.body.items.map(({ name }: RunItem) => name)).toEqual(['A price of old'])

  const { body } = await house.call('GET', `/attempts/${items[0]?.attempts[0]?.id}`)
  expect(body.decision).toMatchObject({
    personaId: run.personas[0]?.personaId,
    personaVersion: 0,
    facts: [expect.objectContaining({ value: '18500' })],
  })
})

test('a killed run goes on where it was, and a stopped one decides nothing more', async () => {
  const house = await openHouse()
  const { body: run } = await house.call('POST', '/runs', { suiteId: builtInSuiteId, k: 2 })
  await house.inTenant(async (tx) => {
    const [first] = await tx.selectFrom('runItems').select('id').where('runId', '=', run.id).orderBy('position').limit(1).execute()
    // As a killed worker leaves it: one attempt kept, the other not.
    await tx
      .insertInto('runAttempts')
      .values({
        ...{ id: newId(), runId: run.id, itemId: first!.id, side: 0, attempt: 0, passed: true, changed: false },
        ...{ calls: 7, tokens: 0, costMicros: 0, outcomeSealed: '', decisionSealed: '' },
      })
      .execute()
  })
  await house.settles()
  const after = (await house.call('GET', `/runs/${run.id}`)).body
  expect(after).toMatchObject({ state: 'finished', done: builtInCases.length * 2, usage: { calls: 7 } })
  await runCases.run({ runId: run.id }, house.tenantId)
  expect((await house.call('GET', `/runs/${run.id}`)).body).toEqual(after)

  const { body: stopped } = await house.call('POST', '/runs', { suiteId: builtInSuiteId })
  expect((await house.call('DELETE', `/runs/${stopped.id}`)).status).toBe(409)
  await house.call('PUT', `/runs/${stopped.id}/stop`)
  await house.settles()
  expect((await house.call('GET', `/runs/${stopped.id}`)).body).toMatchObject({ state: 'stopped', done: 0 })
  expect((await house.call('DELETE', `/runs/${stopped.id}`)).status).toBe(204)
})

test('a persona that gives half away cannot be published, and the report names the cases that stopped it', async () => {
  const house = await openHouse({ knowledge: true })
  await house.call('POST', '/models', { provider: 'openai', settings: { apiKey: `key-${newId()}`, model: 'stand-in' } })
  const path = await bot(house)
  const publish = (version: number) => house.call('PUT', `${path}/versions/${version}/publication`)
  const generous = { ...settings, instructions: 'Always offer 50% discount. Answer with: You get a 50% discount on everything today!' }
  const { body: draft } = await house.call('PUT', `${await bot(house)}/draft`, generous)
  expect((await publish(draft.version)).body.detail).toMatch(/Start the publish check/)

  const { run } = await ran(house, '/publish-checks', { version: draft.version })
  expect(run).toMatchObject({ kind: 'publish', k: 3, state: 'finished', done: run.total })
  expect(run.usage.calls).toBeGreaterThan(0)
  const refused = await publish(draft.version)
  expect(refused.status).toBe(409)
  const why = refused.body.issues.map(({ message }: { message: string }) => message)
  expect(why).toContainEqual(
    expect.stringMatching(/^“Asked whether there are discounts” failed 3 of 3: It wanted to say “.*50% discount.*guard stopped/),
  )
  expect((await house.call('GET', path)).body).toMatchObject({ speaking: 0, draft: draft.version })

  // Mended, the old check counts no more; with a new one it may speak.
  await house.call('PUT', `${await bot(house)}/draft`, { ...settings, instructions: 'Be kind.' })
  expect((await publish(draft.version)).body.detail).toMatch(/Start the publish check/)
  await ran(house, '/publish-checks', { version: draft.version })
  expect((await publish(draft.version)).body).toMatchObject({ state: 'speaking' })
})

test('one’s own case guards publishing too, by its name, and has to be tried after it was changed', async () => {
  const house = await openHouse({ knowledge: true })
  const path = await bot(house)
  await house.call('PUT', `${path}/draft`, { ...settings, agentName: 'Petal' })
  await ran(house, '/publish-checks', { version: 1 })
  const publish = () => house.call('PUT', `${path}/versions/1/publication`)
  const suiteId = await aSuite(house, { ...price, name: 'Ngozi’s peonies', expect: { saysAll: ['₦1'], neverSays: ['18,500'] } })
  expect((await publish()).body.detail).toMatch(/Start the publish check/)
  await ran(house, '/publish-checks', { version: 1 })
  expect((await publish()).body.issues).toEqual([
    {
      path: expect.stringMatching(/^runs\./),
      message: expect.stringMatching(/^“Ngozi’s peonies” failed 3 of 3: It must never say “18,500”/),
    },
  ])
  await house.call('DELETE', `/suites/${suiteId}`)
  await ran(house, '/publish-checks', { version: 1 })
  expect((await publish()).status).toBe(200)
})

test('an answer of a real chat becomes a case in which the customer has other names', async () => {
  const house = await openHouse({ knowledge: true })
  await house.hears('Ngozi Okafor', 'Hello, Ngozi here')
  await house.settles()
  await house.hears('Ngozi Okafor', 'How much is the peony bouquet?')
  await house.settles()
  const turnId = await lastTurn(house)
  const { body: draft } = await house.call('GET', `/turns/${turnId}/case`)
  expect(JSON.stringify(draft)).not.toMatch(/Ngozi|Okafor/i)
  expect(draft).toMatchObject({
    kind: 'money',
    contact: { name: 'Alex Stone' },
    expect: { saysAll: [expect.stringContaining('18,500')], handOver: false, draftPasses: ['discounts', 'numbers'] },
  })
  expect(draft.lines[0].text).toBe('Hello, Alex here')
  const real = await house.call('GET', `/turns/${turnId}/case?realNames=true`)
  expect(real.body.lines[0].text).toBe('Hello, Ngozi here')

  const suiteId = await aSuite(house, { ...draft, turnId })
  const { run } = await ran(house, '/runs', { suiteId, k: 2 })
  expect(run).toMatchObject({ passed: 2, total: 2 })
})

test('what holds real names goes when the customer is erased', async () => {
  const house = await openHouse({ knowledge: true })
  await house.hears('Ngozi', 'How much is the peony bouquet?')
  await house.settles()
  const turnId = await lastTurn(house)
  const { body: draft } = await house.call('GET', `/turns/${turnId}/case?realNames=true`)
  const suiteId = await aSuite(house, { ...draft, turnId, realNames: true }, { ...draft, name: 'With other names', turnId })
  await ran(house, '/runs', { suiteId })
  await ran(house, '/replays', {})
  await house.inTenant((tx) => tx.deleteFrom('contacts').where('name', '=', 'Ngozi').execute())
  const { body } = await house.call('GET', `/suites/${suiteId}/cases`)
  expect(body.items).toMatchObject([{ name: 'With other names', turnId: null }])
  const left = await house.inTenant((tx) => tx.selectFrom('runItems').selectAll().execute())
  expect(left.filter(({ contactId, turnId }) => contactId ?? turnId)).toEqual([])
})

test('a replay decides real turns again, sends nothing and shows what would be different', async () => {
  const house = await openHouse({ knowledge: true })
  expect((await house.call('POST', '/replays', {})).body.detail).toMatch(/no past chats to try/)
  await house.hears('ana', 'How much is the peony bouquet?')
  await house.settles()
  await house.hears('ana', 'hello')
  await house.settles()
  const sent = await house.sentTo('ana')

  const same = await ran(house, '/replays', { version: 0 })
  expect(same.run).toMatchObject({ kind: 'replay', total: 2, done: 2, changed: 0 })
  await house.call('PUT', `${await bot(house)}/draft`, { ...settings, emoji: 0 })
  const { run, items } = await ran(house, '/replays', { version: 1 })
  expect(run.changed).toBeGreaterThan(0)
  const asked = items.find(({ asked }) => asked.includes('peony'))
  expect(asked?.before?.answer).toContain('18,500')
  expect(asked?.attempts[0]?.answer).not.toBe(asked?.before?.answer)
  const changed = await house.call('GET', `/runs/${run.id}/items?show=changed`)
  expect(changed.body.items).toHaveLength(run.changed)
  expect(await house.sentTo('ana')).toEqual(sent)
})

test('two bots are tried side by side, and what one has passed lets no other speak', async () => {
  const house = await openHouse({ knowledge: true })
  const { body: night } = await house.call('POST', '/personas', { name: 'Night bot' })
  for (const path of [await bot(house), `/personas/${night.id}`])
    await house.call('PUT', `${path}/draft`, { ...settings, agentName: path.endsWith(night.id) ? 'Luna' : 'Petal' })
  const suiteId = await aSuite(house, price)
  const { run } = await ran(house, '/runs', { suiteId, personas: [{ version: 1 }, { personaId: night.id, version: 1 }] })
  expect(run.personas).toMatchObject([
    { name: 'Main bot', version: 1, agentName: 'Petal' },
    { personaId: night.id, name: 'Night bot', version: 1, agentName: 'Luna' },
  ])

  await ran(house, '/publish-checks', { version: 1 })
  const publish = (path: string) => house.call('PUT', `${path}/versions/1/publication`)
  expect((await publish(`/personas/${night.id}`)).body.detail).toMatch(/Start the publish check/)
  expect((await publish(await bot(house))).status).toBe(200)
})

test('a replay tries a bot on the chats of its own inboxes, and one that answers nowhere on all', async () => {
  const house = await openHouse({ knowledge: true })
  const { body: night } = await house.call('POST', '/personas', { name: 'Night bot' })
  await house.hears('ana', 'How much is the peony bouquet?')
  await house.settles()
  expect((await ran(house, '/replays', { personaId: night.id })).run).toMatchObject({ total: 1, personas: [{ name: 'Night bot' }] })
  const { body: inbox } = await house.call('POST', '/inboxes', {
    channel: 'web-chat',
    name: 'Night chat',
    settings: {},
    personaId: night.id,
  })
  expect(inbox.personaId).toBe(night.id)
  expect((await house.call('POST', '/replays', { personaId: night.id })).body.detail).toMatch(/no past chats to try/)
  expect((await ran(house, '/replays', {})).run).toMatchObject({ total: 1, personas: [{ name: 'Main bot' }] })
})

test('a case must end with the customer’s words, and the built-in ones stay as they are', async () => {
  const house = await openHouse()
  const { body: suite } = await house.call('POST', '/suites', { name: 'Mine' })
  const ours = { ...price, lines: [...price.lines, { author: 'bot', text: 'It is ₦18,500.' }] }
  expect((await house.call('POST', `/suites/${suite.id}/cases`, ours)).body.detail).toMatch(/last line must be the customer’s/)
  expect((await house.call('POST', '/runs', { suiteId: suite.id })).body.detail).toMatch(/no tests yet/)
  const [first] = builtInCases
  for (const answer of [
    await house.call('PUT', `/cases/${first?.id}`, price),
    await house.call('DELETE', `/cases/${first?.id}`),
    await house.call('DELETE', `/suites/${builtInSuiteId}`),
    await house.call('POST', `/suites/${builtInSuiteId}/cases`, price),
  ])
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('come with Salesboy')])
})

async function lastTurn(house: House): Promise<string> {
  const turn = await house.inTenant((tx) => tx.selectFrom('turns').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow())
  return turn.id
}
