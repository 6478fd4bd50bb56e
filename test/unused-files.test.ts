import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { forgetOld } from '../server/domains/conversations/forget-old.ts'
import { config } from '../server/platform/config.ts'
import { newId } from '../server/platform/ids.ts'
import { type House, openHouse } from './house.ts'
import { upload } from './requests.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

let house: House
beforeEach(async () => {
  house = await openHouse()
  await house.hears('ana', 'Hello!')
})

const uploaded = async (): Promise<string> => (await upload(house, png, 'a.png', 'image/png')).json().mediaId
const pathOf = async (id: string) => {
  const row = await house.inTenant((tx) => tx.selectFrom('files').select('key').where('id', '=', id).executeTakeFirst())
  return row ? join(config.dataDir, 'files', row.key) : null
}
const photo = (imageId: string | null, variantImage: string | null = null) => ({
  name: 'Vase',
  imageId,
  variants: [{ sku: `V-${newId()}`, price: { amountMinor: 100, currency: 'NGN' }, imageId: variantImage }],
})

/** A day and a week later, as far as files go. */
async function later() {
  await house.inTenant((tx) =>
    tx
      .updateTable('files')
      .set({ checkAt: new Date(Date.now() - 1_000) })
      .where('checkAt', 'is not', null)
      .execute(),
  )
  await forgetOld()
}

test('what was attached and never sent is removed, its bytes too, and what is used is not', async () => {
  const [abandoned, sent, shown, ofVariant] = [await uploaded(), await uploaded(), await uploaded(), await uploaded()]
  const path = (await pathOf(abandoned))!
  expect(existsSync(path)).toBe(true)
  const content = { type: 'image', media: { mediaId: sent, mimeType: 'image/png' } }
  expect((await house.call('POST', `/conversations/${await house.conversationOf('ana')}/messages`, { content })).status).toBe(201)
  expect((await house.call('POST', '/products', photo(shown, ofVariant))).status).toBe(201)

  await forgetOld()
  expect(await pathOf(abandoned)).not.toBeNull()

  await later()
  expect(await pathOf(abandoned)).toBeNull()
  await expect.poll(() => existsSync(path)).toBe(false)
  for (const used of [sent, shown, ofVariant]) expect(existsSync((await pathOf(used))!), used).toBe(true)
  await later()
  for (const used of [sent, shown, ofVariant]) expect(await pathOf(used), used).not.toBeNull()
})

test('a photo that was replaced goes, one that a customer has stays', async () => {
  const [first, second, known] = [await uploaded(), await uploaded(), await uploaded()]
  const product = (await house.call('POST', '/products', photo(first))).body
  await house.call('PUT', `/products/${product.id}`, photo(second))
  const content = { type: 'image', media: { mediaId: known, mimeType: 'image/png' } }
  await house.call('POST', `/conversations/${await house.conversationOf('ana')}/messages`, { content })
  await house.call('POST', '/products', photo(known))
  await house.call('DELETE', `/products/${product.id}`)
  await later()
  expect([await pathOf(first), await pathOf(second)]).toEqual([null, null])
  expect(await pathOf(known)).not.toBeNull()
})

test('documents and what customers sent are no uploads that lie about', async () => {
  const source = (
    await upload(house, Buffer.from('# Prices\n\nA rose is 500 naira.\n'), 'p.md', 'text/markdown', 'file', '/sources')
  ).json()
  await house.settles()
  await later()
  expect((await house.call('GET', `/sources/${source.id}`)).body.status).toBe('ready')
  const kept = await house.inTenant((tx) => tx.selectFrom('files').select('checkAt').execute())
  expect(kept).toEqual([{ checkAt: null }])
})

test('sending a file that was removed says what to do', async () => {
  const mediaId = await uploaded()
  await later()
  const content = { type: 'image', media: { mediaId, mimeType: 'image/png' } }
  const answer = await house.call('POST', `/conversations/${await house.conversationOf('ana')}/messages`, { content })
  expect(answer).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('Attach it again'), issues: [{ path: 'content.media.mediaId' }] },
  })
})
