import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeTurn } from '../server/agent/close-turn.ts'
import { decide } from '../server/agent/decide.ts'
import { claimOutbox, deliver } from '../server/domains/conversations/deliver.ts'
import { standBackMs } from '../server/domains/conversations/hand-over.ts'
import { releaseDue } from '../server/domains/conversations/release.ts'
import { openHouse } from './house.ts'
import { ada, ben, connect, deliverDue, echo, openNextTurn, queue, says, writes } from './messages-world.ts'
import { readMessages } from './read-messages.ts'
import { openMeta } from './whatsapp-world.ts'

let meta: Awaited<ReturnType<typeof openMeta>>
beforeAll(async () => {
  meta = await openMeta()
})
afterAll(() => meta.close())
beforeEach(() => meta.order({ reset: true }))

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
      content: { type: 'template', name: 'order_update', language: 'en_US', bodyValues: { 1: 'Ada', 2: '42' } },
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

  test('who was handed over waits until a person is there, whichever way they come', async () => {
    const house = await openHouse()
    await connect(house)
    const waiting = async () => (await house.call('GET', '/conversations?filter=waiting')).body.items
    for (const who of [ada, ben]) await says(house, who, 'I want to talk to a person please')
    await house.settles()
    expect(await waiting()).toMatchObject([{ handover: { waiting: true } }, { handover: { waiting: true } }])
    expect((await house.call('GET', '/overview')).body.waitingForPerson).toBe(2)

    await echo(house, ada, 'Ada, it is me')
    const [left] = await waiting()
    await house.call('PUT', `/conversations/${left.id}/handover`, {})
    expect(await waiting()).toEqual([])
    expect((await house.call('GET', '/overview')).body.waitingForPerson).toBe(0)
    expect((await house.call('GET', '/conversations?filter=person')).body.items).toHaveLength(2)
  })
})
