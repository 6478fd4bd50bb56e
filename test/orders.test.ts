import type { Action } from '@salesboy/contract/actions'
import type { Decision } from '@salesboy/contract/decision'
import { beforeEach, describe, expect, test } from 'vitest'
import { closeTurn, Refused } from '../server/agent/close-turn.ts'
import { claimTurns, openTurn } from '../server/agent/open-turn.ts'
import { aDecision } from '../server/agent/turn-for-tests.ts'
import { type House, openHouse } from './house.ts'
import { upload } from './requests.ts'

const peonies = `sku;Name;Size;Category;Price;Stock
PEO-12;Peony bouquet;12 stems;Bouquets;"₦18,500";4
PEO-24;Peony bouquet;24 stems;Bouquets;"₦34,000";1
ROS-24;Rose bouquet;;Bouquets;N22,000;0
VAS-1;Glass vase;;Vases;ask us;3
`

let house: House
beforeEach(async () => {
  house = await openHouse()
  await upload(house, Buffer.from(peonies), 'catalogue.csv', 'text/csv', 'file', '/products/imports')
})

describe('an order', () => {
  beforeEach(async () => {
    await house.hears('ana', 'Two peony bouquets please')
  })

  test('is drafted once by the turn that decided it, confirmed by a person, and takes from stock', async () => {
    const turn = await open()
    const decision = decide([
      {
        type: 'create_order',
        items: [
          { sku: 'peo-12', name: 'peonies', quantity: 2 },
          { sku: null, name: 'A card that says hi', quantity: 1 },
        ],
        note: 'Deliver on Friday',
      },
      { type: 'create_task', kind: 'order', title: 'Order of 2 peony bouquets', note: '', dueAt: null, payload: { city: 'Lagos' } },
    ])
    expect(await closeTurn(turn, decision)).toBe('closed')
    expect(await closeTurn(turn, decision)).not.toBe('closed')

    const { items } = (await house.call('GET', '/orders?state=draft')).body
    expect(items).toMatchObject([
      {
        number: 1,
        contact: { name: 'ana' },
        total: { amountMinor: 3_700_000, currency: 'NGN' },
        note: 'Deliver on Friday',
        items: [
          { sku: 'PEO-12', name: 'Peony bouquet', option: '12 stems', quantity: 2, price: { amountMinor: 1_850_000, currency: 'NGN' } },
          { sku: null, name: 'A card that says hi', quantity: 1, price: null },
        ],
      },
    ])
    const { body: tasks } = await house.call('GET', `/tasks?conversationId=${items[0].conversationId}`)
    expect(tasks.items).toMatchObject([
      { kind: 'order', title: 'Order of 2 peony bouquets', payload: { city: 'Lagos' }, createdBy: 'bot', contact: { name: 'ana' } },
    ])
    expect(await stockOf('PEO-12')).toBe(4)

    const confirmed = await house.call('PUT', `/orders/${items[0].id}/confirmation`)
    expect(confirmed.body.confirmed).toMatchObject({ by: expect.any(String), at: expect.any(String) })
    await house.call('PUT', `/orders/${items[0].id}/confirmation`)
    expect(await stockOf('PEO-12')).toBe(2)

    expect((await house.call('PUT', `/orders/${items[0].id}/cancellation`)).body.cancelled.by).toBeTruthy()
    expect(await stockOf('PEO-12')).toBe(4)
    expect((await house.call('PUT', `/orders/${items[0].id}/confirmation`)).status).toBe(409)
    expect(await heard(['order.drafted', 'task.created', 'order.confirmed', 'order.cancelled'])).toEqual([
      'order.drafted',
      'task.created',
      'order.confirmed',
      'order.cancelled',
    ])
  })

  test('keeps its names and prices when the catalogue changes or loses the product', async () => {
    await draft('PEO-12', 1)
    const [product] = (await house.call('GET', '/products?search=peony')).body.items
    await house.call('DELETE', `/products/${product.id}`)
    const { items } = (await house.call('GET', '/orders')).body
    expect(items).toMatchObject([{ total: { amountMinor: 1_850_000, currency: 'NGN' }, items: [{ sku: 'PEO-12', name: 'Peony bouquet' }] }])
    expect((await house.call('PUT', `/orders/${items[0].id}/confirmation`)).status).toBe(200)
  })

  test.each([
    ['sold out', 'ROS-24', 1, '“Rose bouquet” (ROS-24) is sold out.'],
    ['too few', 'PEO-24', 2, 'Only 1 of “Peony bouquet, 24 stems” (PEO-24) are left.'],
    ['gone', 'NO-1', 1, '“peonies” (NO-1) is not in the catalogue any more.'],
  ])('of what is %s is refused in words, and nothing of the turn is written', async (_, sku, quantity, words) => {
    const turn = await open()
    const order: Action = { type: 'create_order', items: [{ sku, name: 'peonies', quantity }], note: '' }
    await expect(closeTurn(turn, decide([{ type: 'send_message', content: { type: 'text', text: 'Done!' } }, order]))).rejects.toEqual(
      new Refused(words),
    )
    expect((await house.call('GET', '/orders')).body.items).toEqual([])
    expect((await house.messagesOf('ana')).filter(({ direction }) => direction === 'out')).toEqual([])
  })

  test('of one article in two lines counts both', async () => {
    const turn = await open()
    const items = [3, 2].map((quantity) => ({ sku: 'PEO-12', name: 'peonies', quantity }))
    await expect(closeTurn(turn, decide([{ type: 'create_order', items, note: '' }]))).rejects.toThrow('Only 4')
  })

  test('cannot be confirmed for more than there is by then', async () => {
    await draft('PEO-24', 1)
    await house.hears('ben', 'The big peonies please')
    await draft('PEO-24', 1)
    const [second, first] = (await house.call('GET', '/orders')).body.items
    expect([first.number, second.number]).toEqual([1, 2])
    expect((await house.call('PUT', `/orders/${first.id}/confirmation`)).status).toBe(200)
    expect(await house.call('PUT', `/orders/${second.id}/confirmation`)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Peony bouquet') },
    })
    expect(await stockOf('PEO-24')).toBe(0)
  })

  test('is sealed where it quotes the customer', async () => {
    const turn = await open()
    await closeTurn(
      turn,
      decide([
        { type: 'create_order', items: [{ sku: null, name: 'Flowers', quantity: 1 }], note: 'planted-secret-note' },
        {
          type: 'create_task',
          kind: 'callback',
          title: 'planted-secret-title',
          note: 'planted-secret-words',
          dueAt: null,
          payload: { phone: 'planted-secret-phone' },
        },
      ]),
    )
    const rows = await house.inTenant(async (tx) => [
      await tx.selectFrom('orders').selectAll().execute(),
      await tx.selectFrom('tasks').selectAll().execute(),
      await tx.selectFrom('events').selectAll().execute(),
    ])
    expect(JSON.stringify(rows)).not.toContain('planted')
  })
})

