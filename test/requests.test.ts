import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { RouteDef } from '../contract/route.ts'
import { config } from '../server/platform/config.ts'
import { newId } from '../server/platform/ids.ts'
import { routes } from './every-route.ts'
import { type House, openHouse } from './house.ts'
import { upload } from './requests.ts'

describe('uploads', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

  test('are what their first bytes say, whatever they call themselves', async () => {
    const house = await openHouse()
    expect((await upload(house, png, 'photo.exe', 'application/x-msdownload')).json()).toMatchObject({ mimeType: 'image/png' })
    for (const [body, name] of [
      [Buffer.from('MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff', 'latin1'), 'photo.png'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\0'), 'photo.svg'],
    ] as const)
      expect((await upload(house, body, name, 'image/png')).statusCode, name).toBe(415)
    expect((await upload(house, Buffer.alloc(0), 'empty.txt', 'text/plain')).statusCode).toBe(400)
  })

  test('are downloaded as attachments that no browser runs', async () => {
    const house = await openHouse()
    const { mediaId } = (await upload(house, Buffer.from('<html><script>alert(1)</script>'), '../../evil\r\n".html', 'text/html')).json()
    const answer = await house.app.inject({ url: `/api/v1/media/${mediaId}`, headers: { authorization: `Bearer ${house.apiKey}` } })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('text/plain'),
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''[\w.%-]+$/),
      'content-security-policy': expect.stringContaining('sandbox'),
    })
  })

  test('past their size are refused, and nothing of them is kept', async () => {
    const house = await openHouse()
    const kept = () => readdirSync(config.dataDir, { recursive: true }).filter((name) => String(name).includes(house.tenantId)).length
    await upload(house, png, 'small.png', 'image/png')
    const before = kept()
    const tooLarge = [
      await upload(house, Buffer.alloc(16 * 1024 * 1024 + 1, 'a'), 'large.txt', 'text/plain'),
      await upload(house, Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]), 'large.png', 'image/png'),
    ]
    for (const answer of tooLarge) expect(answer.json()).toMatchObject({ status: 413, code: 'too_large' })
    expect(kept()).toBe(before)
  })

  test('must be one file in a form', async () => {
    const house = await openHouse()
    expect((await house.call('POST', '/media', { file: 'text' })).status).toBe(415)
    expect((await upload(house, png, 'photo.png', 'image/png', 'attachment')).statusCode).toBe(400)
  })
})

