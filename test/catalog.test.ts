import type { Action } from '@salesboy/contract/actions'
import type { Decision } from '@salesboy/contract/decision'
import { beforeEach, describe, expect, test } from 'vitest'
import { closeTurn, Refused } from '../server/agent/close-turn.ts'
import { claimTurns, openTurn } from '../server/agent/open-turn.ts'
import { findProducts, listProducts } from '../server/domains/catalog/find-products.ts'
import { type House, openHouse } from './house.ts'

const peonies = `sku;Name;Size;Category;Price;Stock
PEO-12;Peony bouquet;12 stems;Bouquets;"₦18,500";4
PEO-24;Peony bouquet;24 stems;Bouquets;"₦34,000";1
ROS-24;Rose bouquet;;Bouquets;N22,000;0
VAS-1;Glass vase;;Vases;ask us;3
`

let house: House
beforeEach(async () => {
  house = await openHouse()
})

describe('an import', () => {
  test('shows what it would do before it does it, then does that, and again changes nothing', async () => {
    const preview = await send('/products/import-previews', `\ufeff${peonies}`)
    expect(preview).toMatchObject({ status: 200, body: { created: 3, updated: 0, skipped: 1 } })
    expect((await house.call('GET', '/products')).body.items).toEqual([])

    const done = await send('/products/imports', `\ufeff${peonies}`)
    expect(done.body).toEqual(preview.body)
    const { items } = (await house.call('GET', '/products')).body
    expect(items.map((item: { name: string; variants: unknown[] }) => [item.name, item.variants.length])).toEqual([
      ['Peony bouquet', 2],
      ['Rose bouquet', 1],
    ])
    expect((await send('/products/imports', peonies)).body).toMatchObject({ created: 0, updated: 0, unchanged: 3, skipped: 1 })
    const audit = await house.inTenant((tx) =>
      tx.selectFrom('auditEntries').select('action').where('action', '=', 'imported products').execute(),
    )
    expect(audit).toHaveLength(2)
  })

  test('and its export say the same, formulas as text', async () => {
    await send('/products/imports', `${peonies}F-1;"=1+1";;;500;\n`)
    const csv = await exported()
    expect(csv).toContain("F-1,'=1+1,")
    expect((await send('/products/imports', csv)).body).toMatchObject({ created: 0, updated: 0, unchanged: 4, skipped: 0 })
  })

  test('of what is no table, or too much, stores nothing', async () => {
    const refused = [
      await send('/products/imports', '%PDF-1.7 …', 'prices.csv'),
      await send('/products/imports', 'Rose;500\nPeony;600\n'),
      await send('/products/imports', 'Name,Price\nRose,500', 'prices.exe'),
      await send('/products/imports', `Name,Price\n${Array.from({ length: 5_001 }, (_, at) => `Rose ${at},500`).join('\n')}`),
    ]
    expect(refused.map(({ status }) => status)).toEqual([415, 400, 415, 413])
    for (const { body } of refused) expect(body.detail).toMatch(/\w+ \w+ \w+/)
    expect((await house.call('GET', '/products')).body.items).toEqual([])
  })

  test('that fails midway leaves the catalogue as it was', async () => {
    await house.inTenant((tx) => tx.raw(`insert into versions (subject, version) values ('catalog', 9223372036854775807)`))
    expect((await send('/products/imports', peonies)).status).toBe(500)
    expect((await house.call('GET', '/products')).body.items).toEqual([])
  })
})

