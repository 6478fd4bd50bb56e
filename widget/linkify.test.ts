import { expect, test } from 'vitest'
import { linkify, safeHref } from './linkify.ts'

const links = (text: string) => linkify(text).flatMap((piece) => (piece.href ? [[piece.text, piece.href]] : []))

test.each([
  ['See https://shop.example/menu.', 'https://shop.example/menu', 'https://shop.example/menu'],
  ['(https://en.example/wiki/Rose_(flower))', 'https://en.example/wiki/Rose_(flower)', 'https://en.example/wiki/Rose_(flower)'],
  ['*https://shop.example*', 'https://shop.example', 'https://shop.example/'],
  ['go to www.shop.example, please', 'www.shop.example', 'https://www.shop.example/'],
  ['write flora@shop.example!', 'flora@shop.example', 'mailto:flora@shop.example'],
  ['mailto:flora@shop.example', 'mailto:flora@shop.example', 'mailto:flora@shop.example'],
  ['call +234 803 555 0100.', '+234 803 555 0100', 'tel:+2348035550100'],
  ['tel:+15125550100', 'tel:+15125550100', 'tel:+15125550100'],
])('%s has a link', (text, words, href) => {
  expect(links(text)).toEqual([[words, href]])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x file:///etc/passwd ftp://x.example',
  'https://bank.example@evil.example/',
  'https://',
  'http://intranet/',
  'The tray is ₦5,000, ready at 10:30 on 2026-11-21',
  '',
])('%s has none', (text) => {
  expect(links(text)).toEqual([])
})

test('nothing of the text is lost or changed', () => {
  const text = 'A https://a.example, b@c.example; <b>www.d.example</b>\n\n+1 512 555 0100 ok'
  expect(
    linkify(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
  expect(links(text)).toHaveLength(4)
})

test('markup stays text', () => {
  expect(linkify('<img src=x onerror=alert(1)>')).toEqual([{ text: '<img src=x onerror=alert(1)>' }])
})

test('direction overrides are taken out of text and target', () => {
  expect(linkify('https://shop.example/\u202egpj.exe')).toEqual([
    { text: 'https://shop.example/gpj.exe', href: 'https://shop.example/gpj.exe' },
  ])
})

test('a quote cannot break out of the address', () => {
  expect(links('https://a.example/"onmouseover="x')).toEqual([['https://a.example/', 'https://a.example/']])
})

test('the longest message is read in an instant', () => {
  const started = performance.now()
  for (const text of ['a.'.repeat(2048), '+1'.repeat(2048), 'www.'.repeat(1024), `http://${'('.repeat(4000)}`, 'https://a.b/)'.repeat(315)])
    linkify(text)
  expect(performance.now() - started).toBeLessThan(500)
})

test('an address from a message is opened only when it is a safe one', () => {
  expect(safeHref('https://maps.example/?q=1,2')).toBe('https://maps.example/?q=1,2')
  expect(safeHref(' javascript:alert(1)')).toBeNull()
  expect(safeHref('/relative')).toBeNull()
})