describe('Idempotency-Key', () => {
  const text = (words: string) => ({ content: { type: 'text', text: words } })
  let house: House
  let path: string
  beforeEach(async () => {
    house = await openHouse()
    await house.hears('ana', 'Hello!')
    path = `/conversations/${await house.conversationOf('ana')}/messages`
  })
  const written = async () => (await house.messagesOf('ana')).filter(({ direction }) => direction === 'out').length

  test('gives a repeat the first answer and does nothing twice', async () => {
    const key = newId()
    const first = await house.call('POST', path, text('Hi'), { headers: { 'idempotency-key': key } })
    const again = await house.call('POST', path, text('Hi'), { headers: { 'idempotency-key': key } })
    expect(again.status).toBe(201)
    expect(again.body).toEqual(first.body)
    expect(again.headers['idempotent-replay']).toBe('true')
    expect(await written()).toBe(1)
  })

  test('lets one of many at once through', async () => {
    const key = newId()
    const answers = await Promise.all([1, 2, 3, 4].map(() => house.call('POST', path, text('Hi'), { headers: { 'idempotency-key': key } })))
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1)
    for (const { status } of answers) expect([201, 409]).toContain(status)
    expect(await written()).toBe(1)
  })

  test('used for another request is a conflict', async () => {
    const key = newId()
    await house.call('POST', path, text('Hi'), { headers: { 'idempotency-key': key } })
    expect(await house.call('POST', path, text('Something else'), { headers: { 'idempotency-key': key } })).toMatchObject({ status: 409 })
    const elsewhere = await house.call('POST', '/api-keys', { name: 'k', scopes: ['look'] }, { headers: { 'idempotency-key': key } })
    expect(elsewhere.status).toBe(409)
    expect(await written()).toBe(1)
  })

  test('on another conversation is another request', async () => {
    await house.hears('ben', 'Hello!')
    const key = newId()
    await house.call('POST', path, text('Hi'), { headers: { 'idempotency-key': key } })
    const other = `/conversations/${await house.conversationOf('ben')}/messages`
    expect(await house.call('POST', other, text('Hi'), { headers: { 'idempotency-key': key } })).toMatchObject({ status: 409 })
  })

  test('belongs to one tenant', async () => {
    const headers = { 'idempotency-key': newId() }
    const body = { name: 'k', scopes: ['look'] }
    expect((await house.call('POST', '/api-keys', body, { headers })).status).toBe(201)
    const other = await house.call('POST', '/api-keys', body, { headers, as: house.otherApiKey })
    expect(other.status).toBe(201)
    expect(other.headers['idempotent-replay']).toBeUndefined()
  })

  test('of a new API key never shows its secret again, and keeps nothing of it', async () => {
    const headers = { 'idempotency-key': newId() }
    const body = { name: 'till', scopes: ['look'] }
    const made = await house.call('POST', '/api-keys', body, { headers })
    expect(made.body.secret).toMatch(/^sb_/)
    const again = await house.call('POST', '/api-keys', body, { headers })
    expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining('shown only once') } })
    expect(JSON.stringify(again.body)).not.toContain(made.body.secret)
    expect((await house.call('GET', '/api-keys')).body.items.filter(({ name }: { name: string }) => name === 'till')).toHaveLength(1)
    const kept = await house.inTenant((tx) => tx.selectFrom('idempotencyKeys').selectAll().execute())
    expect(kept).toMatchObject([{ status: 201, answerSealed: null }])
  })

  test('keeps the answer of no route that shows a secret', () => {
    const tells = routes.filter(([, { method, may, responses }]) => method === 'POST' && may !== 'anyone' && showsSecret(responses))
    expect(tells.map(([name]) => name)).toEqual(['createApiKey'])
    for (const [name, { shownOnce }] of tells) expect(shownOnce, name).toBe(true)
  })

  const showsSecret = (responses: RouteDef['responses']) =>
    Object.values(responses).some(
      (schema) => schema && 'shape' in schema && Object.keys(schema.shape as object).some((key) => /secret|password|apiKey/i.test(key)),
    )

  test('of a request that failed can be used again', async () => {
    const headers = { 'idempotency-key': newId() }
    expect((await house.call('POST', `/conversations/${newId()}/messages`, text('Hi'), { headers })).status).toBe(404)
    expect((await house.call('POST', path, text('Hi'), { headers })).status).toBe(201)
  })

  test.each(['short', 'with spaces in it', 'ä'.repeat(10), 'x'.repeat(201)])('“%s” is no key', async (key) => {
    expect(
      (
        await house.call('POST', path, text('Hi'), {
          headers: { 'idempotency-key': encodeURI(key) === key ? key : Buffer.from(key).toString('latin1') },
        })
      ).status,
    ).toBe(400)
  })
})

describe('problems', () => {
  test('say what to do, and carry the id to ask with', async () => {
    const house = await openHouse()
    const answers = [
      await house.call('GET', '/session', undefined, { as: 'sb_nobody' }),
      await house.call('GET', `/inboxes/${newId()}`),
      await house.call('GET', '/inboxes/not-an-id'),
      await house.call('PATCH', '/tenant', { currency: 'naira' }),
      await house.call('GET', '/nothing-here'),
      await house.call('GET', '/conversations?cursor=forged'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 404, 400, 400, 404, 400])
    for (const { status, body, headers } of answers) {
      expect(headers['content-type']).toContain('application/problem+json')
      expect(body).toMatchObject({
        status,
        code: expect.stringMatching(/^[a-z_]+$/),
        title: expect.any(String),
        detail: expect.stringMatching(/\w+ \w+/),
      })
      expect(body.correlationId).toBe(headers['x-correlation-id'])
      expect(Math.abs(Date.parse(body.timestamp) - Date.now())).toBeLessThan(60_000)
    }
    expect(answers[3]!.body.issues).toEqual([
      expect.objectContaining({ path: 'currency', message: expect.stringContaining('three letters') }),
    ])
  })

  test('carry the caller’s own correlation id when it is a plain one', async () => {
    const house = await openHouse()
    const ask = async (id: string) =>
      (await house.call('GET', `/inboxes/${newId()}`, undefined, { headers: { 'x-correlation-id': id } })).body.correlationId
    expect(await ask('order-4711-retry')).toBe('order-4711-retry')
    for (const forged of ['short', 'x'.repeat(65), 'id with spaces', '{"level":60}']) expect(await ask(forged)).not.toBe(forged)
  })

  test('of our own making tell a stranger nothing but the id', async () => {
    const house = await openHouse()
    await house.inTenant((tx) => tx.raw(`update inboxes set settings_sealed = 'v1.x.y'`))
    const { status, body } = await house.call('GET', '/inboxes')
    expect(status).toBe(500)
    expect(body.detail).toMatch(/correlation id/)
    expect(JSON.stringify(body)).not.toMatch(/sealed|stack|Error|\.ts/)
  })
})
