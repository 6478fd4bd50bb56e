import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeTurn } from '../server/agent/close-turn.ts'
import { decide } from '../server/agent/decide.ts'
import { claimTurns, type OpenTurn, openTurn } from '../server/agent/open-turn.ts'
import { reply } from '../server/agent/reply.ts'
import { claimOutbox, deliver } from '../server/domains/conversations/deliver.ts'
import { standBackMs } from '../server/domains/conversations/hand-over.ts'
import { releaseDue } from '../server/domains/conversations/release.ts'
import { send } from '../server/domains/conversations/send.ts'
import { sweep } from '../server/domains/conversations/sweep.ts'
import { type House, openHouse } from './house.ts'
import { readMessages } from './read-messages.ts'
import { statusWebhook, textWebhook, webhook } from './stand-ins/meta.ts'
import { recentFixture } from './whatsapp-fixtures.ts'
import { connectNumber, deliverTo, openMeta } from './whatsapp-world.ts'

const ada = '447700900101'
const ben = '447700900102'
const chidi = '12025550143'

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

describe('stop', () => {
  test('an opt-out in the middle of queued messages stops them; only its confirmation is sent, until START', async () => {
    const house = await openHouse()
    await connect(house)
    const conversationId = await writes(house, ada)
    await queue(house, conversationId, ['offer one', 'offer two'])
    await says(house, ada, 'STOP')
    while (await house.takeTurns());
    await deliverDue(house)
    expect(meta.sentTo(ada)).toHaveLength(1)
    expect(meta.sentTo(ada)[0]?.text).not.toMatch(/offer/)
    const stopped = (await readMessages(house.tenantId, ada)).filter(({ text }) => text.startsWith('offer'))
    expect(stopped.map(({ status, problem }) => [status, (problem as { code: string }).code])).toEqual([
      ['failed', 'opted_out'],
      ['failed', 'opted_out'],
    ])

    await says(house, ada, 'Hello?')
    await house.settles()
    expect(meta.sentTo(ada)).toHaveLength(1)
    const refused = await house.call('POST', `/conversations/${conversationId}/messages`, {
      content: { type: 'text', text: 'One more thing' },
    })
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } })

    await says(house, ada, 'START')
    await house.settles()
    await queue(house, conversationId, ['welcome offer'])
    await house.settles()
    expect(meta.sentTo(ada).map(({ text }) => text)).toHaveLength(3)
    expect(meta.sentTo(ada)[2]?.text).toBe('welcome offer')
  })

  test('past the 24-hour window nothing but an approved template is sent, and the composer says so', async () => {
    const house = await openHouse()
    await connect(house)
    const conversationId = await writes(house, ada)
    await house.inTenant((tx) => tx.raw(`update conversations set last_inbound_at = now() - interval '24 hours 1 second'`))
    await queue(house, conversationId, ['too late'])
    await deliverDue(house)
    expect(meta.sends).toEqual([])
    expect((await readMessages(house.tenantId, ada)).at(-1)).toMatchObject({ status: 'failed', problem: { code: 'window_closed' } })

    const text = await house.call('POST', `/conversations/${conversationId}/messages`, { content: { type: 'text', text: 'Still there?' } })
    expect(text).toMatchObject({ status: 409, body: { detail: expect.stringContaining('template') } })
    const template = await house.call('POST', `/conversations/${conversationId}/messages`, {
      content: { type: 'template', name: 'order_update', language: 'en_US', body: ['Ada', '42'] },
    })
    expect(template.status).toBe(201)
    await deliverDue(house)
    expect(meta.sentTo(ada).map(({ type }) => type)).toEqual(['template'])
  })
})

