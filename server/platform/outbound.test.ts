import dns from 'node:dns'
import { createServer, type Server } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { config, configure } from './config.ts'
import { checkOutboundUrl, outboundFetch } from './outbound.ts'

let server: Server
let port = 0
let hits = 0
const before = { environment: config.environment, allowedPrivateHosts: config.allowedPrivateHosts }

beforeAll(async () => {
  server = createServer((request, response) => {
    hits++
    if (request.url === '/leave') return response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    response.end('inside')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => {
  hits = 0
  configure({ environment: 'production', allowedPrivateHosts: [] })
})
afterEach(() => configure(before))
afterAll(() => void server.close())

const ways = [
  '127.0.0.1',
  'localhost',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '0.0.0.0',
  '[::]',
  '[64:ff9b::7f00:1]',
]

test.each(ways)('%s does not reach this machine', async (host) => {
  await expect(outboundFetch(`http://${host}:${port}/`)).rejects.toThrow()
  expect(hits).toBe(0)
})

test('cloud metadata and private ranges are refused before anything is sent', async () => {
  for (const host of [
    '169.254.169.254',
    '10.0.0.5',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '[fd00::1]',
    '[fe80::1]',
    '[2001::1]',
    '[2001:db8::1]',
    '[2002:7f00:1::]',
    '[3fff::1]',
  ])
    await expect(outboundFetch(`http://${host}/`), host).rejects.toThrow()
})

test('a host the operator names is reached, on that port only', async () => {
  configure({ allowedPrivateHosts: [`127.0.0.1:${port}`] })
  expect(await (await outboundFetch(`http://127.0.0.1:${port}/`)).text()).toBe('inside')
  await expect(outboundFetch(`http://127.0.0.1:${port + 1}/`)).rejects.toThrow()
})

test('a name is reached only when every address it resolves to is public, and never twice resolved', async () => {
  const original = dns.lookup
  const asked: string[] = []
  dns.lookup = ((host: string, _options: unknown, done: (error: null, addresses: { address: string; family: number }[]) => void) => {
    asked.push(host)
    done(null, [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ])
  }) as never
  syncBuiltinESMExports()
  try {
    await expect(outboundFetch('http://rebound.example:8080/')).rejects.toMatchObject({ cause: { code: 'EPRIVATE' } })
  } finally {
    dns.lookup = original
    syncBuiltinESMExports()
  }
  expect(asked).toEqual(['rebound.example'])
  expect(hits).toBe(0)
})

test('only the ports of web servers are reached', async () => {
  expect(() => checkOutboundUrl('http://shop.example.com:6379/')).toThrow(/ports 80, 443, 8080 and 8443/)
  await expect(outboundFetch('http://93.184.216.34:6379/')).rejects.toMatchObject({ cause: { code: 'EPRIVATE' } })
  expect(checkOutboundUrl('https://shop.example.com:8443/').port).toBe('8443')
})

test('a redirect is handed back, not followed', async () => {
  configure({ allowedPrivateHosts: [`127.0.0.1:${port}`] })
  expect((await outboundFetch(`http://127.0.0.1:${port}/leave`)).status).toBe(302)
})

test('a person hears of a private address while they type it', () => {
  expect(() => checkOutboundUrl('http://10.0.0.5/v1')).toThrow(/ALLOWED_PRIVATE_HOSTS/)
  expect(() => checkOutboundUrl('http://intranet/v1')).toThrow(/ALLOWED_PRIVATE_HOSTS/)
  expect(() => checkOutboundUrl('http://user:pass@models.example.com')).toThrow(/user name/)
  expect(() => checkOutboundUrl('file:///etc/passwd')).toThrow(/http or https/)
  expect(checkOutboundUrl('https://models.example.com/v1').hostname).toBe('models.example.com')
})

test('on a developer’s machine a model server beside it is fine', async () => {
  configure({ environment: 'development' })
  expect(await (await outboundFetch(`http://localhost:${port}/`)).text()).toBe('inside')
})
