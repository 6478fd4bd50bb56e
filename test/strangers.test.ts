import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { allChannels, channelNamed } from '../server/channels/index.ts'
import { mintVisitorToken } from '../server/channels/web-chat/visitor-token.ts'
import { whyFull } from '../server/domains/conversations/media/received-bytes.ts'
import { receive } from '../server/domains/conversations/receive.ts'
import { loadInbox } from '../server/domains/inboxes/find-inbox.ts'
import { inTenant, type Tx } from '../server/platform/db.ts'
import { type House, openHouse } from './house.ts'
import { echoWebhook } from './stand-ins/meta.ts'
import { appSecret } from './whatsapp-fixtures.ts'
import { connectNumber, deliverTo, openMeta } from './whatsapp-world.ts'

// Storms take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const nonsense = (n: number) => JSON.stringify({ [`nonsense-${n}`]: 'x'.repeat(60_000) })
const line = (n: number, text = 'x'.repeat(4_000)) => JSON.stringify({ id: `line-${String(n).padStart(8, '0')}`, text })

describe('strangers on the website', () => {
  test('1,500 bodies of nonsense from one visitor leave no row, and are soon answered 429', async () => {
    const { house, visitor } = await openChat()
    const before = await weight(house)
    const answers = await storm(1_500, (n) => visitor().post(nonsense(n), '198.51.100.1'))
    expect(await weight(house)).toEqual(before)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(perMinute('address'))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1_500 - perMinute('address'))
  })

  test('one visitor gets so many lines a minute kept, then is told in words when to come back', async () => {
    const { house, visitor } = await openChat()
    const { post } = visitor()
    // From ever new addresses, so that nothing but the visitor's own count stops them.
    const answers = await storm(200, (n) => post(line(n), `192.0.2.${n}`))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(perMinute('sender'))
    expect((await weight(house)).messages).toBe(perMinute('sender'))
    const refused = answers.find(({ status }) => status === 429)!
    expect(Number(refused.retryAfter)).toBeGreaterThan(0)
    expect(refused.body.detail).toMatch(/Too many messages from you: 60 a minute are taken\. Wait a minute/)
  })

  test('ever new visitors of one address share that address’s count, sessions too', async () => {
    const { house, visitor, start } = await openChat()
    const address = '198.51.100.77'
    for (let n = 0; n < 50; n++) expect((await start(address)).status).toBe(201)
    const answers = await storm(400, (n) => visitor().post(line(n), address))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(perMinute('address') - 50)
    expect((await weight(house)).messages).toBe(perMinute('address') - 50)
    expect((await start(address)).status).toBe(429)
  })

  test('a crowd from everywhere fills one inbox only so far', async () => {
    const { visitor, start } = await openChat()
    const rate = channelNamed('web-chat').limits.messages.inbox!
    const before = rate.perMinute
    rate.perMinute = 20
    try {
      const answers = await storm(40, (n) => visitor().post(line(n, 'hi'), `203.0.113.${n}`))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
      expect((await start('203.0.113.200')).status).toBe(429)
    } finally {
      rate.perMinute = before
    }
  })

  test('a body over 64 KB is refused before it is read', async () => {
    const { house, visitor } = await openChat()
    const before = await weight(house)
    expect((await visitor().post('x'.repeat(70_000), '198.51.100.3')).status).toBe(413)
    expect(await weight(house)).toEqual(before)
  })
})

describe('what a provider signed and nobody can use', () => {
  test('is kept up to 500 pieces and 8 MB an inbox, the newest, each cut at 16,000 characters', async () => {
    const house = await openHouse()
    const inbox = await loadInbox(house.tenantId, house.inboxId)
    for (let n = 0; n < 26; n++)
      await receive(
        inbox,
        Array.from({ length: 20 }, (_, k) => ({ kind: 'quarantine' as const, reason: 'odd', raw: `${n * 20 + k}:${'x'.repeat(40_000)}` })),
      )
    const kept = await house.inTenant((tx) => quarantined(tx))
    expect(kept.length).toBeLessThanOrEqual(500)
    expect(kept.reduce((sum, { bytes }) => sum + Number(bytes), 0)).toBeLessThanOrEqual(8 * 1024 * 1024)
    expect(Math.max(...kept.map(({ bytes }) => Number(bytes)))).toBeLessThan(24_000)

    const { body } = await house.call('GET', `/inboxes/${house.inboxId}/quarantine?limit=1`)
    expect(body.items[0].body).toMatch(/^519:x+$/)
  })
})

