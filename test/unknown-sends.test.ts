import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sweep } from '../server/domains/conversations/sweep.ts'
import { inTenant } from '../server/platform/db.ts'
import { type House, openHouse } from './house.ts'
import { ada, connect, deliverDue, outboxStates, queue, writes } from './messages-world.ts'
import { readMessages } from './read-messages.ts'
import { statusWebhook } from './stand-ins/meta.ts'
import { deliverTo, openMeta } from './whatsapp-world.ts'

let meta: Awaited<ReturnType<typeof openMeta>>
beforeAll(async () => {
  meta = await openMeta()
})
afterAll(() => meta.close())
beforeEach(() => meta.order({ reset: true }))

/** The bot said something, and the connection broke between our call and its answer. */
async function breaksOff(house: House) {
  const conversationId = await writes(house, ada)
  await queue(house, conversationId, ['Your roses are ready'])
  meta.dropAnswerAfterAccepting(1)
  await deliverDue(house)
  return { conversationId, messageId: (await readMessages(house.tenantId, ada)).at(-1)!.id }
}

const aMinuteLater = async (house: House) => {
  await house.inTenant((tx) => tx.raw(`update outbox set sending_at = sending_at - interval '61 seconds'`))
  await sweep(null)
}

const needsYou = async (house: House) => (await house.call('GET', '/conversations?filter=waiting')).body.items
const messageOf = async (house: House, conversationId: string, id: string) =>
  (await house.call('GET', `/conversations/${conversationId}/messages`)).body.items.find((message: { id: string }) => message.id === id)

describe('a send that nobody can vouch for', () => {
  test('needs a person a minute later, with what is known, in the list, its count and the overview', async () => {
    const house = await openHouse()
    await connect(house)
    const { conversationId, messageId } = await breaksOff(house)
    expect(await needsYou(house)).toEqual([])
    await aMinuteLater(house)

    expect(await needsYou(house)).toMatchObject([{ id: conversationId, unknownSends: 1, handover: null }])
    expect((await house.call('GET', '/overview')).body).toMatchObject({ waitingForPerson: 1, unknownSends: 1 })
    expect(await messageOf(house, conversationId, messageId)).toMatchObject({
      status: 'unknown',
      content: { text: 'Your roses are ready' },
      unknown: { to: ada, at: expect.any(String), tries: 1, verdict: null, againId: null },
      problem: { code: 'unknown' },
    })
    const { body } = await house.call('GET', '/events?limit=200')
    expect(body.items.filter(({ name }: { name: string }) => name === 'message.unknown')).toMatchObject([
      { conversationId, payload: { messageId } },
    ])
  })

  test('is sent again once, however often a person asks, as a message of its own, and written down who asked', async () => {
    const house = await openHouse()
    await connect(house)
    const { conversationId, messageId } = await breaksOff(house)
    await aMinuteLater(house)
    const answers = await Promise.all([1, 2].map(() => house.call('POST', `/messages/${messageId}/again`)))
    answers.push(await house.call('POST', `/messages/${messageId}/again`))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    await deliverDue(house)
    expect(meta.sentTo(ada).map(({ text }) => text)).toEqual(['Your roses are ready', 'Your roses are ready'])
    expect(await messageOf(house, conversationId, messageId)).toMatchObject({
      status: 'unknown',
      unknown: { verdict: 'sent_again', againId: answers[0]!.body.id },
    })
    expect(await needsYou(house)).toEqual([])
    expect((await house.call('GET', `/conversations/${conversationId}`)).body.handover).toBeNull()
    const entries = await house.inTenant((tx) =>
      tx.selectFrom('auditEntries').select(['action', 'object']).where('object', '=', `message:${messageId}`).execute(),
    )
    expect(entries[0]).toMatchObject({ action: 'sent an unknown message again' })
  })

  test.each(['arrived', 'dismissed'] as const)('is settled by a person: %s', async (verdict) => {
    const house = await openHouse()
    await connect(house)
    const { conversationId, messageId } = await breaksOff(house)
    await aMinuteLater(house)
    expect(await house.call('PUT', `/messages/${messageId}/verdict`, { verdict })).toMatchObject({
      status: 200,
      body: { status: verdict === 'arrived' ? 'sent' : 'unknown' },
    })
    expect(await house.call('PUT', `/messages/${messageId}/verdict`, { verdict })).toMatchObject({ status: 200 })
    expect(await needsYou(house)).toEqual([])
    expect((await house.call('GET', '/overview')).body.unknownSends).toBe(0)
    await deliverDue(house)
    expect(meta.sentTo(ada)).toHaveLength(1)
    expect((await house.call('GET', `/conversations/${conversationId}`)).body.unknownSends).toBe(0)
  })

  test('is not unknown when the receipt comes after all, and then it is not sent again', async () => {
    const house = await openHouse()
    await connect(house)
    const { messageId } = await breaksOff(house)
    await aMinuteLater(house)
    const [sent] = meta.sends
    await deliverTo(house.app, statusWebhook({ id: sent!.wamid, status: 'delivered', callback: sent!.callback! }))
    expect(await needsYou(house)).toEqual([])
    expect(await house.call('POST', `/messages/${messageId}/again`)).toMatchObject({ status: 409 })
    expect(await outboxStates(house)).toEqual(['sent'])
  })

  test('is not sent again to whoever asked us to stop meanwhile, nor by another business', async () => {
    const house = await openHouse()
    await connect(house)
    const { messageId } = await breaksOff(house)
    await aMinuteLater(house)
    expect(await house.call('POST', `/messages/${messageId}/again`, undefined, { as: house.otherApiKey })).toMatchObject({ status: 404 })
    await house.inTenant((tx) => tx.updateTable('contacts').set({ optedOutAt: new Date() }).execute())
    expect(await house.call('POST', `/messages/${messageId}/again`)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('asked you to stop') },
    })
    expect(await needsYou(house)).toHaveLength(1)
  })

  test('is marked wholly or not at all: message, outbox and event in one transaction', async () => {
    const house = await openHouse()
    await connect(house)
    const { messageId } = await breaksOff(house)
    await house.inTenant((tx) => tx.raw(`update outbox set sending_at = sending_at - interval '61 seconds'`))
    const giveUp = (tx: Parameters<Parameters<typeof inTenant>[1]>[0]) =>
      tx.raw(`select app.give_up_send($1, interval '60 seconds', '{"code":"unknown"}') as gone`, [messageId])
    await inTenant(house.tenantId, async (tx) => {
      await giveUp(tx)
      throw new Error('killed here')
    }).catch(() => {})
    expect((await readMessages(house.tenantId, ada)).at(-1)?.status).toBe('sending')
    expect(await outboxStates(house)).toEqual(['unconfirmed'])
    await sweep(null)
    await sweep(null)
    expect((await readMessages(house.tenantId, ada)).at(-1)?.status).toBe('unknown')
    const events = await house.inTenant((tx) => tx.selectFrom('events').select('id').where('name', '=', 'message.unknown').execute())
    expect(events).toHaveLength(1)
  })
})
