import { beforeEach, describe, expect, test } from 'vitest'
import type { ContactField } from '../contract/contacts.ts'
import { learn, learnDue } from '../server/agent/learn.ts'
import { configure } from '../server/platform/config.ts'
import { newId } from '../server/platform/ids.ts'
import { type House, openHouse } from './house.ts'
import { startOpenAi } from './stand-ins/openai.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})

const says = async (who: string, ...lines: string[]) => {
  for (const line of lines) {
    await house.hears(who, line)
    await house.settles()
  }
  await learn(house.tenantId, await house.conversationOf(who))
}
const contactOf = async (who: string): Promise<string> =>
  (await house.call('GET', `/conversations/${await house.conversationOf(who)}`)).body.contact.id
const knownOf = async (who: string): Promise<Record<string, ContactField>> => {
  const { items } = (await house.call('GET', `/contacts/${await contactOf(who)}/fields`)).body
  return Object.fromEntries(items.map((item: ContactField) => [item.field, item]))
}
const put = async (who: string, field: string, value: string) =>
  house.call('PUT', `/contacts/${await contactOf(who)}/fields/${field}`, { value })
const eventsOf = async (name: string) =>
  (await house.call('GET', '/events?limit=200')).body.items.filter((event: { name: string }) => event.name === name)

describe('after the answer', () => {
  test('what the customer told stands on the contact, with the message it stands in', async () => {
    await says('ana', 'Hi, my name is Ana Okafor', 'My budget is ₦50k for a birthday', 'Reach me at ana.okafor@example.com')
    const known = await knownOf('ana')
    expect(Object.fromEntries(Object.entries(known).map(([field, { value }]) => [field, value]))).toMatchObject({
      name: 'Ana Okafor',
      budget: '50000',
      email: 'ana.okafor@example.com',
    })
    const lines = await house.messagesOf('ana')
    const source = lines.find(({ id }) => id === known.budget?.said?.messageId)
    expect(source?.text).toContain('₦50k')
    expect(known.budget).toMatchObject({ by: 'agent', person: null, said: { text: expect.stringContaining('50k') } })
    expect((await house.call('GET', `/conversations/${await house.conversationOf('ana')}`)).body.contact.name).toBe('Ana Okafor')
    const learned = await eventsOf('contact.field_learned')
    expect(learned.map(({ payload }: { payload: { field: string } }) => payload.field)).toEqual(
      expect.arrayContaining(['name', 'budget', 'email']),
    )
    expect(JSON.stringify(learned)).not.toMatch(/Okafor|50000|50k/)
  })

  test('each line is read once, whoever looks and however often', async () => {
    await says('ana', 'My budget is ₦50k')
    const conversation = await house.conversationOf('ana')
    await Promise.all([learn(house.tenantId, conversation), learn(house.tenantId, conversation), learn(house.tenantId, conversation)])
    expect(await eventsOf('contact.field_learned')).toHaveLength(1)
  })

  test('two readers at once keep one of everything', async () => {
    await house.hears('ana', 'My budget is ₦50k, my name is Ana Okafor')
    await house.settles()
    const conversation = await house.conversationOf('ana')
    await Promise.all([1, 2, 3, 4].map(() => learn(house.tenantId, conversation)))
    expect((await knownOf('ana')).budget).toMatchObject({ value: '50000', earlier: [] })
  })

  test('a worker finds what is due by itself, one conversation once for all its lines', async () => {
    for (const line of ['Hello', 'My budget is ₦40k', 'no wait, my budget is ₦60k']) await house.hears('ana', line)
    await house.settles()
    // Sixty at a time, oldest first: other tests left some behind.
    for (let read = 60; read === 60; ) read = await learnDue(0)
    expect((await knownOf('ana')).budget?.value).toBe('60000')
    expect((await house.inTenant((tx) => tx.selectFrom('conversations').select(['learnedSeq', 'lastSeq']).execute()))[0]).toSatisfy(
      (row: { learnedSeq: number; lastSeq: number }) => row.learnedSeq === row.lastSeq,
    )
  })

  test('also while a person has the conversation', async () => {
    await says('ana', 'Hello')
    await house.call('PUT', `/conversations/${await house.conversationOf('ana')}/handover`, {})
    await says('ana', 'My budget is ₦75,000')
    expect((await knownOf('ana')).budget).toMatchObject({ value: '75000', by: 'agent' })
  })

  test('is stored sealed', async () => {
    await says('ana', 'My budget is ₦73,911 for the zanzibar party in Surulere')
    const rows = await house.inTenant((tx) => tx.selectFrom('contactFields').selectAll().execute())
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(/73,?911|zanzibar|Surulere/i)
  })
})

