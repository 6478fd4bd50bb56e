import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { textOf } from '../contract/message.ts'
import { closeTurn } from '../server/agent/close-turn.ts'
import { decide } from '../server/agent/decide.ts'
import { loadInbox } from '../server/domains/inboxes/find-inbox.ts'
import { readVisit } from '../server/domains/visits/read-visit.ts'
import { type House, openHouse } from './house.ts'
import { ada, ben, connect, openNextTurn, says, writes } from './messages-world.ts'
import { openMeta } from './whatsapp-world.ts'

let meta: Awaited<ReturnType<typeof openMeta>>
beforeAll(async () => {
  meta = await openMeta()
})
afterAll(() => meta.close())
beforeEach(() => meta.order({ reset: true }))

const contactOf = async (house: House, conversationId: string): Promise<string> =>
  (await house.call('GET', `/conversations/${conversationId}`)).body.contact.id
const fieldsOf = async (house: House, contactId: string) =>
  Object.fromEntries(
    (await house.call('GET', `/contacts/${contactId}/fields`)).body.items.map((item: { field: string; value: string }) => [
      item.field,
      item.value,
    ]),
  )
const merge = (house: House, id: string, otherId: string) => house.call('PUT', `/contacts/${id}/merged/${otherId}`)
const unmerge = (house: House, id: string, otherId: string) => house.call('DELETE', `/contacts/${id}/merged/${otherId}`)

/** Ada by her two phones on one number of ours, and on the website. Answers the conversations and their contacts. */
async function threeOfOne() {
  const house = await openHouse()
  await connect(house)
  const conversations = [await writes(house, ada), await writes(house, ben)]
  await house.hears('ana', 'Hello')
  conversations.push(await house.conversationOf('ana'))
  const contacts = await Promise.all(conversations.map((id) => contactOf(house, id)))
  return { house, conversations: conversations as [string, string, string], contacts: contacts as [string, string, string] }
}

const consentOf = (house: House, contactId: string) =>
  house.inTenant((tx) =>
    tx.selectFrom('contacts').select(['optedOutAt', 'marketingStoppedAt']).where('id', '=', contactId).executeTakeFirstOrThrow(),
  )