describe('the catalogue', () => {
  test('is browsed by search, category and page', async () => {
    await send('/products/imports', peonies)
    const names = async (query: string) =>
      (await house.call('GET', `/products?${query}`)).body.items.map(({ name }: { name: string }) => name)
    expect(await names('search=peo-24')).toEqual(['Peony bouquet'])
    expect(await names('search=%25')).toEqual([])
    expect(await names('category=Bouquets')).toEqual(['Peony bouquet', 'Rose bouquet'])
    expect((await house.call('GET', '/products/categories')).body.items).toEqual([{ name: 'Bouquets', products: 2 }])
    const first = (await house.call('GET', '/products?limit=1')).body
    expect(await names(`limit=1&cursor=${encodeURIComponent(first.nextCursor)}`)).toEqual(['Rose bouquet'])
  })

  test('in memory is never older than the last change', async () => {
    const found = (text: string) =>
      house.inTenant(async (tx) => (await findProducts(tx, text, { limit: 5 })).map(({ sku, priceMinor }) => [sku, priceMinor]))
    expect(await found('peony bouquet')).toEqual([])
    await send('/products/imports', peonies)
    expect(await found('peony bouquet')).toEqual([
      ['PEO-12', 1_850_000],
      ['PEO-24', 3_400_000],
    ])
    const [product] = (await house.call('GET', '/products?search=peony')).body.items
    const { id, currency: _currency, updatedAt: _at, ...input } = product
    const variants = input.variants.slice(0, 1).map((variant: object) => ({ ...variant, priceMinor: 2_000_000 }))
    expect((await house.call('PUT', `/products/${id}`, { ...input, variants })).status).toBe(200)
    expect(await found('peony bouquet')).toEqual([['PEO-12', 2_000_000]])
    await house.call('DELETE', `/products/${id}`)
    expect(await found('peony')).toEqual([])
    expect((await house.inTenant(listProducts)).map(({ sku }) => sku)).toEqual(['ROS-24'])
  })

  test('has one variant for each article number, whatever its case, and photos of its own', async () => {
    const vase = { name: 'Vase', variants: [{ sku: 'v-1', priceMinor: 500 }] }
    const made = await house.call('POST', '/products', vase)
    expect(made.status).toBe(201)
    expect((await house.call('POST', '/products', { ...vase, variants: [{ sku: 'V-1', priceMinor: 1 }] })).status).toBe(409)
    expect(
      (
        await house.call('POST', '/products', {
          name: 'Two',
          variants: [
            { sku: 'a', priceMinor: 1 },
            { sku: 'A', priceMinor: 1 },
          ],
        })
      ).status,
    ).toBe(409)
    const [variant] = made.body.variants
    expect((await house.call('POST', '/products', { name: 'Thief', variants: [{ ...variant, sku: 'v-2' }] })).status).toBe(404)
    expect(
      (await house.call('POST', '/products', { ...vase, imageId: house.inboxId, variants: [{ sku: 'v-3', priceMinor: 1 }] })).status,
    ).toBe(404)
  })
})

describe('an order', () => {
  beforeEach(async () => {
    await send('/products/imports', peonies)
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
        totalMinor: 3_700_000,
        currency: 'NGN',
        note: 'Deliver on Friday',
        items: [
          { sku: 'PEO-12', name: 'Peony bouquet', option: '12 stems', quantity: 2, priceMinor: 1_850_000 },
          { sku: null, name: 'A card that says hi', quantity: 1, priceMinor: null },
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
    expect(items).toMatchObject([{ totalMinor: 1_850_000, items: [{ sku: 'PEO-12', name: 'Peony bouquet' }] }])
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

describe('a task', () => {
  test('is given to someone, done and open again, each with who and when', async () => {
    const due = new Date(Date.now() + 3600_000).toISOString()
    const later = await house.call('POST', '/tasks', { title: 'Some day' })
    const made = await house.call('POST', '/tasks', { kind: 'callback', title: 'Call Ana', dueAt: due, assigneeId: house.teo.id })
    expect(made).toMatchObject({ status: 201, body: { title: 'Call Ana', assignee: { name: 'Teo' }, completed: null } })
    const titles = async (query: string) =>
      (await house.call('GET', `/tasks${query}`)).body.items.map(({ title }: { title: string }) => title)
    expect(await titles('')).toEqual(['Call Ana', 'Some day'])
    const first = (await house.call('GET', '/tasks?limit=1')).body
    expect(await titles(`?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`)).toEqual(['Some day'])

    const done = await house.call('PUT', `/tasks/${made.body.id}/completion`)
    expect(done.body.completed).toMatchObject({ by: expect.any(String), at: expect.any(String) })
    expect(await titles('?state=done')).toEqual(['Call Ana'])
    expect((await house.call('DELETE', `/tasks/${made.body.id}/completion`)).body.completed).toBeNull()
    expect((await house.call('PUT', `/tasks/${later.body.id}/assignee`, { teammateId: house.teo.id })).body.assignee.id).toBe(house.teo.id)
    expect((await house.call('PUT', `/tasks/${later.body.id}/assignee`, { teammateId: house.inboxId })).status).toBe(404)
    expect(await heard(['task.completed', 'task.reopened', 'task.assigned'])).toEqual(['task.completed', 'task.reopened', 'task.assigned'])
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

const decide = (actions: Action[]): Decision => ({
  intent: 'Task',
  confidence: 1,
  taskType: 'order',
  payload: {},
  rawAnalysis: '',
  actions,
  language: 'en',
  decidedBy: 'compose',
  personaVersion: 1,
  facts: [],
  passages: [],
  lead: [],
  verdicts: [],
  calls: [],
  draft: null,
  durationMs: 1,
})

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

async function exported(): Promise<string> {
  const answer = await house.app.inject({ url: '/api/v1/products/export', headers: { authorization: `Bearer ${house.apiKey}` } })
  return answer.body
}

async function send(path: string, content: string | Buffer, fileName = 'catalogue.csv') {
  const edge = 'an-edge-between-parts'
  const answer = await house.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${house.apiKey}`, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([
      Buffer.from(
        `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]),
  })
  return { status: answer.statusCode, body: answer.json() }
}
