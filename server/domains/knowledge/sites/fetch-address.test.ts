import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { config, configure } from '#platform/config.ts'
import { cleanAddress } from './clean-address.ts'
import { fetchAddress } from './fetch-address.ts'
import { readRobots } from './robots.ts'
import { openWebsite } from './website-for-tests.ts'

const refused = { outcome: 'failed', problem: expect.stringContaining('Only public http and https addresses'), status: null }
const before = { environment: config.environment, allowedPrivateHosts: config.allowedPrivateHosts }
let outside: Awaited<ReturnType<typeof openWebsite>>
let inside: Awaited<ReturnType<typeof openWebsite>>

// As on a server: only the website outside is allowed; whatever else is on this machine is inside.
beforeEach(async () => {
  inside = await openWebsite({ '/': 'the keys to everything' })
  outside = await openWebsite({ '/': 'hello' })
  configure({ environment: 'production', allowedPrivateHosts: [outside.host] })
})
afterEach(() => {
  inside.close()
  outside.close()
  configure(before)
})

describe('an attack on what stands inside fails, in the same words:', () => {
  test.each([
    ['the address itself', () => inside.at()],
    ['its name', () => inside.at().replace('127.0.0.1', 'localhost')],
    ['a decimal number', () => inside.at().replace('127.0.0.1', '2130706433')],
    ['a hexadecimal number', () => inside.at().replace('127.0.0.1', '0x7f.1')],
    ['an octal number', () => inside.at().replace('127.0.0.1', '0177.0.0.1')],
    ['few dots', () => inside.at().replace('127.0.0.1', '127.1')],
    ['IPv6', () => inside.at().replace('127.0.0.1', '[::1]')],
    ['IPv4 within IPv6', () => inside.at().replace('127.0.0.1', '[::ffff:127.0.0.1]')],
    ['IPv4 within IPv6, in hexadecimal', () => inside.at().replace('127.0.0.1', '[::ffff:7f00:1]')],
    ['a translated IPv4', () => inside.at().replace('127.0.0.1', '[64:ff9b::7f00:1]')],
    ['6to4', () => inside.at().replace('127.0.0.1', '[2002:7f00:1::]')],
    ['cloud metadata', () => 'http://169.254.169.254/latest/meta-data'],
    ['a private network', () => 'http://10.0.0.1/'],
    ['full-width digits', () => inside.at().replace('127.0.0.1', '１２７.0.0.1')],
    ['another port', () => 'http://shop.example.com:6379/'],
    ['a user name', () => outside.at().replace('http://', 'http://user:secret@')],
    ['a file', () => 'file:///etc/passwd'],
    ['another scheme', () => 'gopher://127.0.0.1:6379/_FLUSHALL'],
    ['data', () => 'data:text/html,hello'],
    ['a single word', () => 'http://intranet/'],
  ])('%s', async (_, address) => {
    expect(await fetchAddress(address())).toEqual(refused)
    expect(inside.asked).toEqual([])
  })

  test.each([
    ['a redirect', (url: string) => url],
    ['a redirect to a decimal number', (url: string) => url.replace('127.0.0.1', '2130706433')],
    ['a redirect to a file', () => 'file:///etc/passwd'],
    ['a redirect with a user name', (url: string) => url.replace('http://', 'http://a:b@')],
  ])('%s', async (_, to) => {
    outside.pages['/go'] = { status: 302, headers: { location: to(inside.at()) } }
    expect(await fetchAddress(outside.at('/go'))).toEqual(refused)
    expect(inside.asked).toEqual([])
  })

  test('a redirect after a redirect', async () => {
    outside.pages['/one'] = { status: 301, headers: { location: '/two' } }
    outside.pages['/two'] = { status: 307, headers: { location: inside.at() } }
    expect(await fetchAddress(outside.at('/one'))).toEqual(refused)
    expect(inside.asked).toEqual([])
  })
})

