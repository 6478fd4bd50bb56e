import type { Fact } from '@salesboy/contract/decision'
import { expect, test } from 'vitest'
import type { Place } from '../numbers/claim.ts'
import { belongings } from './belongs.ts'
import { numbersSaid } from './beside.ts'
import { factsOfPassage } from './facts-of-passage.ts'
import { factsOfProduct } from './facts-of-product.ts'

const place: Place = { now: new Date('2026-05-20T10:00:00Z'), timeZone: 'Europe/London', currency: 'GBP', country: 'GB' }
const source: Fact['source'] = { kind: 'business', id: 'hours', title: 'Shop' }
const product = (name: string, price: number, description = '') =>
  factsOfProduct({ sku: name, name, category: '', description, price, stock: null }, place)
const passage = (text: string) => factsOfPassage({ passageId: 'p', sourceId: 's', title: 'Notes', heading: null, text, score: 1 }, place)
const hours: Fact[] = [
  { kind: 'time', value: '18:00', about: 'Opening hours, Wednesday', near: 'Opening hours, Wednesday, open or close', source },
  { kind: 'time', value: '20:00', about: 'Opening hours, Thursday', near: 'Opening hours, Thursday, open or close', source },
]
const facts = [
  ...product('Oak Table', 300),
  ...product('Oak Table Round', 340),
  ...product('Ash Chair', 90, 'Seat height 45 cm'),
  ...product('D-Rack', 40),
  ...product('Chain Rack', 55),
  ...passage('Tops are guaranteed for 5 years and legs for 12 months.\n\nOiling: £25, takes 2 days.\n\nVarnish: £45, takes 4 days.'),
  ...hours,
]
const known = belongings(facts, place)

const verdicts = (said: string, asked = '') => {
  const { claims, around } = numbersSaid(said, place)
  return claims
    .filter(({ kind }) => kind !== 'weekday')
    .map((claim) => known.of(claim, { ...around(claim), wider: [...around(claim).wider, asked] }))
}

test.each<[string, string?]>([
  ['The Oak Table is £300.'],
  ['The Oak Table Round is £340.'],
  ['£90 for the Ash Chair.'],
  ['The Oak Table is £300 and the Ash Chair £90.'],
  ['D-Rack: £40\nChain Rack: £55'],
  ['It is £90.', 'price of the ash chair'],
  ['Legs are guaranteed for 12 months.'],
  ['Legs are guaranteed for 1 year.'],
  ['It takes 4 days.', 'how long does varnish take?'],
  ['On Thursdays we close at 8pm.'],
  ['Das kostet £300.'],
])('%s is stated', (said, asked) => {
  expect(new Set(verdicts(said, asked))).toEqual(new Set(['stated']))
})

test.each<[string, string?]>([
  ['The Oak Table is £90.'],
  ['The Oak Table is £340.'],
  ['The D-Rack is £55.'],
  ['The Oak Table is £90 and the Ash Chair £300.'],
  ['It is £300.', 'price of the ash chair'],
  ['Tops are guaranteed for 12 months.'],
  ['It takes 2 days.', 'how long does varnish take?'],
  ['On Thursdays we close at 6pm.'],
])('%s stands beside the wrong thing', (said, asked) => {
  expect(verdicts(said, asked)).toContain('misplaced')
})

test('what no fact states is unknown', () => {
  expect(verdicts('The Oak Table is £299.')).toEqual(['unknown'])
})
