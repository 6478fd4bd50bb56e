import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import type { MessageContent } from '@salesboy/contract/message'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { config, configure } from '#platform/config.ts'
import { type MetaStandIn, standInToken, startMeta } from '../../../test/stand-ins/meta.ts'
import { graphAnswer } from '../../../test/whatsapp-fixtures.ts'
import type { Identity, Outgoing } from '../channel.ts'
import channel from './index.ts'
import type { Settings } from './settings.ts'

const ada: Identity = { kind: 'phone', value: '447700900101' }
const { metaApiBaseUrl } = config
const settings: Settings = {
  phoneNumberId: '200000000000001',
  businessAccountId: '100000000000001',
  accessToken: standInToken,
  appSecret: 'fixture-app-secret-not-real',
  verifyToken: 'fixture-verify-token',
  messagesPerSecond: 80,
  apiVersion: 'v26.0',
}
let meta: MetaStandIn

beforeAll(async () => {
  meta = await startMeta()
  configure({ metaApiBaseUrl: meta.url })
})
afterEach(() => {
  meta.order({ reset: true })
  configure({ metaApiBaseUrl: meta.url })
})
afterAll(async () => {
  configure({ metaApiBaseUrl })
  await meta.close()
})

const stored = new Map([
  ['photo', { bytes: Buffer.from('a small photo'), mimeType: 'image/jpeg', fileName: 'photo.jpg' }],
  ['huge', { bytes: Buffer.alloc(5 * 1024 * 1024 + 1), mimeType: 'image/jpeg', fileName: 'huge.jpg' }],
  ['voice', { bytes: Buffer.from('OggS'), mimeType: 'audio/ogg', fileName: 'voice.ogg' }],
  ['offer', { bytes: Buffer.from('%PDF-'), mimeType: 'application/pdf', fileName: 'offer.pdf' }],
])

const outgoing = (content: MessageContent, more: Partial<Outgoing> = {}): Outgoing => ({
  id: 'outbox-1',
  to: ada,
  content,
  async openMedia(mediaId) {
    const file = stored.get(mediaId)
    if (!file) throw new Error('No such file.')
    return file
  },
  ...more,
})
const send = (content: MessageContent, more: Partial<Outgoing> = {}, signal = AbortSignal.timeout(10_000)) =>
  channel.send!(outgoing(content, more), { ...settings }, signal)
const hello: MessageContent = { type: 'text', text: 'Hello Ada' }
const media = (mediaId: string, mimeType: string, more = {}) => ({ mediaId, mimeType, ...more })

