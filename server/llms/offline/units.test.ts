import { expect, test } from 'vitest'
import { units } from './units.ts'

const texts = (text: string) => units(text).map((unit) => unit.text)

test('a short paragraph is one thought', () => {
  expect(texts('Shipping is Rs. 450 in India. Ask Dr. Singh first.')).toHaveLength(1)
})

test('sentences end at full stops, not at "Rs." or "Dr."', () => {
  const more = 'Parcels leave in the afternoon, and whoever wants one on the same day says so before noon. '.repeat(3)
  expect(texts(`Shipping is Rs. 450 in India. Ask Dr. Singh first. ${more}`)[1]).toMatch(/^Ask Dr\. Singh first\. Parcels/)
  expect(texts(`Shipping is Rs. 450 in India. Ask Dr. Singh first. ${more}`)).toHaveLength(5)
})

test('a question and its answer are one unit, found by the question, saying the answer', () => {
  for (const text of [
    'Do you have a pool? No, sorry.',
    'Q: do you have a pool\nA: No, sorry.',
    'Do you have a pool?\nNo, sorry.',
    '7) Do you have a pool? No, sorry.',
  ]) {
    const [unit] = units(text)
    expect(unit?.text).toBe('No, sorry.')
    expect(unit?.words).toContain('pool')
  }
})

test('rows keep their columns, however the table was written', () => {
  const row = [
    { column: 'Item', value: 'Jollof tray' },
    { column: 'Price', value: '₦5,000' },
  ]
  expect(units('Item: Jollof tray | Price: ₦5,000')[0]?.cells).toEqual(row)
  expect(units('| Item | Price |\n|---|---|\n| Jollof tray | ₦5,000 |')[0]?.cells).toEqual(row)
  expect(units('Item        Price\nJollof tray        ₦5,000')[0]?.cells).toEqual(row)
  expect(units('Jollof tray: ₦5,000')[0]?.cells).toEqual([
    { column: '', value: 'Jollof tray' },
    { column: 'price', value: '₦5,000' },
  ])
})

test('a heading stands over what follows', () => {
  expect(units('Parking\nUse the garage on Comal Lane.')[0]).toMatchObject({ heading: 'Parking', text: 'Use the garage on Comal Lane.' })
})

test('a list that says something of each thing can be told thing by thing', () => {
  const found = units('Garki: on Mondays. Wuse: daily, till noon. Kubwa: never.')
  expect(found[0]?.text).toMatch(/Kubwa: never\.$/)
  expect(found.slice(1).map(({ of, text }) => [of, text])).toEqual([
    [['garki'], 'Garki: on Mondays.'],
    [['wuse'], 'Wuse: daily, till noon.'],
    [['kubwa'], 'Kubwa: never.'],
  ])
})

test('a line above a paragraph is no heading of the questions further down; one above a section is', () => {
  const headings = (text: string) => units(text).map(({ heading }) => heading)
  expect(headings('Parking\nBehind the shop.\n\nDo you sell ice?\nNo.')).toEqual(['Parking', ''])
  expect(headings('Parking\n\nIs it free?\nYes.\n\nIs it guarded?\nNo.')).toEqual(['Parking', 'Parking'])
  expect(headings('# Parking\nBehind the shop.\n\nIs it free?\nYes.')).toEqual(['Parking', 'Parking'])
})
