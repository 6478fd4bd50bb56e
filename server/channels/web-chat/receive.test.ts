import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { BadSignature, Unusable } from '../channel.ts'
import { clientIdOf } from './client-id.ts'
import webChat from './index.ts'
import { mintVisitorToken } from './visitor-token.ts'

const settings = webChat.settings.parse({ visitorSecret: randomBytes(32).toString('base64url') })
const shopOnly = { ...settings, allowedOrigins: ['https://shop.example'] }
const ana = mintVisitorToken(settings.visitorSecret)
const hello = { id: 'client-id-1', text: 'Do you have peonies?' }

function post(body: unknown, headers: Record<string, string | undefined> = {}, inbox = settings) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const request = {
    method: 'POST',
    headers: { authorization: `Bearer ${ana.token}`, ...headers },
    query: new URLSearchParams(),
    body: bytes,
  }
  const [item] = webChat.receive(request, [inbox])
  if (!item) throw new Error('receive answered nothing')
  return item
}

function textOf(item: ReturnType<typeof post>) {
  if (item.kind !== 'message' || item.content.type !== 'text') throw new Error(`expected a text message, got ${JSON.stringify(item)}`)
  return item.content.text
}

describe('a visitor writes', () => {
  test('the message carries the visitor and its own id', () => {
    expect(post({ ...hello, name: 'Ana' })).toMatchObject({
      kind: 'message',
      externalId: `${ana.visitorId}:client-id-1`,
      from: { identities: [{ kind: 'visitor', value: ana.visitorId }], replyTo: { kind: 'visitor', value: ana.visitorId }, name: 'Ana' },
      content: { type: 'text', text: 'Do you have peonies?' },
      answerable: true,
    })
  })

  test('the same client id gives the same external id, so a repeat is a repeat', () => {
    expect(post(hello)).toMatchObject({ externalId: (post(hello) as { externalId: string }).externalId })
  })

  test('two visitors with one client id stay two messages', () => {
    const teo = mintVisitorToken(settings.visitorSecret)
    const theirs = post(hello, { authorization: `Bearer ${teo.token}` }) as { externalId: string }
    expect(theirs.externalId).not.toBe((post(hello) as { externalId: string }).externalId)
  })

  test('the client id comes back from the external id, and no outgoing id passes for one', () => {
    expect(clientIdOf(`${ana.visitorId}:client-id-1`)).toBe('client-id-1')
    expect(clientIdOf('0199c6a2-7f1c-7c41-9f55-0d0e6f0f9a11')).toBeNull()
    expect(clientIdOf(null)).toBeNull()
  })

  test('NULs and lone surrogates never reach the database', () => {
    const text = textOf(post('{"id":"client-id-1","text":"a\\u0000b \\ud800 c"}'))
    expect(text).toBe('ab \ufffd c')
    expect(text.isWellFormed()).toBe(true)
  })

  test('a name is one line without direction overrides', () => {
    expect(post({ ...hello, name: ' Ana\n\u202eevil\u0000 ' })).toMatchObject({ from: { name: 'Ana evil' } })
  })

  test('4,096 characters pass', () => {
    expect(textOf(post({ ...hello, text: 'x'.repeat(4096) }))).toHaveLength(4096)
  })

  test('emoji and right-to-left words arrive as written', () => {
    expect(textOf(post({ ...hello, text: 'مرحبا 👩‍👩‍👧 ₦5,000' }))).toBe('مرحبا 👩‍👩‍👧 ₦5,000')
  })
})

describe('who is refused', () => {
  test.each([
    ['no token', undefined],
    ['an empty one', 'Bearer '],
    ['another scheme', `Basic ${ana.token}`],
    ['a forged one', `Bearer ${ana.token.slice(0, -4)}AAAA`],
    ['a token of another inbox', `Bearer ${mintVisitorToken(randomBytes(32).toString('base64url')).token}`],
    ['two tokens', `Bearer ${ana.token} ${ana.token}`],
  ])('%s', (_, authorization) => {
    expect(() => post(hello, { authorization })).toThrow(BadSignature)
  })

  test('a page of another site', () => {
    for (const origin of ['https://evil.example', 'http://shop.example', 'https://shop.example.evil.example', 'null']) {
      expect(() => post(hello, { origin }, shopOnly), origin).toThrow(BadSignature)
    }
  })

  test('a page of another site that names itself our own', () => {
    const headers = { origin: 'https://desk.example', 'sec-fetch-site': 'cross-site', host: 'desk.example' }
    expect(() => post(hello, headers, shopOnly)).toThrow(BadSignature)
  })

  test('everyone, when the inbox has no secret', () => {
    expect(() => post(hello, {}, { ...settings, visitorSecret: '' })).toThrow(BadSignature)
  })
})