describe('what goes over the wire', () => {
  test('a text, with our own id along and the message it answers', async () => {
    const result = await send(hello, { replyTo: 'wamid.question' })

    expect(meta.sends).toMatchObject([
      {
        seq: 1,
        phoneId: '200000000000001',
        callback: 'outbox-1',
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: '447700900101',
          context: { message_id: 'wamid.question' },
          biz_opaque_callback_data: 'outbox-1',
          type: 'text',
          text: { body: 'Hello Ada', preview_url: false },
        },
      },
    ])
    expect(result).toEqual({ ok: true, externalId: meta.sends[0]?.wamid, recipient: ada })
  })

  test('to a username: recipient instead of to', async () => {
    const ben: Identity = { kind: 'bsuid', value: 'GB.90000000000000000102' }
    expect(await send(hello, { to: ben })).toMatchObject({ ok: true, recipient: ben })
    expect(meta.sends[0]?.body).toMatchObject({ recipient: 'GB.90000000000000000102' })
    expect(meta.sends[0]?.body.to).toBeUndefined()
  })

  test('files are uploaded first and named by id', async () => {
    await send({ type: 'image', media: media('photo', 'image/jpeg'), caption: 'Like this?' })
    await send({ type: 'audio', media: media('voice', 'audio/ogg', { voice: true }) })
    await send({ type: 'document', media: media('offer', 'application/pdf', { fileName: 'Offer.pdf' }) })

    const [image, audio, document] = meta.sends.map(({ body }) => body as Record<string, Record<string, string>>)
    expect(image).toMatchObject({ image: { id: expect.stringMatching(/^\d+$/), caption: 'Like this?' } })
    expect(meta.media.get(image?.image?.id ?? '')).toEqual({ bytes: Buffer.from('a small photo'), mimeType: 'image/jpeg' })
    expect(audio).toMatchObject({ audio: { id: expect.any(String), voice: true } })
    expect(document).toMatchObject({ document: { id: expect.any(String), filename: 'Offer.pdf' } })
  })

  test('a file by address goes out as a link', async () => {
    await send({ type: 'video', media: { mimeType: 'video/mp4', url: 'https://shop.example.test/tour.mp4' } })
    expect(meta.sends[0]?.body).toMatchObject({ type: 'video', video: { link: 'https://shop.example.test/tour.mp4' } })
  })

  test.each<[MessageContent, object]>([
    [
      { type: 'location', latitude: 0, longitude: -0.12, name: 'Shop' },
      { type: 'location', location: { latitude: 0, longitude: -0.12, name: 'Shop' } },
    ],
    [
      { type: 'contacts', cards: [{ name: 'Teo Shop', phones: ['+15550100001'], emails: [] }] },
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Teo Shop', first_name: 'Teo' }, phones: [{ phone: '+15550100001', type: 'WORK' }] }],
      },
    ],
    [
      { type: 'buttons', text: 'Which day?', footer: 'We open at 9', buttons: [{ id: 'mon', title: 'Monday' }] },
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Which day?' },
          footer: { text: 'We open at 9' },
          action: { buttons: [{ type: 'reply', reply: { id: 'mon', title: 'Monday' } }] },
        },
      },
    ],
    [
      {
        type: 'list',
        text: 'Services',
        label: 'Choose',
        sections: [{ title: 'Hair', rows: [{ id: 'cut', title: 'Cut', description: '30 min' }] }],
      },
      {
        interactive: {
          type: 'list',
          action: { button: 'Choose', sections: [{ title: 'Hair', rows: [{ id: 'cut', title: 'Cut', description: '30 min' }] }] },
        },
      },
    ],
    [
      { type: 'products', text: 'Our trays', header: 'Trays', catalogId: '300', sections: [{ title: 'Rice', skus: ['A', 'B'] }] },
      {
        interactive: {
          type: 'product_list',
          header: { type: 'text', text: 'Trays' },
          action: {
            catalog_id: '300',
            sections: [{ title: 'Rice', product_items: [{ product_retailer_id: 'A' }, { product_retailer_id: 'B' }] }],
          },
        },
      },
    ],
    [
      { type: 'products', text: 'This one', header: 'Trays', catalogId: '300', sections: [{ title: 'Rice', skus: ['A'] }] },
      { interactive: { type: 'product', action: { catalog_id: '300', product_retailer_id: 'A' } } },
    ],
    [
      {
        type: 'template',
        name: 'order_update',
        language: 'en_US',
        bodyValues: { 1: 'Ada', 2: '1001' },
        buttons: [
          { index: 0, kind: 'quick_reply', value: 'CONFIRM:1001' },
          { index: 1, kind: 'url', value: '1001' },
        ],
      },
      {
        type: 'template',
        template: {
          name: 'order_update',
          language: { code: 'en_US' },
          components: [
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Ada' },
                { type: 'text', text: '1001' },
              ],
            },
            { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'CONFIRM:1001' }] },
            { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: '1001' }] },
          ],
        },
      },
    ],
  ])('%j', async (content, body) => {
    expect(await send(content)).toMatchObject({ ok: true })
    expect(meta.sends[0]?.body).toMatchObject(body)
  })

  test('a text in the header is named like the others', async () => {
    const named: MessageContent = {
      type: 'template',
      name: 'order_update',
      language: 'en_US',
      bodyValues: { name: 'Ada', order: '1001' },
      header: { values: { shop: 'Flora' } },
    }
    await send(named)
    expect(meta.sends[0]?.body.template).toMatchObject({
      components: [
        { type: 'header', parameters: [{ type: 'text', parameter_name: 'shop', text: 'Flora' }] },
        { type: 'body', parameters: [{ parameter_name: 'name' }, { type: 'text', parameter_name: 'order', text: '1001' }] },
      ],
    })
  })

  test('a template with named values and a picture in its header', async () => {
    await send({
      type: 'template',
      name: 'order_update',
      language: 'en_US',
      bodyValues: { name: 'Ada', order: '1001' },
      header: { media: media('photo', 'image/jpeg') },
    })
    expect(meta.sends[0]?.body.template).toMatchObject({
      components: [
        { type: 'header', parameters: [{ type: 'image', image: { id: expect.stringMatching(/^\d+$/) } }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', parameter_name: 'name', text: 'Ada' },
            { type: 'text', parameter_name: 'order', text: '1001' },
          ],
        },
      ],
    })
  })
})

