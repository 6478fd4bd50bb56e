import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sweep } from '../server/domains/conversations/sweep.ts'
import { openHouse } from './house.ts'
import { ada, connect, deliverDue, lastStatus, outboxStates, pass, queue, says, until, writes } from './messages-world.ts'
import { readMessages } from './read-messages.ts'
import { statusWebhook } from './stand-ins/meta.ts'
import { deliverTo, openMeta } from './whatsapp-world.ts'

let meta: Awaited<ReturnType<typeof openMeta>>
beforeAll(async () => {
  meta = await openMeta()
})
afterAll(() => meta.close())
beforeEach(() => meta.order({ reset: true }))

describe('how fast a number sends', () => {
  test('no faster than its owner allows, in line, and another number need not wait for it', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    await house.settles()
    const slow = await connect(house, {}, { messagesPerSecond: 1 })
    const conversations: string[] = []
    for (let n = 0; n < 5; n++) conversations.push(await writes(house, `4477009001${10 + n}`))
    for (const conversation of [...conversations, await house.conversationOf('ana')]) await queue(house, conversation, ['patience'])

    // One claim: one at once, one for the burst of a second; the others a second apart.
    await house.deliverAll()
    expect(meta.sends).toHaveLength(2)
    expect(await house.sentTo('ana')).toContainEqual(expect.stringContaining('patience'))
    const due = await house.inTenant((tx) =>
      tx.selectFrom('outbox').select('dueAt').where('inboxId', '=', slow).where('state', '=', 'queued').orderBy('dueAt').execute(),
    )
    expect(due.slice(1).map(({ dueAt }, i) => dueAt.getTime() - due[i]!.dueAt.getTime())).toEqual([1000, 1000])
    await pass(house, 10)
    await house.deliverAll()
    expect(meta.sends).toHaveLength(4)
  })
})

