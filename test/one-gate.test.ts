import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MessageContent } from '../contract/message.ts'
import { claimOutbox, deliver } from '../server/domains/conversations/deliver.ts'
import type { SendClass } from '../server/domains/conversations/gate.ts'
import { send } from '../server/domains/conversations/send.ts'
import { carryOutDue } from '../server/domains/due/carry-out.ts'
import { comesDue } from './comes-due.ts'
import { type House, openHouse } from './house.ts'
import { ada, connect, deliverDue, says, writes } from './messages-world.ts'
import { readMessages } from './read-messages.ts'
import { openMeta } from './whatsapp-world.ts'

let meta: Awaited<ReturnType<typeof openMeta>>
beforeAll(async () => {
  meta = await openMeta()
})
afterAll(() => meta.close())
beforeEach(() => meta.order({ reset: true }))

const template = (category?: 'utility' | 'marketing'): MessageContent => ({
  type: 'template',
  name: 'order_update',
  language: 'en_US',
  bodyValues: { 1: 'Ada', 2: '42' },
  ...(category ? { category } : {}),
})

const sendingOf = async (house: House, id: string) => (await house.call('GET', `/conversations/${id}/sending`)).body
const begin = (house: House, inboxId: string, value: string) =>
  house.call('POST', '/conversations', { inboxId, identity: { kind: 'phone', value } })
const queued = (house: House, conversationId: string, told: SendClass, text: string = told) =>
  house.inTenant((tx) => send(tx, { conversationId, content: { type: 'text', text }, author: 'bot', class: told }))

describe('a conversation that we begin', () => {
  test('is with a contact made for it; free words are refused until they write, a template passes, and their answer lands in it', async () => {
    const house = await openHouse()
    const inboxId = await connect(house)
    const { status, body } = await begin(house, inboxId, `+${ada}`)
    expect(status).toBe(201)
    expect(body).toMatchObject({ contact: { identities: [{ kind: 'phone', value: ada }] }, lastMessage: null, handover: null })
    expect((await begin(house, inboxId, `00${ada}`)).body.id).toBe(body.id)

    const { text, template: offered } = await sendingOf(house, body.id)
    expect([text.outcome, text.reason, offered.outcome]).toEqual(['refused', 'window_closed', 'send'])
    const refused = await house.call('POST', `/conversations/${body.id}/messages`, { content: { type: 'text', text: 'Hello' } })
    expect(refused).toMatchObject({ status: 409, body: { detail: `${text.detail} ${text.nextStep}` } })
    expect((await house.call('POST', `/conversations/${body.id}/messages`, { content: template('utility') })).status).toBe(201)
    await deliverDue(house)
    expect(meta.sentTo(ada).map(({ type }) => type)).toEqual(['template'])

    await says(house, ada, 'Who is this?')
    expect((await readMessages(house.tenantId, ada)).map(({ conversationId }) => conversationId)).toEqual([body.id, body.id])
    expect((await sendingOf(house, body.id)).text.outcome).toBe('send')
  })

  test('begun twice at once is one, and somebody known elsewhere by the number is the same person', async () => {
    const house = await openHouse()
    const inboxId = await connect(house)
    await house.hears('ana', 'Hello')
    await house.inTenant((tx) => tx.raw(`update contact_identities set kind = 'phone', value = $1`, [ada]))
    const answers = await Promise.all([1, 2, 3].map(() => begin(house, inboxId, `+${ada}`)))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    const contacts = await house.inTenant((tx) => tx.selectFrom('contacts').select('id').execute())
    expect(contacts.map(({ id }) => id)).toEqual([answers[0]!.body.contact.id])
  })

  test('needs an address that the channel can write to, and an inbox of one’s own', async () => {
    const house = await openHouse()
    const inboxId = await connect(house)
    expect(await begin(house, inboxId, 'ask Kunle')).toMatchObject({ status: 400, body: { detail: expect.stringContaining('+234') } })
    expect(await begin(house, house.inboxId, `+${ada}`)).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('cannot write first') },
    })
    const foreign = await house.call(
      'POST',
      '/conversations',
      { inboxId, identity: { kind: 'phone', value: `+${ada}` } },
      { as: house.otherApiKey },
    )
    expect(foreign.status).toBe(404)
  })
})

