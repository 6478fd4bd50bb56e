import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeTurn } from '../server/agent/close-turn.ts'
import { decide } from '../server/agent/decide.ts'
import { claimTurns } from '../server/agent/open-turn.ts'
import { reply } from '../server/agent/reply.ts'
import { claimOutbox, deliver } from '../server/domains/conversations/deliver.ts'
import { sweep } from '../server/domains/conversations/sweep.ts'
import { openHouse } from './house.ts'
import {
  ada,
  ben,
  chidi,
  connect,
  deliverDue,
  endLeases,
  lastStatus,
  openNextTurn,
  pass,
  queue,
  says,
  turnsOf,
  until,
  writes,
} from './messages-world.ts'
import { readMessages } from './read-messages.ts'
import { statusWebhook } from './stand-ins/meta.ts'
import { recentFixture } from './whatsapp-fixtures.ts'
import { deliverTo, openMeta } from './whatsapp-world.ts'

let meta: Awaited<ReturnType<typeof openMeta>>
beforeAll(async () => {
  meta = await openMeta()
})
afterAll(() => meta.close())
beforeEach(() => meta.order({ reset: true }))

describe('in', () => {
  test('a message is answered once though it is delivered three times at once', async () => {
    const house = await openHouse()
    await Promise.all([1, 2, 3].map(() => house.hears('ana', 'Hello!', { id: 'once' })))
    await house.settles()
    await house.hears('ana', 'Hello!', { id: 'once' })
    await house.settles()
    expect((await house.messagesOf('ana')).filter(({ direction }) => direction === 'in')).toHaveLength(1)
    expect(await house.sentTo('ana')).toHaveLength(1)
  })

  test('two first messages of one person at once make one contact and one conversation', async () => {
    const house = await openHouse()
    await Promise.all(['Hello!', 'Hi', 'Good morning'].map((text) => house.hears('ana', text)))
    expect(await house.inTenant((tx) => tx.selectFrom('contacts').select('id').execute())).toHaveLength(1)
    expect((await house.messagesOf('ana')).map(({ seq }) => Number(seq))).toEqual([1, 2, 3])
  })

  test('a burst is answered once, when the customer has been quiet', async () => {
    const house = await openHouse({ burstWindowMs: 6000 })
    for (const text of ['Hello', 'I have a question', 'are you there?']) await house.hears('ana', text)
    expect(await house.takeTurns()).toBe(0)
    await pass(house, 7)
    await house.settles()
    expect(await house.sentTo('ana')).toHaveLength(1)
    expect(await turnsOf(house)).toEqual(['decided'])
  })

  test('a draft overtaken by the customer is dropped, and one answer covers both lines', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    const first = await openNextTurn()
    const draft = await decide(first)
    await house.hears('ana', 'and good morning')
    expect(await closeTurn(first, draft)).toBe('overtaken')
    expect(await house.deliverAll()).toBe(0)

    const second = await openNextTurn()
    expect(second.incoming).toHaveLength(2)
    expect(await closeTurn(second, await decide(second))).toBe('closed')
    await house.settles()
    expect(await house.sentTo('ana')).toHaveLength(1)
    expect(await turnsOf(house)).toEqual(['overtaken', 'decided'])
  })

  test('someone who never stops writing is answered all the same, and the rest gets an answer of its own', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    const outcomes: string[] = []
    for (let line = 0; line < 4; line++) {
      const turn = await openNextTurn()
      const draft = await decide(turn)
      await house.hears('ana', `Hi again ${line}`)
      outcomes.push(await closeTurn(turn, draft))
    }
    expect(outcomes).toEqual(['overtaken', 'overtaken', 'overtaken', 'closed'])
    await house.settles()
    expect(await house.sentTo('ana')).toHaveLength(2)
  })

  test('what a provider delivered and we cannot use is shown with its reason, and its neighbours are stored', async () => {
    const house = await openHouse()
    const inboxId = await connect(house)
    const { body, signature } = recentFixture('batch-06-one-bad-among-good.json')
    await deliverTo(house.app, body, { signature })
    await deliverTo(house.app, body, { signature })

    const { body: inbox } = await house.call('GET', `/inboxes/${inboxId}`)
    expect(inbox.quarantined).toBe(1)
    const { body: page } = await house.call('GET', `/inboxes/${inboxId}/quarantine`)
    expect(page.items).toEqual([expect.objectContaining({ reason: expect.stringMatching(/\w{3,}/), body: expect.stringContaining('{') })])
    expect(await readMessages(house.tenantId, ada)).toHaveLength(1)
    expect(await readMessages(house.tenantId, ben)).toHaveLength(1)
  })
})