describe('what WhatsApp would refuse never leaves', () => {
  const buttons = (...titles: string[]): MessageContent => ({
    type: 'buttons',
    text: 'Choose',
    buttons: titles.map((title, index) => ({ id: `b${index}`, title })),
  })
  const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }))

  test.each<[string, MessageContent]>([
    ['The message has 4097 characters; WhatsApp takes at most 4096.', { type: 'text', text: 'x'.repeat(4097) }],
    ['The message is empty.', { type: 'text', text: ' \n' }],
    ['The caption has 1025 characters', { type: 'image', media: media('photo', 'image/jpeg'), caption: 'x'.repeat(1025) }],
    ['WhatsApp shows no caption below audio', { type: 'audio', media: media('voice', 'audio/ogg'), caption: 'Listen' }],
    ['WhatsApp takes JPG or PNG up to 5 MB as image; this file has 5.0 MB.', { type: 'image', media: media('huge', 'image/jpeg') }],
    ['this file is application/pdf', { type: 'image', media: media('offer', 'image/jpeg') }],
    ['The attached file is no longer stored here.', { type: 'image', media: media('gone', 'image/jpeg') }],
    ['names no file that can be sent', { type: 'image', media: { mimeType: 'image/jpeg', url: 'http://insecure.example.test/x.jpg' } }],
    ['The message has 4 buttons; WhatsApp takes 1 to 3.', buttons('A', 'B', 'C', 'D')],
    ['has 21 characters; WhatsApp takes at most 20.', buttons('x'.repeat(21))],
    ['Two buttons say “A”', buttons('A', 'A')],
    ['11 rows in all sections together', { type: 'list', text: 'Choose', label: 'Open', sections: [{ title: 'A', rows: rows(11) }] }],
    [
      'Two rows have the id “r0”',
      {
        type: 'list',
        text: 'Choose',
        label: 'Open',
        sections: [
          { title: 'A', rows: rows(1) },
          { title: 'B', rows: rows(1) },
        ],
      },
    ],
    [
      'The title of a section is empty.',
      {
        type: 'list',
        text: 'Choose',
        label: 'Open',
        sections: [
          { title: '', rows: rows(1) },
          { title: 'B', rows: [] },
        ],
      },
    ],
    ['holds a line break', { type: 'template', name: 'order_update', language: 'en_US', bodyValues: { 1: 'two\nlines', 2: '1' } }],
    [
      'The value for {{2}} of the template is missing.',
      { type: 'template', name: 'order_update', language: 'en_US', bodyValues: { 1: 'Ada', 3: '1' } },
    ],
    [
      'partly numbered and partly named',
      { type: 'template', name: 'order_update', language: 'en_US', bodyValues: { 1: 'Ada', order: '1' } },
    ],
    ['The position is not on the globe.', { type: 'location', latitude: 91, longitude: 0 }],
    ['can only be received, not sent', { type: 'form', name: 'flow', text: '', answers: null }],
  ])('%s', async (detail, content) => {
    expect(await send(content)).toMatchObject({
      ok: false,
      reason: 'rejected',
      detail: expect.stringContaining(detail),
      nextStep: expect.stringMatching(/\w/),
    })
    expect(meta.sends).toEqual([])
  })

  test('a contact without a WhatsApp identity', async () => {
    expect(await send(hello, { to: { kind: 'email', value: 'ada@example.test' } })).toMatchObject({
      ok: false,
      reason: 'rejected',
      code: 'recipient',
    })
    expect(await send(hello, { to: { kind: 'phone', value: '44/../me' } })).toMatchObject({ ok: false, code: 'recipient' })
  })
})