describe('an order without a conversation', () => {
  const vase = { sku: 'peo-12', name: 'Peonies', quantity: 2 }

  test('is drafted by a teammate for a contact, or for nobody we know, and confirmed like any other', async () => {
    await house.hears('ana', 'I will call you')
    const contactId = (await house.inTenant((tx) => tx.selectFrom('contacts').select('id').executeTakeFirstOrThrow())).id
    const forAna = await house.call('POST', '/orders', { items: [vase], contactId, note: 'She called' })
    expect(forAna).toMatchObject({
      status: 201,
      body: { number: 1, contact: { id: contactId, name: 'ana' }, conversationId: null, note: 'She called', draftedBy: 'test' },
    })
    const walkIn = await house.call('POST', '/orders', { items: [{ ...vase, sku: null }] })
    expect(walkIn).toMatchObject({ status: 201, body: { number: 2, contact: null, conversationId: null } })

    expect((await house.call('PUT', `/orders/${forAna.body.id}/confirmation`)).status).toBe(200)
    expect((await house.call('PUT', `/orders/${walkIn.body.id}/confirmation`)).status).toBe(200)
    expect(await stockOf('PEO-12')).toBe(2)
    const numbers = async (query: string) =>
      (await house.call('GET', `/orders${query}`)).body.items.map(({ number }: { number: number }) => number)
    expect(await numbers('')).toEqual([2, 1])
    expect(await numbers(`?contactId=${contactId}`)).toEqual([1])
    expect(await heard(['order.drafted', 'order.confirmed'])).toHaveLength(4)
    const audited = await house.inTenant((tx) =>
      tx.selectFrom('auditEntries').select('object').where('action', '=', 'drafted an order').execute(),
    )
    expect(audited).toEqual([{ object: `order:${forAna.body.id}` }, { object: `order:${walkIn.body.id}` }])
  })

  test('belongs to its conversation’s contact when it names one, and to no other', async () => {
    await house.hears('ana', 'Hello')
    await house.hears('ben', 'Hello')
    const conversationId = await house.conversationOf('ana')
    expect((await house.call('POST', '/orders', { items: [vase], conversationId })).body).toMatchObject({
      contact: { name: 'ana' },
      conversationId,
    })
    const ben = await house.inTenant((tx) => tx.selectFrom('contacts').select('id').where('name', '=', 'ben').executeTakeFirstOrThrow())
    expect((await house.call('POST', '/orders', { items: [vase], conversationId, contactId: ben.id })).status).toBe(409)
    expect((await house.call('POST', '/orders', { items: [vase], contactId: house.inboxId })).status).toBe(404)
    expect((await house.call('POST', '/orders', { items: [vase], conversationId }, { as: house.otherApiKey })).status).toBe(404)
  })

  test('of more than there is, or of nothing, is refused in words and keeps no number', async () => {
    const refused = await house.call('POST', '/orders', { items: [{ ...vase, quantity: 5 }] })
    expect(refused).toMatchObject({ status: 409, body: { detail: 'Only 4 of “Peony bouquet, 12 stems” (PEO-12) are left.' } })
    expect((await house.call('POST', '/orders', { items: [] })).status).toBe(400)
    expect((await house.call('POST', '/orders', { items: [vase] })).body.number).toBe(1)
  })
})

async function draft(sku: string, quantity: number) {
  expect(await closeTurn(await open(), decide([{ type: 'create_order', items: [{ sku, name: 'flowers', quantity }], note: '' }]))).toBe(
    'closed',
  )
}

async function open() {
  const [claimed] = (await claimTurns('test', 20)).filter(({ tenantId }) => tenantId === house.tenantId)
  const turn = claimed && (await openTurn(claimed))
  if (!turn) throw new Error('No turn is due.')
  return turn
}

const decide = (actions: Action[]): Decision => aDecision({ intent: 'Task', taskType: 'order', actions })

async function stockOf(sku: string) {
  const row = await house.inTenant((tx) =>
    tx.selectFrom('productVariants').select('stock').where('sku', '=', sku).executeTakeFirstOrThrow(),
  )
  return row.stock
}

async function heard(names: string[]) {
  const rows = await house.inTenant((tx) => tx.selectFrom('events').select('name').where('name', 'in', names).orderBy('id').execute())
  return rows.map(({ name }) => name)
}