describe('order', () => {
  test('messages of a conversation leave in the order they were queued, whoever claims them', async () => {
    const house = await openHouse()
    await connect(house)
    const conversationId = await writes(house, ada)
    await queue(house, conversationId, ['one', 'two', 'three', 'four'])
    meta.order({ latencyMs: 30 })
    await Promise.all([house.settles(), house.settles(), house.settles()])
    expect(meta.sentTo(ada).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four'])
  })

  test('a message that must wait holds back the later ones of its conversation, and nobody else’s', async () => {
    const house = await openHouse()
    await connect(house)
    const [first, second] = [await writes(house, ada), await writes(house, ben)]
    await queue(house, first, ['one', 'two'])
    meta.failFor(ada, 131056)
    await deliverDue(house)
    await queue(house, second, ['uno'])
    await deliverDue(house)
    meta.failFor(ada, null)
    expect(meta.sends.map(({ text }) => text)).toEqual(['uno'])
    await pass(house, 10)
    await deliverDue(house)
    expect(meta.sends.map(({ text }) => text)).toEqual(['uno', 'one', 'two'])
  })

  test('with strict ordering, customers of one number are answered first in, first out', async () => {
    const house = await openHouse()
    await connect(house, { ordering: 'inbox' })
    for (const from of [ada, ben, chidi]) await says(house, from, 'Hello')
    expect((await claimTurns('one', 10)).length).toBe(1)
    await endLeases(house)
    await sweep(null)
    meta.order({ latencyMs: 20 })
    await Promise.all([house.settles(), house.settles()])
    expect(meta.sends.map(({ to }) => to)).toEqual([ada, ben, chidi])
  })

  test('with strict ordering, a message that has to be tried again keeps its place', async () => {
    const house = await openHouse()
    await connect(house, { ordering: 'inbox' })
    const [first, second] = [await writes(house, ada), await writes(house, ben)]
    await queue(house, first, ['one'])
    await queue(house, second, ['two'])
    meta.failNext(1, { code: 130429 })
    await deliverDue(house)
    expect(meta.sends).toEqual([])
    await pass(house, 10)
    await deliverDue(house)
    expect(meta.sends.map(({ text }) => text)).toEqual(['one', 'two'])
  })
})

describe('killed and slow workers', () => {
  test('a killed worker’s turn is taken over when its lease ends, and its ghost changes nothing', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    const ghost = await openNextTurn('killed')
    const draft = await decide(ghost)
    await sweep(null)
    expect(await claimTurns('heir', 5)).toEqual([])

    await endLeases(house)
    await sweep(null)
    const [claim] = await claimTurns('heir', 5)
    await reply(claim!)
    expect(await closeTurn(ghost, draft)).toBe('fenced')
    await house.settles()
    expect(await house.sentTo('ana')).toHaveLength(1)
    expect(await turnsOf(house)).toEqual(['abandoned', 'decided'])
  })

  test('a node that starts again takes its own work back at once, and leaves that of others', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    await claimTurns('node-7', 5)
    await sweep('node-8')
    expect(await claimTurns('node-8', 5)).toEqual([])
    await sweep('node-7')
    expect(await claimTurns('node-7', 5)).toHaveLength(1)
  })

  test('a killed worker’s claimed message is sent by another, and its ghost sends nothing', async () => {
    const house = await openHouse()
    await connect(house)
    await queue(house, await writes(house, ada), ['once'])
    const [ghost] = await claimOutbox('killed', 5)
    expect(await claimOutbox('heir', 5)).toEqual([])
    await endLeases(house)
    await sweep(null)
    await deliverDue(house)
    await deliver(ghost!)
    expect(meta.sentTo(ada).map(({ text }) => text)).toEqual(['once'])
  })

  test('a worker that slept through its send may not settle it; the receipt does', async () => {
    const house = await openHouse()
    await connect(house)
    await queue(house, await writes(house, ada), ['once'])
    meta.order({ latencyMs: 400 })
    const [slow] = await claimOutbox('slow', 5)
    const delivered = deliver(slow!)
    await until(() => meta.sends.length === 1)
    await endLeases(house)
    await sweep(null)
    await delivered
    expect(await lastStatus(house)).toBe('sending')
    const [sent] = meta.sends
    await deliverTo(house.app, statusWebhook({ id: sent!.wamid, status: 'delivered', callback: sent!.callback! }))
    expect(await lastStatus(house)).toBe('delivered')
    await deliverDue(house)
    expect(meta.sends).toHaveLength(1)
  })
})

describe('our own failures', () => {
  test('a turn that fails is tried again later each time, and after five tries a person is asked', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    const conversationId = await house.conversationOf('ana')
    // Damaged on disk: it does not open any more.
    await house.inTenant((tx) => tx.raw(`update messages set content_sealed = 'v1.' || gen_random_uuid() || '.AAAA'`))
    const waits: number[] = []
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await house.takeTurns()).toBe(1)
      const [lane] = await house.inTenant((tx) => tx.selectFrom('lanes').select('readyAt').execute())
      if (lane!.readyAt) waits.push(Math.round((lane!.readyAt.getTime() - Date.now()) / 1000))
      await pass(house, 100)
    }
    expect(waits).toHaveLength(4)
    for (const [attempt, wanted] of [1, 2, 4, 8].entries()) expect(Math.abs(waits[attempt]! - wanted)).toBeLessThanOrEqual(1)
    expect(await house.takeTurns()).toBe(0)
    const open = await house.inTenant((tx) => tx.selectFrom('handovers').selectAll().where('endedAt', 'is', null).execute())
    expect(open).toEqual([expect.objectContaining({ conversationId, reason: 'failure' })])
  })
})