describe('two voices never', () => {
  test('a person who takes over stops the draft in work and the answer in line, and giving back answers what waited', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    const conversationId = await house.conversationOf('ana')
    await queue(house, conversationId, ['a queued answer of the bot'])
    const turn = await openNextTurn()
    const draft = await decide(turn)

    expect(await house.call('PUT', `/conversations/${conversationId}/handover`, {})).toMatchObject({ status: 200 })
    expect(await closeTurn(turn, draft)).toBe('fenced')
    await house.hears('ana', 'Hello, anyone?')
    await house.settles()
    expect(await house.sentTo('ana')).toEqual([])
    expect((await house.messagesOf('ana')).filter(({ direction }) => direction === 'out').map(({ status }) => status)).toEqual([
      'cancelled',
    ])

    const released = await house.call('DELETE', `/conversations/${conversationId}/handover`)
    expect(released.body.handover).toBeNull()
    await house.settles()
    expect(await house.sentTo('ana')).toHaveLength(1)
  })

  test('a message already claimed by a worker is not sent once a person has the conversation', async () => {
    const house = await openHouse()
    await connect(house)
    const conversationId = await writes(house, ada)
    await queue(house, conversationId, ['from the bot'])
    const [claim] = await claimOutbox('worker', 5)
    await house.call('PUT', `/conversations/${conversationId}/handover`, {})
    await deliver(claim!)
    expect(meta.sends).toEqual([])
  })

  test('a turn on a shared lane writes nothing once a person has the conversation', async () => {
    const house = await openHouse({ ordering: 'inbox' })
    await house.hears('ana', 'Hello!')
    const turn = await openNextTurn()
    const draft = await decide(turn)
    await house.call('PUT', `/conversations/${await house.conversationOf('ana')}/handover`, {})
    expect(await closeTurn(turn, draft)).toBe('held')
    await house.hears('ben', 'Hi')
    await house.settles()
    expect(await house.sentTo('ana')).toEqual([])
    expect(await house.sentTo('ben')).toHaveLength(1)
  })

  test('a hand-over with an end is over by itself, and what waited is answered', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    const conversationId = await house.conversationOf('ana')
    await house.call('PUT', `/conversations/${conversationId}/handover`, { resumesAt: new Date(Date.now() + 60_000).toISOString() })
    await house.settles()
    expect(await releaseDue()).toBe(0)
    await house.inTenant((tx) => tx.raw(`update handovers set resumes_at = now() - interval '1 second'`))
    expect(await releaseDue()).toBe(1)
    await house.settles()
    expect(await house.sentTo('ana')).toHaveLength(1)
  })

  test('a teammate who writes is sent, silences the bot for an hour, and answers what came before', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    const conversationId = await house.conversationOf('ana')
    const written = await house.call('POST', `/conversations/${conversationId}/messages`, {
      content: { type: 'text', text: 'Hi, Teo here' },
    })
    expect(written).toMatchObject({ status: 201, body: { author: 'teammate' } })
    await house.hears('ana', 'Great')
    await house.settles()
    expect(await house.sentTo('ana')).toEqual(['Hi, Teo here'])
    const { body } = await house.call('GET', `/conversations/${conversationId}`)
    const left = new Date(body.handover.resumesAt).getTime() - Date.now()
    expect(left).toBeGreaterThan(standBackMs - 60_000)
    expect(left).toBeLessThanOrEqual(standBackMs)

    await house.inTenant((tx) => tx.raw(`update handovers set resumes_at = now()`))
    await releaseDue()
    const turn = await openNextTurn()
    expect(turn.incoming.map(({ content }) => content)).toEqual([{ type: 'text', text: 'Great' }])
  })

  test('“/bot” in the composer gives the conversation back and reaches no customer', async () => {
    const house = await openHouse()
    await house.hears('ana', 'Hello!')
    const conversationId = await house.conversationOf('ana')
    await house.call('PUT', `/conversations/${conversationId}/handover`, {})
    const command = await house.call('POST', `/conversations/${conversationId}/messages`, { content: { type: 'text', text: ' /bot ' } })
    expect(command.status).toBe(409)
    expect((await house.call('GET', `/conversations/${conversationId}`)).body.handover).toBeNull()
    await house.settles()
    const sent = await house.sentTo('ana')
    expect(sent).toHaveLength(1)
    expect(sent[0]).not.toContain('/bot')
  })

  test('the owner’s phone silences the bot, and “/bot” typed there wakes it', async () => {
    const house = await openHouse()
    await connect(house)
    await says(house, ada, 'Hello')
    await echo(house, ada, 'I will call you')
    await says(house, ada, 'Good morning')
    await house.settles()
    expect(meta.sentTo(ada)).toEqual([])
    await echo(house, ada, '/bot')
    await house.settles()
    expect(meta.sentTo(ada)).toHaveLength(1)
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

describe('how fast a number sends', () => {
  test('no faster than its owner allows, in line, and another number need not wait for it', async () => {
    const house = await openHouse()
    const slow = await connect(house, {}, { messagesPerSecond: 1 })
    const conversations: string[] = []
    for (let n = 0; n < 5; n++) conversations.push(await writes(house, `4477009001${10 + n}`))
    for (const conversation of conversations) await queue(house, conversation, ['patience'])
    await house.hears('ana', 'Hello!')
    await house.settles()

    // One at once, one for the burst of a second; the others a second apart.
    expect(meta.sends).toHaveLength(2)
    expect(await house.sentTo('ana')).toHaveLength(1)
    const due = await house.inTenant((tx) =>
      tx.selectFrom('outbox').select('dueAt').where('inboxId', '=', slow).where('state', '=', 'queued').orderBy('dueAt').execute(),
    )
    expect(due.slice(1).map(({ dueAt }, i) => dueAt.getTime() - due[i]!.dueAt.getTime())).toEqual([1000, 1000])
    await pass(house, 10)
    await deliverDue(house)
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

/** The shop's first number, connected in this house; it is disconnected when the test ends. */
const connect = (house: House, more: { ordering?: 'conversation' | 'inbox' } = {}, settings: { messagesPerSecond?: number } = {}) =>
  connectNumber(house.tenantId, { phoneNumberId: '200000000000001', businessAccountId: '100000000000001', ...settings }, more)

const says = (house: House, from: string, text: string) => deliverTo(house.app, textWebhook({ text, from, name: 'Someone' }))

/** A customer wrote, and it was dealt with: the window is open. Answers the conversation's id. */
async function writes(house: House, from: string): Promise<string> {
  await says(house, from, 'Hello')
  const [message] = await readMessages(house.tenantId, from)
  await house.inTenant(async (tx) => {
    await tx.raw('update conversations set waiting_since = null, due_at = null, done_seq = last_seq where id = $1', [
      message!.conversationId,
    ])
    await tx.raw('select app.schedule_lane(lane_id) from conversations where id = $1', [message!.conversationId])
  })
  return message!.conversationId
}

const echo = (house: House, to: string, text: string) =>
  deliverTo(
    house.app,
    webhook(
      {
        message_echoes: [
          {
            from: '15550100001',
            to,
            id: `wamid.echo.${to}.${text.length}`,
            timestamp: String(Math.floor(Date.now() / 1000)),
            type: 'text',
            text: { body: text },
          },
        ],
      },
      { field: 'smb_message_echoes' },
    ),
  )

/** The bot said something. */
const queue = (house: House, conversationId: string, texts: string[]) =>
  house.inTenant(async (tx) => {
    for (const text of texts) await send(tx, { conversationId, content: { type: 'text', text }, author: 'bot' })
  })

/** Sends until nothing is due. */
async function deliverDue(house: House) {
  while (await house.deliverAll());
}

async function openNextTurn(owner = 'test'): Promise<OpenTurn> {
  const [claim] = await claimTurns(owner, 1)
  const turn = claim && (await openTurn(claim))
  if (!turn) throw new Error('There is no turn to open.')
  return turn
}

/** Lets so many seconds pass for everything that waits. */
const pass = (house: House, seconds: number) =>
  house.inTenant(async (tx) => {
    await tx.raw(`update outbox set due_at = due_at - make_interval(secs => $1)`, [seconds])
    await tx.raw(`update conversations set due_at = due_at - make_interval(secs => $1)`, [seconds])
    await tx.raw(`update lanes set ready_at = ready_at - make_interval(secs => $1)`, [seconds])
    await tx.raw(`update send_pacing set next_at = next_at - make_interval(secs => $1)`, [seconds])
  })

const endLeases = (house: House) =>
  house.inTenant(async (tx) => {
    await tx.raw(`update lanes set ready_at = now() where owner is not null`)
    await tx.raw(`update outbox set lease_until = now() where lease_until is not null`)
  })

const turnsOf = (house: House) =>
  house.inTenant(async (tx) => (await tx.selectFrom('turns').select('outcome').orderBy('id').execute()).map(({ outcome }) => outcome))

const outboxStates = (house: House) =>
  house.inTenant(async (tx) => (await tx.selectFrom('outbox').select('state').orderBy('position').execute()).map(({ state }) => state))

const lastStatus = async (house: House) => (await readMessages(house.tenantId, ada)).at(-1)!.status

async function until(true_: () => boolean) {
  for (const end = Date.now() + 5_000; !true_(); ) {
    if (Date.now() > end) throw new Error('It did not happen within five seconds.')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