describe('what a provider says about a send', () => {
  test('“slow down” sends the message later', async () => {
    const house = await openHouse()
    await connect(house)
    await queue(house, await writes(house, ada), ['later'])
    meta.failNext(1, { code: 130429 })
    await deliverDue(house)
    expect(await lastStatus(house)).toBe('queued')
    await pass(house, 10)
    await deliverDue(house)
    expect(await lastStatus(house)).toBe('sent')
    expect(meta.sends).toHaveLength(1)
  })

  test('“too many to this person” waits 4, 16, 64 seconds', async () => {
    const house = await openHouse()
    await connect(house)
    await queue(house, await writes(house, ada), ['patient'])
    meta.failNext(3, { code: 131056 })
    const waits: number[] = []
    for (let attempt = 0; attempt < 3; attempt++) {
      await deliverDue(house)
      const [row] = await house.inTenant((tx) => tx.selectFrom('outbox').select('dueAt').execute())
      waits.push(Math.round((row!.dueAt.getTime() - Date.now()) / 1000))
      await pass(house, 100)
    }
    for (const [attempt, wanted] of [4, 16, 64].entries()) expect(Math.abs(waits[attempt]! - wanted)).toBeLessThanOrEqual(1)
    await deliverDue(house)
    expect(meta.sends).toHaveLength(1)
  })

  test('a refused token stops the inbox with the next step, keeps the queue, and mending it sends the rest', async () => {
    const house = await openHouse()
    const inboxId = await connect(house)
    await queue(house, await writes(house, ada), ['one', 'two'])
    meta.failNext(1, { code: 190, status: 401 })
    await deliverDue(house)
    await pass(house, 100)
    await deliverDue(house)
    expect(meta.sends).toEqual([])
    const { body: stopped } = await house.call('GET', `/inboxes/${inboxId}`)
    expect(stopped).toMatchObject({ status: 'stopped', problem: { nextStep: expect.stringMatching(/\w{5,}/) } })

    await says(house, ada, 'Hello?')
    while (await house.takeTurns());
    expect((await house.call('PATCH', `/inboxes/${inboxId}`, { settings: { accessToken: 'stand-in-token' } })).body).toMatchObject({
      status: 'active',
      problem: null,
    })
    await pass(house, 100)
    await deliverDue(house)
    expect(meta.sends.map(({ text }) => text).slice(0, 2)).toEqual(['one', 'two'])
    expect(meta.sends).toHaveLength(3)
  })

  test('a paused inbox keeps what it was asked to send', async () => {
    const house = await openHouse()
    const inboxId = await connect(house)
    await queue(house, await writes(house, ada), ['kept'])
    await house.call('PATCH', `/inboxes/${inboxId}`, { status: 'paused' })
    await deliverDue(house)
    expect(meta.sends).toEqual([])
    await house.call('PATCH', `/inboxes/${inboxId}`, { status: 'active' })
    await deliverDue(house)
    expect(meta.sends).toHaveLength(1)
  })

  test('a send that broke off is vouched for by the receipt that brings our id back', async () => {
    const house = await openHouse()
    await connect(house)
    await queue(house, await writes(house, ada), ['perhaps'])
    meta.dropAnswerAfterAccepting(1)
    await deliverDue(house)
    expect(await outboxStates(house)).toEqual(['unconfirmed'])
    const [sent] = meta.sends
    await deliverTo(house.app, statusWebhook({ id: sent!.wamid, status: 'sent', callback: sent!.callback! }))
    expect(await outboxStates(house)).toEqual(['sent'])
    expect((await readMessages(house.tenantId, ada)).at(-1)).toMatchObject({ status: 'sent', externalId: sent!.wamid, problem: null })
    await pass(house, 100)
    await sweep(null)
    expect(await lastStatus(house)).toBe('sent')
  })

  test('without a receipt it is unknown after a minute, shown to people and never sent again; later lines still leave', async () => {
    const house = await openHouse()
    await connect(house)
    const conversationId = await writes(house, ada)
    await queue(house, conversationId, ['perhaps', 'next'])
    meta.dropAnswerAfterAccepting(1)
    await deliverDue(house)
    await sweep(null)
    expect(await outboxStates(house)).toEqual(['unconfirmed', 'sent'])

    await house.inTenant((tx) => tx.raw(`update outbox set sending_at = sending_at - interval '61 seconds'`))
    await sweep(null)
    await pass(house, 1000)
    await house.settles()
    expect(meta.sends.map(({ text }) => text)).toEqual(['perhaps', 'next'])
    const { body } = await house.call('GET', `/conversations/${conversationId}/messages`)
    expect(body.items.find(({ status }: { status: string }) => status === 'unknown')).toMatchObject({
      problem: { nextStep: expect.stringContaining('phone') },
    })

    const [lost] = meta.sends
    await deliverTo(house.app, statusWebhook({ id: lost!.wamid, status: 'delivered', callback: lost!.callback! }))
    expect(await outboxStates(house)).toEqual(['sent', 'sent'])
  })

  test('a receipt that comes before the answer to our own call is kept for it', async () => {
    const house = await openHouse()
    await connect(house)
    await queue(house, await writes(house, ada), ['quick'])
    meta.order({ latencyMs: 300 })
    const delivered = deliverDue(house)
    await until(() => meta.sends.length === 1)
    await deliverTo(house.app, statusWebhook({ id: meta.sends[0]!.wamid, status: 'delivered' }))
    expect(await lastStatus(house)).toBe('sending')
    await delivered
    expect(await lastStatus(house)).toBe('delivered')
    expect(await house.inTenant((tx) => tx.selectFrom('parkedNews').selectAll().execute())).toEqual([])
  })

  test('receipts never step back', async () => {
    const house = await openHouse()
    await connect(house)
    await queue(house, await writes(house, ada), ['seen'])
    await deliverDue(house)
    const seen: string[] = []
    for (const status of ['delivered', 'sent', 'read', 'delivered', 'failed']) {
      await deliverTo(house.app, statusWebhook({ id: meta.sends[0]!.wamid, status, ...(status === 'failed' ? { errorCode: 131026 } : {}) }))
      seen.push(await lastStatus(house))
    }
    expect(seen).toEqual(['delivered', 'delivered', 'read', 'read', 'read'])
  })

  test('an undeliverable message is over and tried no more', async () => {
    const house = await openHouse()
    await connect(house)
    await queue(house, await writes(house, ada), ['nobody'])
    meta.failNext(1, { code: 131030 })
    await deliverDue(house)
    await pass(house, 1000)
    await deliverDue(house)
    expect(meta.sends).toEqual([])
    expect((await readMessages(house.tenantId, ada)).at(-1)).toMatchObject({ status: 'failed', problem: { nextStep: expect.any(String) } })
  })
})
