import { expect, test } from 'vitest'
import { contactName, displayName, fileSize, linkify } from './words.ts'

const links = (text: string) => linkify(text).flatMap(({ href }) => href ?? [])

test('only http, https, mailto and tel become links', () => {
  expect(links('see https://bisi.example/menu?x=1#top, or write to flora@bisi.example')).toEqual([
    'https://bisi.example/menu?x=1#top',
    'mailto:flora@bisi.example',
  ])
  expect(links('tel:+2348030001111 www.bisi.example')).toEqual(['tel:+2348030001111', 'https://www.bisi.example'])
  expect(links('javascript:alert(1) data:text/html,hi file:///etc/passwd vbscript:x')).toEqual([])
})

test('a sentence keeps every letter, and its full stop stays out of the link', () => {
  const text = '(Menu: https://bisi.example/menu.) Good?'
  expect(
    linkify(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
  expect(links(text)).toEqual(['https://bisi.example/menu'])
})

test('a name cannot turn the direction of what stands beside it', () => {
  expect(displayName('\u202Egpj.exe\u2066\u200F')).toBe('gpj.exe')
  expect(displayName(' \u0000\u202D ', 'Visitor')).toBe('Visitor')
  expect(displayName('مريم الحسن')).toBe('مريم الحسن')
})

test('sizes read as people write them', () => {
  expect([999, 48_213, 3_281_000].map(fileSize)).toEqual(['999 B', '48 kB', '3.3 MB'])
})

test('a contact is called by name, then by number or handle, and never by the key of a chat visitor', () => {
  const visitor = { kind: 'visitor', value: '_k5bE6d2T4W00F3ez7OuwA' }
  const phone = { kind: 'phone', value: '+2348030001111' }
  expect(contactName({ name: 'Ada', identities: [visitor] })).toBe('Ada')
  expect(contactName({ name: null, identities: [visitor, phone] })).toBe('+2348030001111')
  expect(contactName({ name: ' ', identities: [visitor] })).toBe('Visitor OuwA')
  expect(contactName({ name: null, identities: [] })).toBe('Visitor without a name')
})