describe('what a person typed', () => {
  test('stays, and what the customer says later stands beside it as a suggestion', async () => {
    await says('ana', 'My budget is ₦50k')
    expect(await put('ana', 'budget', '45,000')).toMatchObject({ status: 200, body: { value: '45000', by: 'person', confidence: 1 } })
    await says('ana', 'Actually my budget is ₦80k')
    expect((await knownOf('ana')).budget).toMatchObject({
      value: '45000',
      by: 'person',
      suggestion: { value: '80000', said: { text: expect.stringContaining('80k') } },
      earlier: [{ value: '50000', by: 'agent', ending: 'replaced' }],
    })
    await put('ana', 'budget', '80000')
    expect((await knownOf('ana')).budget).toMatchObject({
      value: '80000',
      by: 'person',
      suggestion: null,
      said: { text: expect.stringContaining('80k') },
    })
  })

  test('and what a person confirmed keeps its source', async () => {
    await says('ana', 'My budget is ₦50k')
    await put('ana', 'budget', '50000')
    expect((await knownOf('ana')).budget).toMatchObject({ value: '50000', by: 'person', said: { text: expect.stringContaining('50k') } })
  })

  test('holds for the name too: neither the channel nor the customer’s words change it', async () => {
    await says('ana', 'Hello')
    await put('ana', 'name', 'Mrs Ana Okafor')
    await says('ana', 'my name is Annie')
    expect((await house.call('GET', `/conversations/${await house.conversationOf('ana')}`)).body.contact.name).toBe('Mrs Ana Okafor')
    expect((await knownOf('ana')).name?.suggestion?.value).toBe('Annie')
  })

  test('and removed does not come back, but something new may', async () => {
    await says('ana', 'My budget is ₦50k')
    expect((await house.call('DELETE', `/contacts/${await contactOf('ana')}/fields/budget`)).status).toBe(204)
    await says('ana', 'as I said my budget is ₦50k')
    expect((await knownOf('ana')).budget).toBeUndefined()
    await says('ana', 'my budget is ₦55k now')
    expect((await knownOf('ana')).budget?.value).toBe('55000')
  })

  test.each([
    ['budget', 'a lot'],
    ['email', 'ana at example'],
    ['phone', '12'],
    ['date', '24.12.2026'],
    ['time', 'four'],
    ['name', ' '],
    ['Budget', '5'],
    ['x'.repeat(41), '5'],
    ['need', 'x'.repeat(501)],
  ])('is refused as %s: %s', async (field, value) => {
    await says('ana', 'Hello')
    const { status, body } = await put('ana', field, value)
    expect(status).toBe(400)
    expect(body.detail).toMatch(/\w+ \w+ \w+/)
  })

  test('belongs to its own business', async () => {
    await says('ana', 'My budget is ₦50k')
    const path = `/contacts/${await contactOf('ana')}/fields`
    for (const [method, more] of [
      ['GET', ''],
      ['PUT', '/budget'],
      ['DELETE', '/budget'],
    ] as const)
      expect((await house.call(method, path + more, method === 'PUT' ? { value: '1' } : undefined, { as: house.otherApiKey })).status).toBe(
        404,
      )
    expect((await knownOf('ana')).budget?.value).toBe('50000')
  })
})

describe('the mood', () => {
  const moodOf = async (who: string) => (await house.call('GET', `/conversations/${await house.conversationOf(who)}`)).body.mood

  test('is read from each message and rolls along the conversation; a drop is told once and mutes nobody', async () => {
    await says('ana', 'Hello, thank you for the lovely flowers!')
    expect(await moodOf('ana')).toBeGreaterThan(0.3)
    await says('ana', 'But the vase came broken, that is disappointing', 'and the card was rubbish too')
    expect(await moodOf('ana')).toBeLessThan(-0.3)
    expect(await eventsOf('conversation.mood_dropped')).toHaveLength(1)

    const moods = (await house.call('GET', `/conversations/${await house.conversationOf('ana')}/messages`)).body.items
    for (const { direction, mood } of moods) expect(mood === null).toBe(direction === 'out')

    const unhappy = (await house.call('GET', '/conversations?filter=unhappy')).body.items
    expect(unhappy).toHaveLength(1)
    const contact = (await house.call('GET', `/conversations/${await house.conversationOf('ana')}`)).body.contact
    expect(contact.optedOutAt).toBeNull()
  })

  test('counts what a model judged half, where one was asked', async () => {
    const judge = '{"intent":"Response","confidence":0.9,"task_type":null,"payload":{"sentiment":-1},"raw_analysis":"sarcastic"}'
    const mistral = await startOpenAi({ dialect: 'mistral', mode: 'scripted', replies: ['NO_SOURCE'], json: [judge] })
    configure({ mistralBaseUrl: mistral.url })
    try {
      await house.call('POST', '/models', { provider: 'mistral', settings: { apiKey: `key-${newId()}`, model: 'stand-in' } })
      await says('ana', 'Which wine goes with your flowers, as we said before?')
      expect(await moodOf('ana')).toBe(-0.5)
    } finally {
      configure({ mistralBaseUrl: undefined })
      await mistral.close()
    }
  })

  test('of plain talk is none to speak of, and such talks are not called unhappy', async () => {
    await says('ben', 'How much is the peony bouquet?')
    expect(Math.abs((await moodOf('ben')) ?? 0)).toBeLessThan(0.3)
    expect((await house.call('GET', '/conversations?filter=unhappy')).body.items).toEqual([])
  })
})