describe('a page', () => {
  test('comes with its validators, its type and the address it was found at in the end', async () => {
    outside.pages['/old'] = { status: 301, headers: { location: '/new' } }
    outside.pages['/new'] = { headers: { etag: '"v1"', 'last-modified': 'Tue, 03 Mar 2026 10:00:00 GMT' }, body: 'prices' }
    const fetched = await fetchAddress(outside.at('/old'))
    expect(fetched).toMatchObject({
      outcome: 'ok',
      mimeType: 'text/html',
      address: outside.at('/new'),
      validators: { etag: '"v1"', lastModified: 'Tue, 03 Mar 2026 10:00:00 GMT' },
    })
    expect(await fetchAddress(outside.at('/new'), { validators: { etag: '"v1"', lastModified: null } })).toEqual({ outcome: 'unchanged' })
    expect(outside.asked.at(-1)!.headers['user-agent']).toMatch(/^Salesboy\//)
  })

  test('that sends us round and round is given up after three hops', async () => {
    outside.pages['/round'] = { status: 302, headers: { location: '/round' } }
    expect(await fetchAddress(outside.at('/round'))).toMatchObject({ outcome: 'failed', problem: expect.stringContaining('three times') })
    expect(outside.asked).toHaveLength(4)
  })

  test('larger than 5 MB is left, also when it comes compressed or never ends', async () => {
    outside.pages['/large'] = { body: 'x'.repeat(6 << 20) }
    outside.pages['/bomb'] = { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(200 << 20)) }
    outside.pages['/endless'] = (response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = () => response.writable && response.write('x'.repeat(100_000), more)
      more()
    }
    for (const path of ['/large', '/bomb', '/endless'])
      expect(await fetchAddress(outside.at(path)), path).toMatchObject({
        outcome: 'failed',
        problem: expect.stringContaining('larger than 5 MB'),
      })
  })

  test.each([
    [404, { outcome: 'gone' }],
    [410, { outcome: 'gone' }],
    [403, { outcome: 'failed', problem: expect.stringContaining('sign in') }],
    [429, { outcome: 'failed', problem: expect.stringContaining('less often') }],
    [503, { outcome: 'failed', problem: expect.stringContaining('error (503)') }],
  ])('that answers %i says what to do', async (status, expected) => {
    outside.pages['/'] = { status }
    expect(await fetchAddress(outside.at())).toMatchObject(expected)
  })

  test('whose site is not there says so', async () => {
    const { host } = outside
    outside.close()
    expect(await fetchAddress(`http://${host}/`)).toMatchObject({
      outcome: 'failed',
      problem: expect.stringContaining('cannot be reached'),
    })
  })
})

describe('robots.txt', () => {
  const may = (text: string, path: string) => readRobots(text).may(new URL(path, 'https://shop.example'))

  test('is read group by group: ours before everybody’s, the longest rule first', () => {
    const text =
      'User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nUser-agent: salesboy\nDisallow: /private\nAllow: /private/menu$\nDisallow: /*.pdf$ # no files\n'
    expect(may(text, '/')).toBe(true)
    expect(may(text, '/private/prices')).toBe(false)
    expect(may(text, '/private/menu')).toBe(true)
    expect(may(text, '/private/menus')).toBe(false)
    expect(may(text, '/a/list.pdf')).toBe(false)
    expect(may(text, '/a/list.pdf?x')).toBe(true)
    expect(may('User-agent: *\nDisallow: /\n', '/')).toBe(false)
    expect(may('User-agent: *\nDisallow:\n', '/')).toBe(true)
    expect(may('', '/')).toBe(true)
    expect(readRobots('Sitemap: https://shop.example/map.xml').sitemaps).toEqual(['https://shop.example/map.xml'])
  })

  test('of a hostile site costs no time', () => {
    const started = performance.now()
    may(`User-agent: *\n${`Disallow: /${'*a'.repeat(1000)}$\n`.repeat(200)}`, `/${'a'.repeat(1500)}`)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

test.each([
  ['https://Shop.example:443/a/../b?utm_source=x&id=1#top', 'https://shop.example/b?id=1'],
  ['/prices', 'https://shop.example/prices'],
  ['mailto:a@b.example', null],
  ['javascript:alert(1)', null],
  ['https://user@shop.example/', null],
])('%s is written as %s', (address, clean) => expect(cleanAddress(address, 'https://shop.example/x')).toBe(clean))
