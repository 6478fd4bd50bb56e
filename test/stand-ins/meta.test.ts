import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixtureWorld, type MetaStandIn, sign, standInToken, startMeta, textWebhook } from './meta.ts'

const { phoneId, ada, appSecret } = fixtureWorld
const hello = { messaging_product: 'whatsapp', to: `+${ada}`, type: 'text', text: { body: 'Hello' }, biz_opaque_callback_data: 'outbox-1' }
let meta: MetaStandIn

beforeEach(async () => {
  meta = await startMeta()
})
afterEach(() => meta.close())

async function call(path: string, body?: unknown, token: string | null = standInToken) {
  const response = await fetch(`${meta.url}/v26.0/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as { error?: { code: number } } & Record<string, unknown> }
}
const send = (body: unknown, token?: string | null) => call(`${phoneId}/messages`, body, token)

describe('it refuses what Meta refuses', () => {
  test.each<[string, unknown, number, number]>([
    ['no recipient', { ...hello, to: undefined }, 400, 100],
    ['a text over 4,096 characters', { ...hello, text: { body: 'x'.repeat(4097) } }, 400, 131009],
    ['no messaging product', { ...hello, messaging_product: undefined }, 400, 100],
    ['a file nobody uploaded', { ...hello, type: 'image', image: { id: '1' } }, 400, 131009],
    ['an unknown template', { ...hello, type: 'template', template: { name: 'x', language: { code: 'en' } } }, 404, 132001],
    [
      'too few template values',
      { ...hello, type: 'template', template: { name: 'order_update', language: { code: 'en_US' } } },
      400,
      132000,
    ],
    [
      'four buttons',
      {
        ...hello,
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'x' },
          action: { buttons: ['a', 'b', 'c', 'd'].map((id) => ({ type: 'reply', reply: { id, title: id } })) },
        },
      },
      400,
      131009,
    ],
  ])('%s', async (_, body, status, code) => {
    expect(await send(body)).toMatchObject({ status, body: { error: { code } } })
    expect(meta.sends).toEqual([])
  })

  test('no token, a wrong one, and a number it does not know', async () => {
    expect(await send(hello, null)).toMatchObject({ status: 401, body: { error: { code: 190 } } })
    expect(await send(hello, 'wrong')).toMatchObject({ status: 401, body: { error: { code: 190 } } })
    expect(await call('299999999999999/messages', hello)).toMatchObject({ status: 400, body: { error: { code: 100 } } })
  })
})

describe('what it accepted', () => {
  test('is recorded in order of arrival, whether or not it was answered', async () => {
    meta.dropAnswerAfterAccepting(1)
    await expect(send(hello)).rejects.toThrow()
    await call('200000000000002/messages', hello)
    expect(meta.sentTo(ada)).toMatchObject([
      { seq: 1, phoneId, text: 'Hello', callback: 'outbox-1', unanswered: true },
      { seq: 2, phoneId: '200000000000002', unanswered: false },
    ])
  })

  test('templates are listed page by page and new ones wait for approval', async () => {
    expect(
      await call('100000000000001/message_templates', { name: 'welcome', language: 'en', category: 'UTILITY', components: [] }),
    ).toMatchObject({ body: { status: 'PENDING' } })
    const first = await call('100000000000001/message_templates?limit=1')
    expect(first.body).toMatchObject({ data: [{ name: 'order_update' }], paging: { next: expect.stringContaining('after=1') } })
    const second = await call('100000000000001/message_templates?limit=1&after=1')
    expect(second.body).toMatchObject({ data: [{ name: 'welcome', status: 'PENDING' }] })
    expect(second.body.paging).not.toHaveProperty('next')
  })
})

describe('status webhooks', () => {
  let receiver: Server
  let received: { status: string; callback?: string; signed: boolean }[]
  let refusals: number

  beforeEach(async () => {
    received = []
    refusals = 0
    receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks)
      if (refusals-- > 0) return response.writeHead(503).end()
      const item = JSON.parse(body.toString()).entry[0].changes[0].value.statuses[0]
      const signed = request.headers['x-hub-signature-256'] === sign(body, appSecret)
      received.push({ status: item.status, callback: item.biz_opaque_callback_data, signed })
      response.end()
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    meta.statuses({ url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`, secret: appSecret })
  })
  afterEach(() => {
    receiver.closeAllConnections()
    receiver.close()
  })

  test('arrive signed and in order, repeated until they are taken', async () => {
    refusals = 2
    await send(hello)
    expect(await meta.statusesSettled()).toBe(0)
    expect(received).toEqual(['sent', 'delivered', 'read'].map((status) => ({ status, callback: 'outbox-1', signed: true })))
  })

  test('a recipient who cannot be reached is reported later, one over the limit at once', async () => {
    meta.failFor(ada, 131026)
    expect(await send(hello)).toMatchObject({ status: 200 })
    await meta.statusesSettled()
    expect(received).toMatchObject([{ status: 'failed' }])

    meta.failFor(ada, 131056)
    expect(await send(hello)).toMatchObject({ status: 400, body: { error: { code: 131056 } } })
    meta.failFor(ada, null)
    expect(await send(hello)).toMatchObject({ status: 200 })
  })
})

test('it runs as a command and takes its orders over HTTP', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('meta.ts', import.meta.url)), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const { url, token } = JSON.parse(line.toString()) as { url: string; token: string }
    const post = (path: string, body: unknown) =>
      fetch(`${url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) })

    expect((await post('/__control', { failNext: { count: 1, code: 130429 } })).status).toBe(200)
    expect((await post(`/v26.0/${phoneId}/messages`, hello)).status).toBe(429)
    expect((await post(`/v26.0/${phoneId}/messages`, hello)).status).toBe(200)
    const { sends } = (await (await fetch(`${url}/__control/sends`)).json()) as { sends: unknown[] }
    expect(sends).toMatchObject([{ seq: 1, to: ada, text: 'Hello' }])
  } finally {
    child.kill()
  }
})

test('webhooks are written as Meta writes them: escaped, so that only the raw bytes match the signature', () => {
  const body = textWebhook({ text: 'größe 😀 a/b', id: 'wamid.1' }).toString()
  expect(body).toContain('gr\\u00f6\\u00dfe \\ud83d\\ude00 a\\/b')
  expect(JSON.parse(body).entry[0].changes[0].value.messages[0]).toMatchObject({ id: 'wamid.1', text: { body: 'größe 😀 a/b' } })
})
