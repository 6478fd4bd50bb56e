import { expect, test } from 'vitest'
import { parse, write } from './message.ts'

const said = (message: string, values = {}, locale = 'en') => write(parse(message), values, locale)

test('arguments stand in their places, and numbers are written as the language writes them', () => {
  expect(said('{name} has {count} left', { name: 'Ana', count: 1200 })).toBe('Ana has 1,200 left')
  expect(said('{name} has {count} left', { name: 'Ana', count: 1200 }, 'de')).toBe('Ana has 1.200 left')
})

test('a plural follows the rules of the language, and an exact number goes before them', () => {
  const english = '{count, plural, =0 {nobody} one {# customer} other {# customers}} waiting'
  expect([0, 1, 2, 1500].map((count) => said(english, { count }))).toEqual([
    'nobody waiting',
    '1 customer waiting',
    '2 customers waiting',
    '1,500 customers waiting',
  ])
  const polish = '{count, plural, one {# klient} few {# klientów-few} many {# klientów} other {# klienta}}'
  expect([1, 3, 5].map((count) => said(polish, { count }, 'pl'))).toEqual(['1 klient', '3 klientów-few', '5 klientów'])
})

test('a choice may hold a plural, and another argument inside it', () => {
  const message = '{kind, select, audio {{count, plural, one {a voice note} other {# voice notes}} from {name}} other {a file}}'
  expect(said(message, { kind: 'audio', count: 2, name: 'Ana' })).toBe('2 voice notes from Ana')
  expect(said(message, { kind: 'pdf', count: 2, name: 'Ana' })).toBe('a file')
})

test.each(['{count, plural, one {# order}}', 'An {open', 'closed}', '{count, plurals, other {x}}'])('%s is refused', (message) => {
  expect(() => parse(message)).toThrow()
})