describe('one gate', () => {
  const shut: [reason: string, sql: string][] = [
    ['opted_out', 'update contacts set opted_out_at = now()'],
    ['window_closed', `update conversations set last_inbound_at = now() - interval '25 hours'`],
  ]
  test.each(shut)('%s is said in the same words beforehand, by the API and at the message', async (reason, sql) => {
    const house = await openHouse()
    await connect(house)
    const id = await writes(house, ada)
    expect((await sendingOf(house, id)).text).toMatchObject({ outcome: 'send', reason: null, detail: null })
    const messageId = await queued(house, id, 'reply')
    const [claim] = await claimOutbox('worker', 5)
    await house.inTenant((tx) => tx.raw(sql))

    const { text } = await sendingOf(house, id)
    expect(text).toMatchObject({ outcome: 'refused', reason })
    const written = await house.call('POST', `/conversations/${id}/messages`, { content: { type: 'text', text: 'Hello' } })
    expect(written).toMatchObject({ status: 409, body: { detail: `${text.detail} ${text.nextStep}` } })
    await deliver(claim!)
    const last = (await readMessages(house.tenantId, ada)).find(({ id: of }) => of === messageId)!
    expect(last).toMatchObject({ status: 'failed', problem: { code: reason, detail: text.detail, nextStep: text.nextStep } })
    expect(meta.sends).toEqual([])
  })

  test('what was planned for a time at which it may not be sent is told as not sent, and a person has a task with its words', async () => {
    const house = await openHouse()
    await connect(house)
    const conversationId = await writes(house, ada)
    const dueAt = new Date(Date.now() + 3600_000).toISOString()
    const planned = { kind: 'follow_up', reason: 'She wanted to think', text: 'Still thinking about the peonies?', dueAt, conversationId }
    const { body } = await house.call('POST', '/due-things', planned)
    await house.inTenant((tx) => tx.raw(`update conversations set last_inbound_at = now() - interval '25 hours'`))
    await comesDue(house, body.id)
    await carryOutDue()
    expect((await house.call('GET', '/due-things?state=ended')).body.items).toMatchObject([
      { id: body.id, ended: { how: 'skipped', because: 'may_not_send' } },
    ])
    expect((await house.call('GET', '/tasks')).body.items).toMatchObject([
      { title: 'She wanted to think', note: expect.stringContaining('Still thinking about the peonies?') },
    ])
    expect(meta.sends).toEqual([])
  })

  test('with an approved template it is sent by that once the window is closed, and by its words while it is open', async () => {
    const house = await openHouse()
    await connect(house)
    const plan = async (who: string, happens?: string) => {
      const conversationId = await writes(house, who)
      const dueAt = new Date(Date.now() + 3600_000).toISOString()
      const body = {
        kind: 'follow_up',
        reason: 'She wanted to think',
        text: 'Still thinking?',
        template: template('utility'),
        dueAt,
        conversationId,
      }
      const made = await house.call('POST', '/due-things', body)
      expect(made).toMatchObject({ status: 201, body: { template: { type: 'template', category: 'utility' } } })
      if (happens) await house.inTenant((tx) => tx.raw(happens))
      await comesDue(house, made.body.id)
      await carryOutDue()
      await house.settles()
    }
    await plan(ada)
    await plan('447700900102', `update conversations set last_inbound_at = now() - interval '25 hours'`)
    expect(meta.sends.map(({ body }) => body)).toMatchObject([{ text: { body: 'Still thinking?' } }, { type: 'template' }])
    expect((await house.call('GET', '/tasks')).body.items).toEqual([])
  })

  test('whoever stopped marketing gets no offer, and no template that may be one; answers and what they ordered still go out', async () => {
    const house = await openHouse()
    await connect(house)
    const id = await writes(house, ada)
    await house.inTenant((tx) => tx.raw('update contacts set marketing_stopped_at = now()'))
    const { text, template: about, marketing } = await sendingOf(house, id)
    expect([text.outcome, about.outcome, marketing.outcome, marketing.reason]).toEqual(['send', 'send', 'refused', 'marketing_stopped'])
    for (const content of [template('marketing'), template()])
      expect(await house.call('POST', `/conversations/${id}/messages`, { content })).toMatchObject({
        status: 409,
        body: { detail: `${marketing.detail} ${marketing.nextStep}` },
      })
    const offer = await queued(house, id, 'marketing')
    await queued(house, id, 'reply', 'an answer')
    await house.inTenant((tx) => send(tx, { conversationId: id, content: template('utility'), author: 'teammate', class: 'utility' }))
    await deliverDue(house)
    expect(meta.sentTo(ada).map(({ type, text: words }) => words ?? type)).toEqual(['an answer', 'template'])
    expect((await readMessages(house.tenantId, ada)).find(({ id: of }) => of === offer)).toMatchObject({
      status: 'failed',
      problem: { code: 'marketing_stopped' },
    })
  })

  test('a disconnected inbox takes nothing', async () => {
    const house = await openHouse()
    const inboxId = await connect(house)
    const id = await writes(house, ada)
    await house.call('DELETE', `/inboxes/${inboxId}`)
    const { text } = await sendingOf(house, id)
    expect(text).toMatchObject({ outcome: 'refused', reason: 'inbox_gone' })
    const written = await house.call('POST', `/conversations/${id}/messages`, { content: { type: 'text', text: 'Hello' } })
    expect(written).toMatchObject({ status: 409, body: { detail: `${text.detail} ${text.nextStep}` } })
  })

  test('a paused inbox takes what is written and says that it waits', async () => {
    const house = await openHouse()
    const inboxId = await connect(house)
    const id = await writes(house, ada)
    await house.call('PATCH', `/inboxes/${inboxId}`, { status: 'paused' })
    expect((await sendingOf(house, id)).text).toMatchObject({ outcome: 'later', reason: 'inbox_paused', at: expect.any(String) })
    expect((await house.call('POST', `/conversations/${id}/messages`, { content: { type: 'text', text: 'Soon' } })).status).toBe(201)
  })

  test('a contact to whom much was sent already says that the next one waits, and until when', async () => {
    const house = await openHouse()
    await connect(house)
    const id = await writes(house, ada)
    await queued(house, id, 'reply')
    await deliverDue(house)
    expect((await sendingOf(house, id)).text.outcome).toBe('send')
    await house.inTenant((tx) => tx.raw(`update send_pacing set next_at = now() + interval '10 minutes' where id = $1`, [id]))
    const { text } = await sendingOf(house, id)
    expect(text).toMatchObject({ outcome: 'later', reason: 'paced' })
    // Meta lets 45 go ahead of time, one in six seconds.
    expect(Math.round((Date.parse(text.at) - Date.now()) / 10_000)).toBeCloseTo((600 - 45 * 6) / 10, -1)
  })

  test('what is for many is not said into a talk that a person is having', async () => {
    const house = await openHouse()
    await connect(house)
    const id = await writes(house, ada)
    await house.call('PUT', `/conversations/${id}/handover`, {})
    await house.inTenant((tx) => send(tx, { conversationId: id, content: template('marketing'), author: 'system', class: 'marketing' }))
    await deliverDue(house)
    expect(meta.sends).toEqual([])
    expect((await readMessages(house.tenantId, ada)).at(-1)).toMatchObject({ status: 'cancelled', problem: { code: 'handed_over' } })
  })
})

