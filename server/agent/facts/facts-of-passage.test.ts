import { expect, test } from 'vitest'
import type { Place } from '../numbers/claim.ts'
import { factsOfPassage } from './facts-of-passage.ts'

const place: Place = { now: new Date('2026-06-09T11:00:00Z'), timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' }
const facts = (text: string) =>
  factsOfPassage({ passageId: 'p', sourceId: 's', title: 'Price list', heading: null, text, score: 1 }, place).map((fact) => [
    fact.kind,
    fact.value,
    fact.about,
  ])

test('a number stands with its row, and a bare one under a price column is money', () => {
  expect(facts('Item: Jollof tray | Serves: 8 | Price: 24000\nItem: Zobo | Serves: 1 | Price: 2000')).toEqual(
    expect.arrayContaining([
      ['amount', '24000', 'Item: Jollof tray | Serves: 8 | Price: 24000'],
      ['amount', '2000', 'Item: Zobo | Serves: 1 | Price: 2000'],
    ]),
  )
})

test('numbers of other columns, of lists and of codes are not money', () => {
  const amounts = facts('Code: SB-801 | Item: Jollof tray | Serves: 8 | Price: 24000\n7) Pay first.').filter(([kind]) => kind === 'amount')
  expect(amounts.map(([, value]) => value)).toEqual(['24000'])
})

test('dotted price lists give one row for each dish', () => {
  expect(facts('Small Chops 50 pieces ........ 15,000     Chin Chin 1 kg Jar ...... 6,500')).toEqual(
    expect.arrayContaining([
      ['amount', '15000', 'Small Chops 50 pieces 15,000'],
      ['amount', '6500', 'Chin Chin 1 kg Jar 6,500'],
    ]),
  )
})

test('the same words in two papers, even of two businesses, each keep their own source', () => {
  const sourceOf = (sourceId: string, title: string) =>
    factsOfPassage({ passageId: 'p', sourceId, title, heading: null, text: 'Parking costs ₦900.', score: 1 }, place)[0]?.source
  expect(sourceOf('lekki', 'Lekki branch')).toEqual({ kind: 'knowledge', id: 'lekki', title: 'Lekki branch' })
  expect(sourceOf('ikeja', 'Ikeja branch')).toEqual({ kind: 'knowledge', id: 'ikeja', title: 'Ikeja branch' })
})

test('a bare number at the end of a line is money under a title about prices alone', () => {
  const amounts = (title: string) =>
    factsOfPassage({ passageId: 'p', sourceId: 's', title, heading: null, text: 'Chin chin jar 65', score: 1 }, place).filter(
      ({ kind }) => kind === 'amount',
    ).length
  expect(amounts('Who we are')).toBe(0)
  expect(amounts('Price list')).toBe(1)
})
