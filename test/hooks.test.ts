import { createHmac } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { checkPlate } from '../server/channels/check-plate.ts'
import { channelNamed } from '../server/channels/index.ts'
import { hookUrl, type RawRequest } from '../server/platform/hook.ts'
import { Problem } from '../server/platform/problem.ts'
import { room } from '../server/platform/room.ts'
import { openApi } from '../server/roles/api.ts'
import { hooksOf, openRooms } from '../server/rooms.ts'
import { openHouse } from './house.ts'

vi.setConfig({ testTimeout: 180_000 })

const secret = 'the payment provider’s secret'
const sign = (body: Buffer | string) => createHmac('sha256', secret).update(body).digest('hex')

test('a room hears senders that are no channel: the raw bytes, for the tenant whose key the address holds', async () => {
  const house = await openHouse()
  const heard: { tenantId: string; request: RawRequest }[] = []
  const payments = room({
    hooks: {
      payments: {
        maxBytes: 1_000,
        perMinute: 5,
        receive: async (request, tenantId) => {
          if (request.headers['x-signature'] !== sign(request.body)) throw new Problem('unauthenticated', 'The signature does not match.')
          heard.push({ tenantId, request })
          return { status: 202, body: 'kept', type: 'text/plain' }
        },
      },
    },
  })
  const app = await openApi({ ...(await openRooms()), hooks: hooksOf([{ name: 'payments', room: payments }]) })
  try {
    const path = new URL(await house.inTenant((tx) => hookUrl(tx, 'payments'))).pathname
    expect(await house.inTenant((tx) => hookUrl(tx, 'payments'))).toContain(path)
    const post = (payload: Buffer | string, url = path, signature = sign(payload)) =>
      app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json', 'x-signature': signature }, payload })

    // What no key holds is nobody's, and no fault of ours, at a channel's hook as well.
    for (const url of ['/hooks/payments/%00', '/hooks/whatsapp-cloud/%00', '/hooks/web-chat/%00a'])
      expect([url, (await post('{}', url)).statusCode]).toEqual([url, 404])

    // Bytes that any parser would change.
    const bytes = Buffer.from('{ "paid" : 1.50,\r\n "paid":\u00e9 }', 'latin1')
    expect(await post(bytes, `${path}?try=2`)).toMatchObject({ statusCode: 202, body: 'kept' })
    expect(heard.map(({ tenantId }) => tenantId)).toEqual([house.tenantId])
    expect(heard[0]!.request.body.equals(bytes)).toBe(true)
    expect([heard[0]!.request.method, heard[0]!.request.query.get('try')]).toEqual(['POST', '2'])

    expect((await post('{}', path, 'wrong')).statusCode).toBe(401)
    expect((await post('{}', '/hooks/payments/nosuchkeynosuchkey')).statusCode).toBe(404)
    expect((await post('x'.repeat(1_001))).statusCode).toBe(413)
    expect(heard).toHaveLength(1)

    const answers = await Promise.all(Array.from({ length: 6 }, () => post('{}')))
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0)
  } finally {
    await app.close()
  }
})

const hook = { maxBytes: 1, perMinute: 1, receive: async () => ({ status: 204 }) }

test.each([
  ['two rooms with one name', [{ payments: hook }, { payments: hook }], 'another room offers already'],
  ['a channel’s name', [{ 'web-chat': hook }], 'a channel’s name'],
  ['a name that is no part of an address', [{ 'Pay/me': hook }], 'no name for an address'],
  ['no limits', [{ payments: { ...hook, maxBytes: 0 } }], 'has no limits'],
])('the process does not start over a hook with %s, and names the room', (_, plates, words) => {
  const rooms = plates.map((hooks, at) => ({ name: `room${at}`, room: room({ hooks }) }))
  const faulty = `room${plates.length - 1}`
  expect(() => hooksOf(rooms)).toThrow(words.replace('’', "'"))
  expect(() => hooksOf(rooms)).toThrow(faulty)
})

test('the process does not start over a channel without limits, and names it', () => {
  const { limits: _, ...without } = channelNamed('web-chat')
  expect(() => checkPlate('web-chat', without as never)).toThrow(/server\/channels\/web-chat .*limits/)
  const endless = { ...channelNamed('web-chat'), limits: { ...channelNamed('web-chat').limits, bodyBytes: Number.POSITIVE_INFINITY } }
  expect(() => checkPlate('web-chat', endless)).toThrow('limits.bodyBytes')
  expect(() => checkPlate('another', channelNamed('web-chat'))).toThrow('server/channels/another')
})
