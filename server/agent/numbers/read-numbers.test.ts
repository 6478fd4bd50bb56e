import { expect, test } from 'vitest'
import type { Place } from './claim.ts'
import { readNumbers } from './read-numbers.ts'

// Tuesday 9 June 2026, noon in Lagos.
const lagos: Place = { now: new Date('2026-06-09T11:00:00Z'), timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' }
const austin: Place = { now: new Date('2026-06-09T17:00:00Z'), timeZone: 'America/Chicago', currency: 'USD', country: 'US' }
const read = (text: string, place = lagos) =>
  readNumbers(text, place).map((claim) => `${claim.kind} ${[claim.value, claim.currency ?? claim.unit].filter(Boolean).join(' ')}`)

test.each<[string, string[]]>([
  ['₦5k', ['amount 5000 NGN']],
  ['NGN 5,000', ['amount 5000 NGN']],
  ['N5,000', ['amount 5000 NGN']],
  ['N 500', ['amount 500 NGN']],
  ['=N=5000', ['amount 5000 NGN']],
  ['#5000', ['amount 5000 NGN']],
  ['₦ 1.5m', ['amount 1500000 NGN']],
  ['Rs. 2.5 lakh', ['amount 250000 INR']],
  ['Rs 2,50,000', ['amount 250000 INR']],
  ['₹54,900/-', ['amount 54900 INR']],
  ['₹1.6L', ['amount 160000 INR']],
  ['$1,480.00', ['amount 1480 USD']],
  ['1 400 €', ['amount 1400 EUR']],
  ['50 cents', ['amount 0.5 USD']],
  ['1.2m', ['amount 1200000']],
  ['20k per head', ['amount 20000']],
  ['100,000/- only', ['amount 100000']],
  ['3 for ₦10,000', ['quantity 3', 'amount 10000 NGN']],
  ['from 5k to 10k', ['amount 5000', 'amount 10000']],
  ['fifty thousand naira', ['amount 50000 NGN']],
  ['two hundred and fifty thousand naira', ['amount 250000 NGN']],
  ['half a million naira', ['amount 500000 NGN']],
  ['one lakh rupees', ['amount 100000 INR']],
  ['elfu tano shillings', ['amount 5000 KES']],
  ['Small Chops 50 pieces ......... 15,000', ['quantity 50 piece', 'amount 15000']],
  ['5,000 people', ['quantity 5000 person']],
])('reads money in %j', (text, expected) => expect(read(text)).toEqual(expected))

test.each<[string, string[]]>([
  ['delivery is free', ['amount 0']],
  ['you get free delivery', ['amount 0']],
  ['no extra charge', ['amount 0']],
  ['complimentary polishing', ['amount 0']],
  ['you pay nothing', ['amount 0']],
  ['it is on the house', ['amount 0']],
  ['feel free to ask', []],
  ['Are you free on Monday?', ['weekday mon']],
  ['sugar-free zobo', []],
])('reads what costs nothing in %j', (text, expected) => expect(read(text)).toEqual(expected))

test.each<[string, string[]]>([
  ['10%', ['percent 10']],
  ['5 percent', ['percent 5']],
  ['10 to 20% off', ['percent 10', 'percent 20']],
  ['ninety per cent off', ['percent 90']],
  ['noventa por ciento', ['percent 90']],
  ['asilimia tisini', ['percent 90']],
  ['half price', ['percent 50']],
  ['50-50 off', ['percent 50']],
  ['2 for 1', ['percent 50']],
  ['two for one', ['percent 50']],
  ['buy one get one free', ['percent 50']],
  ['buy 2 get 1', ['percent 33']],
  ['９０％ off', ['percent 90']],
  ['9\u200b0% off', ['percent 90']],
  ['९०% छूट', ['percent 90']],
])('reads percentages in %j', (text, expected) => expect(read(text).filter((claim) => claim.startsWith('percent'))).toEqual(expected))

test.each<[string, string[]]>([
  ['12 June 2026', ['date 2026-06-12']],
  ['June 12th, 2026', ['date 2026-06-12']],
  ['2026-06-12', ['date 2026-06-12']],
  ['12/06/2026', ['date 2026-06-12']],
  ['31 February 2026', ['quantity 31', 'date 2026-02']],
  ['closed 12 June', ['date 2026-06-12']],
  ['effective 1 March 2026', ['date 2026-03-01']],
  ['March 2026', ['date 2026-03']],
  ['le 3 août', ['date 2026-08-03']],
  ['5 de enero', ['date 2027-01-05']],
  ['next Friday', ['date 2026-06-19']],
  ['this Friday', ['date 2026-06-12']],
  ['Tuesday next week', ['date 2026-06-16']],
  ['tomorrow', ['date 2026-06-10']],
  ['day after tomorrow', ['date 2026-06-11']],
  ['on Saturday', ['weekday sat']],
])('reads dates in %j', (text, expected) => expect(read(text)).toEqual(expected))

test('a date in figures follows the country', () => {
  expect(read('06/12/2026', austin)).toEqual(['date 2026-06-12'])
  expect(read('06/12/2026', lagos)).toEqual(['date 2026-12-06'])
  expect(read('25/12/2026', austin)).toEqual(['date 2026-12-25'])
})

test('tomorrow begins at midnight in the business’s own zone', () => {
  const lateInAustin = { ...austin, now: new Date('2026-06-10T03:30:00Z') }
  expect(read('tomorrow', lateInAustin)).toEqual(['date 2026-06-10'])
  expect(read('tomorrow', { ...lagos, now: lateInAustin.now })).toEqual(['date 2026-06-11'])
})

test.each<[string, string[]]>([
  ['4pm', ['time 16:00']],
  ['4 p.m.', ['time 16:00']],
  ['16:00', ['time 16:00']],
  ['9am-7pm', ['time 09:00', 'time 19:00']],
  ['9-7pm', ['time 09:00', 'time 19:00']],
  ['5:30-7:30 pm', ['time 17:30', 'time 19:30']],
  ['12 noon to 6 pm', ['time 12:00', 'time 18:00']],
  ['12am', ['time 00:00']],
  ['à 14h30', ['time 14:30']],
  ["5 o'clock", ['time 05:00']],
])('reads times in %j', (text, expected) => expect(read(text)).toEqual(expected))

test.each<[string, string[]]>([
  ['3 days', ['quantity 3 day']],
  ['within three days', ['quantity 3 day']],
  ['5 to 7 working days', ['quantity 5 day', 'quantity 7 day']],
  ['size 14', ['quantity 14']],
  ['1 kg for 6500 naira', ['quantity 1 kg', 'amount 6500 NGN']],
  ['only 2 left', ['stock 2']],
  ['12 in stock', ['stock 12']],
  ['one moment please', []],
  ['1) Where are you?\n2. Opening', []],
  ['SB-F801 and COVID-19', []],
  ['https://shop.example/p/90 and @shop.2020', []],
])('reads quantities in %j', (text, expected) => expect(read(text)).toEqual(expected))

test.each<[string, string[]]>([
  ['call +234 803 000 0017', ['phone 2348030000017']],
  ['0803 000 4455', ['phone 08030004455']],
  ['account 0123456789', ['phone 0123456789']],
])('reads long numbers as phone or account numbers in %j', (text, expected) => expect(read(text)).toEqual(expected))