describe('how a send can end', () => {
  test.each([
    ['error-190.json', 401, 'stopped'],
    ['error-130429.json', 400, 'rate_limited'],
    ['error-130429.json', 429, 'rate_limited'],
    ['error-131056.json', 400, 'pair_limited'],
    ['error-131030.json', 400, 'rejected'],
    ['error-132000.json', 400, 'rejected'],
    ['error-132001.json', 404, 'rejected'],
    ['error-80007.json', 400, 'rate_limited'],
    ['error-100.json', 400, 'rejected'],
    ['error-131009-button.json', 400, 'rejected'],
    ['error-2-transient.json', 503, 'unavailable'],
  ])('%s with HTTP %i is %s', async (name, status, reason) => {
    const body = graphAnswer(name)
    meta.failNext(1, { status, body })
    const { code } = body.error as { code: number }
    expect(await send(hello)).toMatchObject({
      ok: false,
      reason,
      code: String(code),
      detail: expect.stringMatching(/\w/),
      nextStep: expect.stringMatching(/\w/),
    })
    expect(await send(hello)).toMatchObject({ ok: true })
  })

  test('an answer in time that names no message leaves us in doubt', async () => {
    meta.failNext(1, { status: 200, body: { messaging_product: 'whatsapp' } })
    expect(await send(hello)).toMatchObject({ ok: false, reason: 'unknown', code: 'no_message_id' })
  })

  test('a gateway that fails may have passed the message on', async () => {
    meta.failNext(1, { status: 502, body: '<html>Bad gateway</html>' })
    expect(await send(hello)).toMatchObject({ ok: false, reason: 'unknown', code: 'http_502' })
  })

  test('a redirect is not followed: the token would go along', async () => {
    const server = createHttpServer((_, response) =>
      response.writeHead(307, { location: `${meta.url}/v26.0/200000000000001/messages` }).end(),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    configure({ metaApiBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    expect(await send(hello)).toMatchObject({ ok: false, reason: 'rejected', code: 'http_307' })
    expect(meta.sends).toEqual([])
    server.closeAllConnections()
    server.close()
  })

  test('no answer in time: it may have gone out', async () => {
    meta.stall(5000)
    expect(await send(hello, {}, AbortSignal.timeout(200))).toMatchObject({ ok: false, reason: 'unknown' })
    expect(meta.sends).toHaveLength(1)
  })

  test('a connection cut after the message was accepted: it may have gone out', async () => {
    meta.dropAnswerAfterAccepting(1)
    expect(await send(hello)).toMatchObject({ ok: false, reason: 'unknown' })
    expect(meta.sends).toMatchObject([{ unanswered: true }])
  })

  test('nobody listening: surely not sent', async () => {
    configure({ metaApiBaseUrl: `http://127.0.0.1:${await closedPort()}` })
    expect(await send(hello)).toMatchObject({ ok: false, reason: 'unavailable', code: 'ECONNREFUSED' })
  })

  test('no such host: surely not sent', async () => {
    configure({ metaApiBaseUrl: 'http://graph.invalid' })
    expect(await send(hello)).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test('stopped before it began: surely not sent', async () => {
    expect(await send(hello, {}, AbortSignal.abort())).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(meta.sends).toEqual([])
  })

  test('an upload that got lost sent nothing to anyone', async () => {
    meta.stall(5000)
    const photo: MessageContent = { type: 'image', media: media('photo', 'image/jpeg') }
    expect(await send(photo, {}, AbortSignal.timeout(200))).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(meta.sends).toEqual([])
  })

  test('a wrong token stops the inbox', async () => {
    const result = await channel.send!(outgoing(hello), { ...settings, accessToken: 'expired' }, AbortSignal.timeout(5000))
    expect(result).toMatchObject({ ok: false, reason: 'stopped', code: '190' })
  })
})

describe('beside sending', () => {
  test('marks a message as read and shows that we are writing', async () => {
    await channel.markRead?.('wamid.in', settings, true, AbortSignal.timeout(5000))
    await channel.markRead?.('wamid.in2', settings, false, AbortSignal.timeout(5000))
    expect(meta.reads).toEqual([
      { phoneId: '200000000000001', messageId: 'wamid.in', typing: true },
      { phoneId: '200000000000001', messageId: 'wamid.in2', typing: false },
    ])
  })

  test('a read receipt that fails is nobody’s problem', async () => {
    configure({ metaApiBaseUrl: `http://127.0.0.1:${await closedPort()}` })
    await expect(channel.markRead?.('wamid.in', settings, true, AbortSignal.timeout(5000))).resolves.toBeUndefined()
  })

  test('the connection test names the number, or what to do', async () => {
    expect(await channel.check?.(settings, AbortSignal.timeout(5000))).toEqual({
      ok: true,
      detail: 'Connected to Fixture Shop (+1 555-010-0001), quality GREEN.',
    })
    const expired = await channel.check?.({ ...settings, accessToken: 'expired' }, AbortSignal.timeout(5000))
    expect(expired).toMatchObject({ ok: false, nextStep: expect.stringContaining('access token') })
    const unknown = await channel.check?.({ ...settings, phoneNumberId: '999999999999' }, AbortSignal.timeout(5000))
    expect(unknown).toMatchObject({ ok: false, detail: expect.stringContaining('999999999999') })
  })
})

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
