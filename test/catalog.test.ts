import { beforeEach, describe, expect, test } from 'vitest'
import { findProducts, listProducts } from '../server/domains/catalog/find-products.ts'
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
    const signs = ['＝1+1', '|cmd', '@A1', "'=2", '+1']
    for (const [index, name] of signs.entries())
      await house.call('POST', '/products', { name, variants: [{ sku: `S-${index}`, price: { amountMinor: 100, currency: 'NGN' } }] })
    const csv = await exported()
    expect(csv).toContain("F-1,'=1+1,")
    for (const [index, name] of signs.entries()) expect(csv).toContain(`S-${index},'${name},`)
    expect((await send('/products/imports', csv)).body).toMatchObject({ created: 0, updated: 0, unchanged: 9, skipped: 0 })
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
      house.inTenant(async (tx) => (await findProducts(tx, text, { limit: 5 })).map(({ sku, price }) => [sku, price.amountMinor]))
    expect(await found('peony bouquet')).toEqual([])
    await send('/products/imports', peonies)
    expect(await found('peony bouquet')).toEqual([
      ['PEO-12', 1_850_000],
      ['PEO-24', 3_400_000],
    ])
    const [product] = (await house.call('GET', '/products?search=peony')).body.items
    const { id, updatedAt: _at, ...input } = product
    const variants = input.variants
      .slice(0, 1)
      .map((variant: object) => ({ ...variant, price: { amountMinor: 2_000_000, currency: 'NGN' } }))
    expect((await house.call('PUT', `/products/${id}`, { ...input, variants })).status).toBe(200)
    expect(await found('peony bouquet')).toEqual([['PEO-12', 2_000_000]])
    await house.call('DELETE', `/products/${id}`)
    expect(await found('peony')).toEqual([])
    expect((await house.inTenant(listProducts)).map(({ sku }) => sku)).toEqual(['ROS-24'])
  })

  test('a price in another currency than the business’s is refused, and says in which', async () => {
    const house = await openHouse()
    const refused = await house.call('POST', '/products', {
      name: 'Vase',
      variants: [{ sku: 'v-1', price: { amountMinor: 500, currency: 'USD' } }],
    })
    expect(refused).toMatchObject({ status: 400, body: { detail: 'Your prices are in NGN. Convert this one first.' } })
    expect(refused.body.issues).toMatchObject([{ path: 'variants.0.price' }])
  })

  test('has one variant for each article number, whatever its case, and photos of its own', async () => {
    const vase = { name: 'Vase', variants: [{ sku: 'v-1', price: { amountMinor: 500, currency: 'NGN' } }] }
    const made = await house.call('POST', '/products', vase)
    expect(made.status).toBe(201)
    expect(
      (await house.call('POST', '/products', { ...vase, variants: [{ sku: 'V-1', price: { amountMinor: 1, currency: 'NGN' } }] })).status,
    ).toBe(409)
    expect(
      (
        await house.call('POST', '/products', {
          name: 'Two',
          variants: [
            { sku: 'a', price: { amountMinor: 1, currency: 'NGN' } },
            { sku: 'A', price: { amountMinor: 1, currency: 'NGN' } },
          ],
        })
      ).status,
    ).toBe(409)
    const [variant] = made.body.variants
    expect((await house.call('POST', '/products', { name: 'Thief', variants: [{ ...variant, sku: 'v-2' }] })).status).toBe(404)
    expect(
      (
        await house.call('POST', '/products', {
          ...vase,
          imageId: house.inboxId,
          variants: [{ sku: 'v-3', price: { amountMinor: 1, currency: 'NGN' } }],
        })
      ).status,
    ).toBe(404)
  })
})

async function exported(): Promise<string> {
  const answer = await house.app.inject({ url: '/api/v1/products/export', headers: { authorization: `Bearer ${house.apiKey}` } })
  return answer.body
}

async function send(path: string, content: string, fileName = 'catalogue.csv') {
  const answer = await upload(house, Buffer.from(content), fileName, 'application/octet-stream', 'file', path)
  return { status: answer.statusCode, body: answer.json() }
}
