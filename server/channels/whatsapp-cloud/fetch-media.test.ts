import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Media } from '@salesboy/contract/message'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { config, configure } from '#platform/config.ts'
import { type MetaStandIn, standInToken, startMeta } from '../../../test/stand-ins/meta.ts'
import { fetchMedia } from './fetch-media.ts'
import { isMetaMediaUrl } from './meta-hosts.ts'
import type { Settings } from './settings.ts'

const { metaApiBaseUrl } = config
const settings: Settings = {
  phoneNumberId: '200000000000001',
  businessAccountId: '100000000000001',
  accessToken: standInToken,
  appSecret: 'secret',
  verifyToken: 'token',
  messagesPerSecond: 80,
  apiVersion: 'v26.0',
}
const photo = Buffer.from('the bytes of a photo')
const digest = (encoding: 'hex' | 'base64') => createHash('sha256').update(photo).digest(encoding)
const fetchIt = (media: Media) => fetchMedia(media, settings, AbortSignal.timeout(5000))
let meta: MetaStandIn
let thief: Server
let stolen: (string | undefined)[]
let thiefAnswer: (request: IncomingMessage, response: ServerResponse) => void
let thiefUrl: string

beforeEach(async () => {
  meta = await startMeta()
  configure({ metaApiBaseUrl: meta.url })
  stolen = []
  thiefAnswer = (_, response) => response.end('thanks')
  thief = createServer((request, response) => {
    stolen.push(request.headers.authorization)
    thiefAnswer(request, response)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => thief.once('listening', resolve))
  thiefUrl = `http://127.0.0.1:${(thief.address() as AddressInfo).port}`
})
afterEach(async () => {
  configure({ metaApiBaseUrl })
  await meta.close()
  thief.closeAllConnections()
  await new Promise((resolve) => thief.close(resolve))
})

describe('a file the customer sent', () => {
  test.each(['hex', 'base64'] as const)(
    'is found by its id, fetched with the token and checked against its %s checksum',
    async (encoding) => {
      const externalId = meta.putMedia(photo, 'image/jpeg')
      const file = await fetchIt({ externalId, mimeType: 'image/jpeg', sha256: digest(encoding), fileName: 'p.jpg' })
      expect(file).toEqual({ bytes: photo, mimeType: 'image/jpeg', fileName: 'p.jpg' })
    },
  )

  test('is fetched at the address in the webhook without asking for another', async () => {
    const url = `${meta.url}/stand-in-media/${meta.putMedia(photo, 'image/jpeg')}`
    expect((await fetchIt({ url, mimeType: 'image/jpeg', sha256: digest('base64') })).bytes).toEqual(photo)
  })

  test('is found by its id once the address in the webhook has expired', async () => {
    const externalId = meta.putMedia(photo, 'image/jpeg')
    expect((await fetchIt({ externalId, url: `${meta.url}/stand-in-media/1`, mimeType: 'image/jpeg' })).bytes).toEqual(photo)
  })

  test.each(['hex', 'base64'] as const)('that was altered is refused by its %s checksum', async (encoding) => {
    const externalId = meta.putMedia(Buffer.from('another photo'), 'image/jpeg')
    await expect(fetchIt({ externalId, mimeType: 'image/jpeg', sha256: digest(encoding) })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('checksum'),
    })
  })

  test('that is too large is refused, whether or not its length is announced', async () => {
    const externalId = meta.putMedia(Buffer.alloc(5 * 1024 * 1024 + 1), 'image/jpeg')
    await expect(fetchIt({ externalId, mimeType: 'image/jpeg' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('5 MB'),
    })

    configure({ metaApiBaseUrl: thiefUrl })
    let sent = 0
    thiefAnswer = (request, response) => {
      if (request.url?.startsWith('/v26.0/')) return response.end(JSON.stringify({ url: `${thiefUrl}/endless`, mime_type: 'image/jpeg' }))
      const pump = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) sent += 64 * 1024
      }
      response.on('drain', pump)
      pump()
    }
    await expect(fetchIt({ externalId: '1', mimeType: 'image/jpeg' })).rejects.toMatchObject({ message: expect.stringContaining('5 MB') })
    expect(sent).toBeLessThan(50 * 1024 * 1024)
  })

  test('that WhatsApp could not deliver is not asked for', async () => {
    await expect(fetchIt({ externalId: '1', mimeType: 'image/jpeg', unavailable: 'Lost on the way.' })).rejects.toMatchObject({
      code: 'invalid',
      message: 'Lost on the way.',
    })
  })

  test('may come later when WhatsApp is not there', async () => {
    await meta.close()
    await expect(fetchIt({ externalId: '1', mimeType: 'image/jpeg' })).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('the token never goes elsewhere', () => {
  test.each(['../../v26.0/me', '1/../2', '1?x=', '', 'abc', '%31'])('an id like %j becomes no Graph path', async (externalId) => {
    configure({ metaApiBaseUrl: thiefUrl })
    await expect(fetchIt({ externalId, mimeType: 'image/jpeg' })).rejects.toMatchObject({ code: 'invalid' })
    expect(stolen).toEqual([])
  })

  test('an address in the webhook that is not Meta’s is never called', async () => {
    const externalId = meta.putMedia(photo, 'image/jpeg')
    expect((await fetchIt({ externalId, url: `${thiefUrl}/latest/meta-data/`, mimeType: 'image/jpeg' })).bytes).toEqual(photo)
    expect(stolen).toEqual([])
  })

  test('an address in an answer of the Graph API that is not Meta’s is never called', async () => {
    const graph = createServer((_, response) => response.end(JSON.stringify({ url: `${thiefUrl}/x`, mime_type: 'image/jpeg' }))).listen(
      0,
      '127.0.0.1',
    )
    await new Promise((resolve) => graph.once('listening', resolve))
    configure({ metaApiBaseUrl: `http://127.0.0.1:${(graph.address() as AddressInfo).port}` })

    await expect(fetchIt({ externalId: '1', mimeType: 'image/jpeg' })).rejects.toMatchObject({ code: 'invalid' })
    expect(stolen).toEqual([])
    graph.closeAllConnections()
    graph.close()
  })

  test('a redirect is not followed', async () => {
    const graph = createServer((request, response) => {
      if (request.url?.startsWith('/v26.0/'))
        response.end(JSON.stringify({ url: `http://${request.headers.host}/file`, mime_type: 'image/jpeg' }))
      else response.writeHead(302, { location: `${thiefUrl}/x` }).end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => graph.once('listening', resolve))
    configure({ metaApiBaseUrl: `http://127.0.0.1:${(graph.address() as AddressInfo).port}` })

    await expect(fetchIt({ externalId: '1', mimeType: 'image/jpeg' })).rejects.toMatchObject({ code: 'unavailable' })
    expect(stolen).toEqual([])
    graph.closeAllConnections()
    graph.close()
  })

  test.each([
    ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['https://scontent-lhr8-1.xx.fbcdn.net/v/t1.jpg', true],
    ['https://graph.facebook.com/v26.0/1', true],
    ['http://lookaside.fbsbx.com/x', false],
    ['https://lookaside.fbsbx.com:8443/x', false],
    ['https://user:pass@lookaside.fbsbx.com/x', false],
    ['https://lookaside.fbsbx.com@evil.example.test/x', false],
    ['https://lookaside.fbsbx.com.evil.example.test/x', false],
    ['https://evilfbcdn.net/x', false],
    ['https://fbsbx.com/x', false],
    ['http://169.254.169.254/latest/meta-data/', false],
    ['http://127.0.0.1:1/x', false],
    ['file:///etc/passwd', false],
    ['not a url', false],
  ])('%s: %s', (address, allowed) => {
    configure({ metaApiBaseUrl: 'https://graph.facebook.com' })
    expect(isMetaMediaUrl(address)).toBe(allowed)
  })
})
