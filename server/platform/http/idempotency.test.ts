import { beforeAll, expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { inTenant } from '../db.ts'
import { newId } from '../ids.ts'
import { once } from './idempotency.ts'

let tenantId: string
beforeAll(async () => {
  await openTestDatabase()
  tenantId = await createTenant({ name: 'Flora', timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' })
})

const ask = (key: string, request: unknown = { text: 'Hi' }) => once(tenantId, key, 'sendMessage', request)

test('the answer is kept sealed and given again', async () => {
  const key = newId()
  const first = await ask(key)
  expect(first.earlier).toBeNull()
  await inTenant(tenantId, (tx) => first.claim(tx))
  await first.answered(201, { text: 'planted answer' })
  expect((await ask(key)).earlier).toEqual({ status: 201, body: { text: 'planted answer' } })
  const [row] = await inTenant(tenantId, (tx) => tx.selectFrom('idempotencyKeys').selectAll().where('key', '=', key).execute())
  expect(JSON.stringify(row)).not.toContain('planted')
})

test('work that was rolled back leaves the key free', async () => {
  const key = newId()
  const first = await ask(key)
  await expect(
    inTenant(tenantId, async (tx) => {
      await first.claim(tx)
      throw new Error('the slot was taken')
    }),
  ).rejects.toThrow(/slot/)
  const again = await ask(key)
  expect(again.earlier).toBeNull()
  await inTenant(tenantId, (tx) => again.claim(tx))
})

test('of two at once, the second is told to wait and its work is undone', async () => {
  const key = newId()
  const [first, second] = [await ask(key), await ask(key)]
  await inTenant(tenantId, (tx) => first.claim(tx))
  await expect(inTenant(tenantId, (tx) => second.claim(tx))).rejects.toMatchObject({ code: 'conflict' })
})

test('a repeat of a request whose answer was lost is not carried out again', async () => {
  const key = newId()
  const first = await ask(key)
  await inTenant(tenantId, (tx) => first.claim(tx))
  await expect(ask(key)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('lost') })
})

test('another request under the same key is a conflict, and a day later the key is free', async () => {
  const key = newId()
  const first = await ask(key)
  await inTenant(tenantId, (tx) => first.claim(tx))
  await first.answered(201, null)
  await expect(ask(key, { text: 'Something else' })).rejects.toMatchObject({ code: 'conflict' })
  await inTenant(tenantId, (tx) =>
    tx
      .updateTable('idempotencyKeys')
      .set({ createdAt: new Date(Date.now() - 25 * 3600_000) })
      .where('key', '=', key)
      .execute(),
  )
  expect((await ask(key, { text: 'Something else' })).earlier).toBeNull()
})