describe('files of customers', () => {
  let meta: Awaited<ReturnType<typeof openMeta>>
  beforeAll(async () => {
    meta = await openMeta()
  })
  afterAll(() => meta.close())

  test('past a day’s bytes stay with the provider, and the message says so', async () => {
    const house = await openHouse()
    const inboxId = await connectNumber(house.tenantId, { phoneNumberId: '200000000000001', businessAccountId: '100000000000001' })
    const inbox = await loadInbox(house.tenantId, inboxId)
    const before = inbox.channel.limits.fileBytesPerDay.sender
    inbox.channel.limits.fileBytesPerDay.sender = 1_000_000
    try {
      for (const n of [1, 2, 3]) {
        const media = {
          externalId: meta.putMedia(Buffer.concat([pdf, Buffer.alloc(600_000, n)]), 'application/pdf'),
          mimeType: 'application/pdf',
        }
        const ada = { kind: 'phone' as const, value: '447700900101' }
        const from = { identities: [ada], replyTo: ada }
        await receive(inbox, [
          {
            kind: 'message',
            externalId: `wamid.${n}`,
            from,
            content: { type: 'document', media },
            at: new Date(),
            answerable: false,
            raw: null,
          },
        ])
        await house.runJobs()
      }
      const messages = await house.messagesOf('447700900101')
      const files = messages.map(({ content }) => ('media' in content ? (content.media.unavailable ?? 'here') : ''))
      // The second one crosses the line and still comes; after it nothing does.
      expect(files).toEqual(['here', 'here', expect.stringContaining('This customer sent more than 1 MB of files today')])
      const stored = await house.inTenant((tx) => tx.selectFrom('files').select('sizeBytes').execute())
      expect(stored).toHaveLength(2)
      expect(await house.inTenant((tx) => whyFull(tx, inbox, messages[0]!.conversationId))).toContain('This customer')
    } finally {
      inbox.channel.limits.fileBytesPerDay.sender = before
    }
  })

  test('an owner’s own echoes count against nobody', async () => {
    const house = await openHouse()
    await connectNumber(house.tenantId, { phoneNumberId: '200000000000001', businessAccountId: '100000000000001' })
    const rate = channelNamed('whatsapp-cloud').limits.messages.sender!
    const before = rate.perMinute
    rate.perMinute = 1
    try {
      for (const text of ['one', 'two', 'three'])
        expect((await deliverTo(house.app, echoWebhook({ text, to: '447700900101' }), {})).status).toBe(200)
    } finally {
      rate.perMinute = before
    }
    expect(await house.messagesOf('447700900101')).toHaveLength(3)
    expect(appSecret).toBeTruthy()
  })
})

test('every channel says how much it lets in', () => {
  for (const { name, limits } of allChannels()) expect(limits.bodyBytes, name).toBeLessThanOrEqual(3 * 1024 * 1024)
})

const pdf = Buffer.from('%PDF-1.4\n')
const perMinute = (by: 'sender' | 'address') => channelNamed('web-chat').limits.messages[by]!.perMinute

async function openChat() {
  const house = await openHouse()
  const inbox = await loadInbox(house.tenantId, house.inboxId)
  const ask = async (url: string, remoteAddress: string, payload?: string, token?: string) => {
    const response = await house.app.inject({
      method: 'POST',
      url,
      remoteAddress,
      headers: {
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: response.statusCode, retryAfter: response.headers['retry-after'], body: response.json() as { detail: string } }
  }
  return {
    house,
    visitor() {
      const { token } = mintVisitorToken(String(inbox.settings.visitorSecret))
      return { post: (payload: string, address: string) => ask(`/hooks/web-chat/${inbox.key}`, address, payload, token) }
    },
    start: (address: string) => ask(`/api/v1/chat/${inbox.key}/visitors`, address),
  }
}

async function storm<T>(count: number, send: (n: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  for (let n = 0; n < count; n += 20)
    answers.push(...(await Promise.all(Array.from({ length: Math.min(20, count - n) }, (_, k) => send(n + k)))))
  return answers
}

/** Everything a stranger could have left. */
const weight = (house: House) =>
  inTenant(house.tenantId, async (tx) => {
    const count = async (table: 'messages' | 'inboundEvents' | 'contacts' | 'events' | 'files') =>
      Number(
        (
          await tx
            .selectFrom(table)
            .select((eb) => eb.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      )
    return {
      messages: await count('messages'),
      raw: await count('inboundEvents'),
      contacts: await count('contacts'),
      events: await count('events'),
      files: await count('files'),
    }
  })

const quarantined = async (tx: Tx) =>
  (
    await tx.raw<{ bytes: number }>(
      `select octet_length(raw_sealed) as bytes from inbound_events where tenant_id = app.tenant() and state = 'quarantined'`,
    )
  ).rows
