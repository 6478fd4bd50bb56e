import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { proveDue } from '../server/domains/inboxes/prove-inbox.ts'
import { configure } from '../server/platform/config.ts'
import { inTenant } from '../server/platform/db.ts'
import { openHouse } from './house.ts'
import { standInToken, textWebhook } from './stand-ins/meta.ts'
import { appSecret } from './whatsapp-fixtures.ts'
import { deliverTo, openMeta } from './whatsapp-world.ts'

vi.setConfig({ testTimeout: 120_000 })

const shop = { phoneNumberId: '200000000000001', businessAccountId: '100000000000001', accessToken: standInToken, appSecret }
/** A token of Meta's that is good, for a number of somebody else. */
const strangersToken = 'a-strangers-own-token'

let meta: Awaited<ReturnType<typeof openMeta>>
beforeAll(async () => {
  meta = await openMeta()
  meta.order({ phone: { id: '200000000000099', token: strangersToken, businessId: '100000000000099', displayNumber: '+1 555-010-0099' } })
})
afterAll(() => meta.close())

type House = Awaited<ReturnType<typeof openHouse>>
const connect = (house: House, settings: Record<string, unknown>, as?: string) =>
  house.call('POST', '/inboxes', { channel: 'whatsapp-cloud', name: 'WhatsApp', settings, burstWindowMs: 0 }, as ? { as } : {})
const read = async (house: House, id: string, as?: string) => (await house.call('GET', `/inboxes/${id}`, undefined, as ? { as } : {})).body
const contactsOf = (tenantId: string) => inTenant(tenantId, (tx) => tx.selectFrom('contacts').select('id').execute())
const say = async (house: House) => expect((await deliverTo(house.app, textWebhook({ text: 'My card is 4242' }))).status).toBe(200)

test('who names somebody’s number first reads nothing of it, and does not keep the owner out', async () => {
  const house = await openHouse()
  const thief = await connect(house, { ...shop, accessToken: strangersToken }, house.otherApiKey)
  expect(thief.status).toBe(201)
  expect(thief.body.ownership).toMatchObject({ state: 'refused', detail: expect.stringContaining('does not let this access token read') })

  await say(house)
  expect(await contactsOf(house.otherTenantId)).toEqual([])

  const owner = await connect(house, shop)
  expect(owner.body.ownership).toEqual({ state: 'proven', detail: null, nextStep: null, claimedAt: null })
  await say(house)
  expect(await contactsOf(house.tenantId)).toHaveLength(1)
  expect(await contactsOf(house.otherTenantId)).toEqual([])
  await house.call('DELETE', `/inboxes/${thief.body.id}`, undefined, { as: house.otherApiKey })
})

test('who names somebody’s business account with a number of their own does not hear its news', async () => {
  const house = await openHouse()
  const mine = { ...shop, phoneNumberId: '200000000000099', accessToken: strangersToken }
  const thief = await connect(house, mine, house.otherApiKey)
  expect(thief.body.ownership).toMatchObject({ state: 'refused', detail: expect.stringContaining('business account 100000000000001') })
  await house.call('DELETE', `/inboxes/${thief.body.id}`, undefined, { as: house.otherApiKey })
})

test('a claim to an account that is proven is refused, and told to its holder once an hour', async () => {
  const house = await openHouse()
  const owner = await connect(house, shop)
  for (const settings of [shop, { ...shop, phoneNumberId: '200000000000002' }]) {
    const claim = await connect(house, settings, house.otherApiKey)
    expect([claim.status, claim.body.detail]).toEqual([409, expect.stringContaining('another business')])
  }
  expect((await read(house, owner.body.id)).ownership.claimedAt).not.toBeNull()
  const { body } = await house.call('GET', '/events?limit=50')
  expect(body.items.filter(({ name }: { name: string }) => name === 'inbox.claimed')).toHaveLength(1)
})

test('with the provider away an inbox is saved and gets nothing, until the provider can be asked', async () => {
  const house = await openHouse()
  configure({ metaApiBaseUrl: 'http://127.0.0.1:9' })
  const { status, body } = await connect(house, shop)
  expect([status, body.ownership.state]).toEqual([201, 'waiting'])
  await say(house)
  await proveDue()
  expect((await read(house, body.id)).ownership.state).toBe('waiting')

  configure({ metaApiBaseUrl: meta.url })
  await proveDue()
  expect((await read(house, body.id)).ownership.state).toBe('waiting')
  await inTenant(house.tenantId, (tx) => tx.updateTable('inboxes').set({ proofDueAt: new Date() }).where('id', '=', body.id).execute())
  await proveDue()
  expect((await read(house, body.id)).ownership.state).toBe('proven')
  expect(await contactsOf(house.tenantId)).toEqual([])
  await say(house)
  expect(await contactsOf(house.tenantId)).toHaveLength(1)
})

test('another token or another number has to be proven anew; a new pace does not', async () => {
  const house = await openHouse()
  const { body } = await connect(house, shop)
  const change = async (settings: Record<string, unknown>) =>
    (await house.call('PATCH', `/inboxes/${body.id}`, { settings })).body.ownership.state
  expect(await change({ messagesPerSecond: 20 })).toBe('proven')
  expect(await change({ accessToken: strangersToken })).toBe('refused')
  await say(house)
  expect(await contactsOf(house.tenantId)).toEqual([])
  expect(await change({ accessToken: standInToken })).toBe('proven')
  expect(await change({ phoneNumberId: '200000000000099' })).toBe('refused')
})

test('of two who could both prove it, one gets it and the other is told why', async () => {
  const house = await openHouse()
  configure({ metaApiBaseUrl: 'http://127.0.0.1:9' })
  const one = await connect(house, shop)
  const two = await connect(house, shop, house.otherApiKey)
  configure({ metaApiBaseUrl: meta.url })
  const check = (id: string, as?: string) => house.call('POST', `/inboxes/${id}/checks`, undefined, as ? { as } : {})
  await Promise.all([check(one.body.id), check(two.body.id, house.otherApiKey)])
  const states = [(await read(house, one.body.id)).ownership.state, (await read(house, two.body.id, house.otherApiKey)).ownership.state]
  expect(states.sort()).toEqual(['held', 'proven'])
  await house.call('DELETE', `/inboxes/${two.body.id}`, undefined, { as: house.otherApiKey })
})