describe('two contacts who are one person', () => {
  test('have everything in one place, and each of their addresses still leads to its own conversation', async () => {
    const { house, conversations, contacts } = await threeOfOne()
    const [first, second, web] = conversations
    const [one, other, visitor] = contacts
    await house.call('PUT', `/contacts/${one}/fields/budget`, { value: '100' })
    await house.call('PUT', `/contacts/${other}/fields/budget`, { value: '200' })
    await house.call('PUT', `/contacts/${other}/fields/size`, { value: 'L' })
    const task = await house.call('POST', '/tasks', { title: 'Call back', conversationId: second })

    expect(await merge(house, one, other)).toMatchObject({ status: 200, body: { contactId: one, mergedId: other } })
    expect((await merge(house, one, visitor)).status).toBe(200)
    expect(await Promise.all(conversations.map((id) => contactOf(house, id)))).toEqual([one, one, one])
    expect(await fieldsOf(house, one)).toEqual(expect.objectContaining({ budget: '100', size: 'L' }))
    const rows = await house.inTenant((tx) => tx.selectFrom('tasks').select(['id', 'contactId']).execute())
    expect(rows).toEqual([{ id: task.body.id, contactId: one }])
    expect((await house.call('GET', `/conversations/${first}`)).body.contact.identities).toHaveLength(3)

    await says(house, ada, 'From my first phone')
    await says(house, ben, 'From my second phone')
    await house.hears('ana', 'From the website')
    const last = async (id: string) => (await house.call('GET', `/conversations/${id}`)).body.lastMessage.text
    expect([await last(first), await last(second), await last(web)]).toEqual([
      'From my first phone',
      'From my second phone',
      'From the website',
    ])
    const entries = await house.inTenant((tx) =>
      tx.selectFrom('auditEntries').select('action').where('object', '=', `contact:${one}`).execute(),
    )
    expect(entries.filter(({ action }) => action === 'merged two contacts')).toHaveLength(2)
    const events = await house.inTenant((tx) => tx.selectFrom('events').select('payload').where('name', '=', 'contact.merged').execute())
    expect(events.map(({ payload }) => payload)).toEqual([
      { contactId: one, mergedId: other },
      { contactId: one, mergedId: visitor },
    ])
  })

  test('are two again when it is undone: what moved is back, and what came since went with its address', async () => {
    const { house, conversations, contacts } = await threeOfOne()
    const [, second] = conversations
    const [one, other] = contacts
    await house.call('PUT', `/contacts/${one}/fields/budget`, { value: '100' })
    await house.call('PUT', `/contacts/${other}/fields/budget`, { value: '200' })
    const before = [await fieldsOf(house, one), await fieldsOf(house, other)]
    await merge(house, one, other)
    await says(house, ben, 'Written while merged')
    const task = await house.call('POST', '/tasks', { title: 'Noted while merged', conversationId: second })
    await house.call('PUT', `/contacts/${one}/fields/size`, { value: 'M' })

    expect((await unmerge(house, one, other)).status).toBe(204)
    expect(await Promise.all(conversations.map((id) => contactOf(house, id)))).toEqual(contacts)
    expect([await fieldsOf(house, one), await fieldsOf(house, other)]).toEqual([{ ...before[0], size: 'M' }, before[1]])
    const rows = await house.inTenant((tx) => tx.selectFrom('tasks').select(['id', 'contactId']).execute())
    expect(rows).toEqual([{ id: task.body.id, contactId: other }])
    await says(house, ben, 'And now')
    expect((await house.call('GET', `/conversations/${second}`)).body).toMatchObject({
      contact: { id: other },
      lastMessage: { text: 'And now' },
    })
    expect((await house.call('GET', `/contacts/${one}/merged`)).body.items).toEqual([])
    expect((await unmerge(house, one, other)).status).toBe(404)
  })

  test('have the stricter consent of the two, each their own again when it is undone, and a stop said meanwhile holds for both', async () => {
    const { house, contacts } = await threeOfOne()
    const [one, other] = contacts
    await house.inTenant((tx) => tx.updateTable('contacts').set({ optedOutAt: new Date() }).where('id', '=', other).execute())
    await house.inTenant((tx) => tx.updateTable('contacts').set({ marketingStoppedAt: new Date() }).where('id', '=', one).execute())
    const stopped = { optedOutAt: expect.any(Date) }
    await merge(house, one, other)
    expect(await consentOf(house, one)).toMatchObject({ ...stopped, marketingStoppedAt: expect.any(Date) })
    await unmerge(house, one, other)
    expect(await consentOf(house, one)).toMatchObject({ optedOutAt: null, marketingStoppedAt: expect.any(Date) })
    expect(await consentOf(house, other)).toMatchObject({ ...stopped, marketingStoppedAt: null })

    await house.inTenant((tx) => tx.updateTable('contacts').set({ optedOutAt: null }).execute())
    await merge(house, one, other)
    await says(house, ben, 'STOP')
    await house.settles()
    await unmerge(house, one, other)
    expect(await consentOf(house, one)).toMatchObject(stopped)
    expect(await consentOf(house, other)).toMatchObject(stopped)
  })

  test('are shown in each browser only what was said there', async () => {
    const house = await openHouse()
    await house.hears('ana', 'From my phone’s browser')
    await house.hears('ben', 'From the office')
    const [one, other] = [
      await contactOf(house, await house.conversationOf('ana')),
      await contactOf(house, await house.conversationOf('ben')),
    ]
    await merge(house, one, other)
    await house.hears('ben', 'Again from the office')
    const inbox = await loadInbox(house.tenantId, house.inboxId)
    const seenBy = async (visitor: string) =>
      (await house.inTenant((tx) => readVisit(tx, inbox, visitor, 0))).messages.map(({ content }) => textOf(content))
    expect(await seenBy('ana')).toEqual(['From my phone’s browser'])
    expect(await seenBy('ben')).toEqual(['From the office', 'Again from the office'])
  })

  test('an answer in work is thought of anew, by who they are now', async () => {
    const { house, contacts } = await threeOfOne()
    const [one, , visitor] = contacts
    const turn = await openNextTurn()
    const draft = await decide(turn)
    await merge(house, one, visitor)
    expect(await closeTurn(turn, draft)).toBe('fenced')
    await house.settles()
    expect(await house.sentTo('ana')).toHaveLength(1)
  })

  test('are merged in order and undone in order, and nobody else’s', async () => {
    const { house, contacts } = await threeOfOne()
    const [one, other, third] = contacts
    expect((await merge(house, one, one)).status).toBe(400)
    expect((await house.call('PUT', `/contacts/${one}/merged/${other}`, undefined, { as: house.otherApiKey })).status).toBe(404)
    await merge(house, one, other)
    expect(await merge(house, one, other)).toMatchObject({ status: 200, body: { mergedId: other } })
    expect((await merge(house, third, other)).status).toBe(409)
    await merge(house, third, one)
    expect((await unmerge(house, one, other)).status).toBe(409)
    expect((await unmerge(house, third, one)).status).toBe(204)
    expect((await unmerge(house, one, other)).status).toBe(204)
  })

  test('what is written while they are merged ends up with the one who stays, in the conversation it belongs to', async () => {
    const { house, conversations, contacts } = await threeOfOne()
    const [one, other] = contacts
    for (let n = 0; n < 3; n++) {
      const lines = [0, 1, 2, 3].map((k) => says(house, k % 2 ? ben : ada, `Line ${n} ${k}`))
      const [merged] = await Promise.all([merge(house, one, other), ...lines])
      expect(merged.status).toBe(200)
      expect(await Promise.all(conversations.slice(0, 2).map((id) => contactOf(house, id)))).toEqual([one, one])
      const [undone] = await Promise.all([unmerge(house, one, other), ...[0, 1].map((k) => says(house, ben, `Again ${n} ${k}`))])
      expect(undone.status).toBe(204)
      expect(await Promise.all(conversations.slice(0, 2).map((id) => contactOf(house, id)))).toEqual([one, other])
    }
    const known = await house.inTenant((tx) =>
      tx.selectFrom('conversations').select(['id', 'lastSeq']).where('id', 'in', conversations).execute(),
    )
    expect(known).toHaveLength(3)
    const all = await house.inTenant((tx) => tx.selectFrom('conversations').select('id').execute())
    expect(all).toHaveLength(3)
  })

  test('every table that names a contact is one that a merge moves', async () => {
    const house = await openHouse()
    const { rows } = await house.inTenant((tx) =>
      tx.raw<{ name: string }>(`
        select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        where a.attname = 'contact_id' and not a.attisdropped order by 1`),
    )
    const { rows: moved } = await house.inTenant((tx) => tx.raw<{ name: string }>('select name from app.tables_of_contacts() order by 1'))
    expect(moved.map(({ name }) => name)).toEqual(rows.map(({ name }) => name))
    expect(moved.length).toBeGreaterThan(3)
  })
})