describe('classes', () => {
  /** So many contacts of a number that may send ten a second. */
  async function many(count: number, more: { ordering?: 'inbox' } = {}) {
    const house = await openHouse()
    const inboxId = await connect(house, more, { messagesPerSecond: 10 })
    const ids: string[] = []
    for (let n = 0; n < count; n++) ids.push((await begin(house, inboxId, `+4477009002${String(n).padStart(2, '0')}`)).body.id)
    return { house, ids }
  }
  const claimed = async (house: House, limit = 60) => {
    const claims = await claimOutbox('worker', limit)
    const rows = await house.inTenant((tx) => tx.selectFrom('outbox').select(['id', 'class', 'conversationId']).execute())
    return claims.map(({ id }) => rows.find((row) => row.id === id)!)
  }

  test('an answer overtakes a campaign, which uses half of the number’s pace at most', async () => {
    const { house, ids } = await many(14)
    for (const id of ids.slice(0, 12)) await queued(house, id, 'marketing')
    const first = await claimed(house)
    // A second's worth of half the pace, and the one that starts it.
    expect(first.length).toBeGreaterThanOrEqual(6)
    expect(first.length).toBeLessThan(10)
    await queued(house, ids[12]!, 'service')
    await queued(house, ids[13]!, 'reply')
    expect((await claimed(house)).map((row) => row.class)).toEqual(['reply', 'service'])
  })

  test('the last free hand is kept for an answer', async () => {
    const { house, ids } = await many(3)
    for (const id of ids) await queued(house, id, 'marketing')
    expect(await claimed(house, 1)).toEqual([])
    expect(await claimed(house, 2)).toHaveLength(1)
  })

  test('however much is answered, a campaign goes on', async () => {
    const { house, ids } = await many(22)
    await queued(house, ids[21]!, 'marketing')
    for (const id of ids.slice(0, 21)) await queued(house, id, 'reply')
    const went = (await claimed(house)).map((row) => row.class)
    expect(went.filter((name) => name === 'reply').length).toBeLessThan(21)
    expect(went.at(-1)).toBe('marketing')
  })

  test.each([undefined, 'inbox'] as const)(
    'an answer never overtakes what was said to the same contact before it (strict ordering: %s)',
    async (ordering) => {
      const { house, ids } = await many(3, ordering ? { ordering } : {})
      for (const id of ids.slice(0, 2)) await queued(house, id, 'marketing')
      await queued(house, ids[1]!, 'reply')
      await queued(house, ids[2]!, 'reply')
      const order: string[] = []
      for (let n = 0; n < 8; n++)
        for (const row of await claimed(house)) {
          order.push(`${ids.indexOf(row.conversationId)} ${row.class}`)
          await house.inTenant((tx) => tx.updateTable('outbox').set({ state: 'sent' }).where('id', '=', row.id).execute())
        }
      expect(order).toHaveLength(4)
      expect(order.indexOf('1 marketing')).toBeLessThan(order.indexOf('1 reply'))
      expect(order.indexOf('2 reply')).toBeLessThan(order.indexOf('0 marketing'))
    },
  )
})