describe('which pages are welcome', () => {
  test.each([
    ['the listed site', { origin: 'https://shop.example' }],
    ['the hosted page in a modern browser', { origin: 'https://desk.example', 'sec-fetch-site': 'same-origin', host: 'internal:3000' }],
    ['the hosted page in an old browser', { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' }],
    ['a program, which sends no origin', {}],
  ])('%s', (_, headers) => {
    expect(post(hello, headers, shopOnly).kind).toBe('message')
  })

  test('any page, when the list is empty', () => {
    expect(post(hello, { origin: 'https://anywhere.example' }).kind).toBe('message')
  })
})

describe('a token holder who sends rubbish is told why, and nothing is kept', () => {
  test.each([
    ['not JSON', 'hello', 'not JSON'],
    ['an empty body', '', 'not JSON'],
    ['bytes that are not UTF-8', Buffer.from(JSON.stringify({ ...hello, text: 'caf\u00e9' }), 'latin1'), 'not JSON'],
    ['a list', [hello], 'expected object'],
    ['null', 'null', 'expected object'],
    ['no id', { text: 'hi' }, 'id'],
    ['a short id', { id: 'a', text: 'hi' }, 'id must be 8 to 64'],
    ['an id with a colon', { id: 'abcd:efgh', text: 'hi' }, 'id must be 8 to 64'],
    ['no words', { ...hello, text: ' \u0000 ' }, 'text is empty'],
    ['too many words', { ...hello, text: 'x'.repeat(4097) }, 'longer than 4,096'],
    ['a text that is no text', { ...hello, text: { $ne: '' } }, 'text'],
    ['a field we do not know', { ...hello, admin: true }, 'admin'],
    ['a long name', { ...hello, name: 'n'.repeat(201) }, 'name is longer than 200'],
  ])('%s', (_, body, reason) => {
    const refused = () => post(body)
    expect(refused).toThrow(Unusable)
    expect(refused).toThrow(reason)
  })
})

describe('settings', () => {
  test('a secret is made once and then kept', () => {
    const made = webChat.prepare?.({}).visitorSecret ?? ''
    expect(Buffer.from(made, 'base64url')).toHaveLength(32)
    expect(webChat.prepare?.({}).visitorSecret).not.toBe(made)
    expect(webChat.prepare?.({ visitorSecret: made }).visitorSecret).toBe(made)
  })

  test('origins are kept exactly as browsers send them', () => {
    expect(webChat.settings.parse({ allowedOrigins: ['https://Shop.example/', 'http://localhost:8080'] }).allowedOrigins).toEqual([
      'https://shop.example',
      'http://localhost:8080',
    ])
  })

  test.each(['shop.example', 'https://shop.example/path', 'javascript:alert(1)', 'https://a@shop.example', '*'])(
    '%s is no origin',
    (origin) => {
      expect(webChat.settings.safeParse({ allowedOrigins: [origin] }).success).toBe(false)
    },
  )

  test('a short secret is refused: everyone could guess it', () => {
    expect(webChat.settings.safeParse({ visitorSecret: 'secret' }).success).toBe(false)
  })

  test.each(['red', '#fff', '#12345g', '#0f766e;}'])('%s is no colour', (color) => {
    expect(webChat.settings.safeParse({ color }).success).toBe(false)
  })
})

test('a sent message is delivered at once under our own id', async () => {
  const outgoing = {
    id: 'out-1',
    to: { kind: 'visitor', value: ana.visitorId } as const,
    content: { type: 'text', text: 'Yes!' } as const,
    openMedia: () => Promise.reject(new Error('web chat opens no file to send')),
  }
  expect(await webChat.send!(outgoing, settings, AbortSignal.timeout(1000))).toEqual({ ok: true, externalId: 'out-1' })
  expect(await webChat.check?.(settings, AbortSignal.timeout(1000))).toMatchObject({ ok: true })
})
