import { describe, expect, test } from 'vitest'
import type { Place } from '../numbers/claim.ts'
import { readBudget } from './read-budget.ts'
import { readEmails, readPhones } from './read-contacts.ts'
import { readDates } from './read-dates.ts'
import { readName } from './read-name.ts'
import { readOrderLines } from './read-order-lines.ts'
import { readQuantities } from './read-quantities.ts'
import { readSnooze } from './read-snooze.ts'
import { readTimes } from './read-times.ts'

// Tuesday 9 June 2026, noon in Lagos.
const lagos: Place = { now: new Date('2026-06-09T11:00:00Z'), timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' }
const boston: Place = { ...lagos, timeZone: 'America/New_York', currency: 'USD', country: 'US' }
const pune: Place = { ...lagos, timeZone: 'Asia/Kolkata', currency: 'INR', country: 'IN' }

const dates = (text: string, place = lagos) => readDates(text, place).map(({ value, to }) => (value === to ? value : `${value}..${to}`))

test.each<[string, string[]]>([
  ['tomorrow', ['2026-06-10']],
  ['kal aaunga', ['2026-06-10']],
  ['kal kharida tha', ['2026-06-08']],
  ['parso', ['2026-06-11']],
  ['za tydzień', ['2026-06-16']],
  ['za 3 dni', ['2026-06-12']],
  ['w przyszły poniedziałek', ['2026-06-15']],
  ['dnia 20.10', ['2026-10-20']],
  ['२० तारखेला', ['2026-06-20']],
  ['पुढच्या आठवड्यात', ['2026-06-15..2026-06-21']],
  ['next tomorrow', ['2026-06-11']],
  ['kesho kutwa', ['2026-06-11']],
  ['pasado mañana', ['2026-06-11']],
  ['अगले हफ्ते', ['2026-06-15..2026-06-21']],
  ['Friday by 4', ['2026-06-12']],
  ['next Friday', ['2026-06-19']],
  ['next week Thursday', ['2026-06-18']],
  ['on Tuesday', ['2026-06-16']],
  ['last Friday', ['2026-06-05']],
  ['the 15th', ['2026-06-15']],
  ['on the 3rd of next month', ['2026-07-03']],
  ['le 20', ['2026-06-20']],
  ['20 tarikh ko', ['2026-06-20']],
  ['3 Dec', ['2026-12-03']],
  ['eighth of August', ['2026-08-08']],
  ['our wedding is fifteenth May', ['2027-05-15']],
  ['I bought it on 2 June', ['2026-06-02']],
  ['in two weeks', ['2026-06-23']],
  ['do hafte baad', ['2026-06-23']],
  ['baada ya wiki mbili', ['2026-06-23']],
  ['dans trois semaines', ['2026-06-30']],
  ['la semaine prochaine', ['2026-06-15..2026-06-21']],
  ['el próximo mes', ['2026-07-01..2026-07-31']],
  ['month end', ['2026-06-27..2026-06-30']],
  ['mid November', ['2026-11-14..2026-11-19']],
  ['the first week of November', ['2026-11-01..2026-11-07']],
  ['w drugim tygodniu listopada', ['2026-11-08..2026-11-14']],
  ['in October', ['2026-10-01..2026-10-31']],
  ['for Diwali', ['2026-11-08']],
  ['before Eid al-Adha', ['2027-05-17']],
  ['open 24/7', []],
  ['on the 5th floor', []],
  ['3 days notice', []],
  ['coupon DIWALI10', []],
  ['Mon Repos Estate', []],
])('days in %j', (text, expected) => expect(dates(text)).toEqual(expected))

test('days in figures follow the country', () => {
  expect(dates('on 12/7', lagos)).toEqual(['2026-07-12'])
  expect(dates('on 12/7', boston)).toEqual(['2026-12-07'])
})

test.each<[string, string[]]>([
  ['4pm', ['16:00']],
  ['16h', ['16:00']],
  ['half past four', ['16:30']],
  ['quarter to 5', ['16:45']],
  ['by 4', ['16:00']],
  ['around 5:30', ['17:30']],
  ['6:30 in the morning', ['06:30']],
  ['5 in the evening', ['17:00']],
  ['9 at night', ['21:00']],
  ['shaam 5 baje', ['17:00']],
  ['kal subah 10 baje', ['10:00']],
  ['saa kumi jioni', ['16:00']],
  ['saa nne asubuhi', ['10:00']],
  ['saa 2 usiku', ['20:00']],
  ['à quatorze heures', ['14:00']],
  ['a las 5 de la tarde', ['17:00']],
  ['Saturday 11?', ['11:00']],
  ['for 5 people', []],
  ['by 4 people', []],
  ['Sunday 20 guests', []],
  ['saa kumi na moja jioni', ['17:00']],
  ['saa tatu', ['09:00']],
  ['saa nane u nusu', ['14:30']],
  ['saa kumi kasorobo', ['15:45']],
  ['shaam saade 5 baje', ['17:30']],
  ['saade paanch baje', ['17:30']],
  ['paune 6 baje', ['17:45']],
  ['सकाळी साडेदहा वाजता', ['10:30']],
  ['शाम साढ़े पाँच बजे', ['17:30']],
  ['o 15', ['15:00']],
  ['o siódmej wieczorem', ['19:00']],
  ['o wpół do piątej', ['16:30']],
  ['na 4 osoby', []],
  ['aago mewa aaro', ['10:00']],
  ['à midi', ['12:00']],
  ['a la una', ['13:00']],
  ['4 for evening', ['16:00']],
])('times in %j', (text, expected) => expect(readTimes(text).map(({ value }) => value)).toEqual(expected))

test.each<[string, string, string]>([
  ['not now, next month', '2026-07-01', '2026-07-31'],
  ['text me tomorrow', '2026-06-10', '2026-06-10'],
  ['after Christmas please', '2026-12-26', '2026-12-29'],
  ['Diwali ke baad', '2026-11-09', '2026-11-12'],
  ['when I get paid', '2026-06-27', '2026-06-30'],
  ['after the rush, ping me on 5 August', '2026-08-05', '2026-08-05'],
  ['when salary enter, 28th', '2026-06-28', '2026-06-28'],
  ['niandikie wiki ijayo', '2026-06-15', '2026-06-21'],
  ['this evening', '2026-06-09', '2026-06-09'],
])('put off by %j', (text, from, to) => expect(readSnooze(text, lagos)).toMatchObject({ from, to }))

test('a put-off keeps its hour, in the business’s zone', () => {
  expect(readSnooze('tomorrow at 4pm', lagos)?.at.toISOString()).toBe('2026-06-10T15:00:00.000Z')
  expect(readSnooze('tomorrow evening', boston)?.at.toISOString()).toBe('2026-06-10T22:00:00.000Z')
  expect(readSnooze('in 2 hours', lagos)?.at.toISOString()).toBe('2026-06-09T13:00:00.000Z')
  expect(readSnooze('later', lagos)).toBeNull()
})

test.each<[string, string[]]>([
  ['half dozen cupcakes', ['6']],
  ['two plates of rice', ['2 plate']],
  ['3x rice, beans x2', ['3', '2']],
  ['5 kg onions and 10 pcs', ['5 kg', '10 piece']],
  ['do plate biryani', ['2 plate']],
  ['3 day passes', ['3']],
  ['size 12', []],
  ['for 20 people in 3 days at 4pm', []],
])('counts in %j', (text, expected) =>
  expect(readQuantities(text).map(({ value, unit }) => [value, unit].filter(Boolean).join(' '))).toEqual(expected),
)

test.each<[string, string[]]>([
  ['2 ankara gowns and one cap', ['2 ankara gowns', '1 cap']],
  ['I need 4 trays lasagne and 2 salads for Saturday 2pm, deliver to 5 Palm Road', ['4 trays lasagne', '2 salads']],
  ['I will take the leather belt, one. My name is Ada', ['1 leather belt']],
  ['scarf x2', ['2 scarf']],
  ['then the blue one, three', ['3 blue one']],
  ['je voudrais deux robes rouges et une ceinture', ['2 robes rouges', '1 ceinture']],
  ['quiero 3 pasteles', ['3 pasteles']],
  ['nataka viatu 2', ['2 viatu']],
  ['4 kurta chahiye', ['4 kurta']],
  ['add another cap', ['1 cap']],
  ["I'll have the fish pie and a juice", ['1 fish pie', '1 juice']],
  ['how are you', []],
])('order lines in %j', (text, expected) =>
  expect(readOrderLines(text).map(({ name, quantity }) => `${quantity} ${name}`)).toEqual(expected),
)

test('a number that belongs to a known name counts nothing', () => {
  const known = ['8 Lesson Card', 'Salt and Pepper Set', 'Week Pass']
  expect(readOrderLines('sign me up for the 8 lesson card', known)).toMatchObject([{ name: '8 Lesson Card', quantity: 1 }])
  expect(readOrderLines('3 week passes', known)).toMatchObject([{ name: 'Week Pass', quantity: 3 }])
  expect(readOrderLines('2 salt and pepper set', known)).toMatchObject([{ name: 'Salt and Pepper Set', quantity: 2 }])
})

test.each<[string, Place, { min?: number; max?: number; currency: string } | null]>([
  ['under 50k', lagos, { max: 50_000, currency: 'NGN' }],
  ['my budget is 2.5 lakh', pune, { max: 250_000, currency: 'INR' }],
  ['something nice around 1.5L', pune, { max: 150_000, currency: 'INR' }],
  ['between 20 and 30 thousand', lagos, { min: 20_000, max: 30_000, currency: 'NGN' }],
  ['budget 40-45k', lagos, { min: 40_000, max: 45_000, currency: 'NGN' }],
  ['below ₦15,000', lagos, { max: 15_000, currency: 'NGN' }],
  ['max $80', boston, { max: 80, currency: 'USD' }],
  ['around 1,2 million', lagos, { max: 1_200_000, currency: 'NGN' }],
  ['3000 tak dikhao', pune, { max: 3000, currency: 'INR' }],
  ['mi presupuesto es 500 dólares', boston, { max: 500, currency: 'USD' }],
  ['moins de 200 euros', boston, { max: 200, currency: 'EUR' }],
  ['bajeti yangu ni 5000', lagos, { max: 5000, currency: 'NGN' }],
  ['we were given something like six hundred thousand naira', lagos, null],
  ['they have given us something like six hundred thousand naira', lagos, { max: 600_000, currency: 'NGN' }],
  ['I can pay 45000 monthly', lagos, { max: 45_000, currency: 'NGN' }],
  ['under 5 days', lagos, null],
  ['max 3 people', lagos, null],
  ['up to 20% off?', lagos, null],
  ['how much is the 50k one', lagos, null],
  ['I paid under 50k for it', lagos, null],
])('a budget in %j', (text, place, expected) => {
  const budget = readBudget(text, place)
  if (expected === null) expect(budget).toBeNull()
  else expect(budget).toMatchObject(expected)
})

describe('a name', () => {
  test.each<[string, string]>([
    ["I'm Tunde", 'Tunde'],
    ['Hi, am Brian Otieno', 'Brian Otieno'],
    ['my name is bola ade', 'Bola Ade'],
    ['My name is Mr Kehinde Okoro, I got your number', 'Kehinde Okoro'],
    ['this is Grace from Ikeja', 'Grace'],
    ['Nidhi this side from Gurgaon', 'Nidhi'],
    ['na me be Chidi', 'Chidi'],
    ['mera naam Rohit hai', 'Rohit'],
    ['मेरा नाम सीता है', 'सीता'],
    ['naitwa Wanjiku', 'Wanjiku'],
    ["je m'appelle Claire Dubois", 'Claire Dubois'],
    ['me llamo José Pérez', 'José Pérez'],
    ['Call me Dami', 'Dami'],
    ['Eva Lind, eva.l@post.example', 'Eva Lind'],
  ])('is given in %j', (text, name) => expect(readName(text)?.value).toBe(name))

  test.each([
    "I'm looking for shoes",
    'call me back',
    'this is rubbish',
    "I'm not sure",
    'je suis intéressée',
    "I'm Nigerian",
    'I am Monday free',
    'Fried Rice',
  ])('is not given in %j', (text) => expect(readName(text)).toBeNull())

  test('stands bare when we asked for it', () => {
    expect(readName('Olga Petrov, new here')).toBeNull()
    expect(readName('Olga Petrov, new here', { asked: true })?.value).toBe('Olga Petrov')
    expect(readName('Fatima', { asked: true })?.value).toBe('Fatima')
    expect(readName('Yes please', { asked: true })).toBeNull()
    expect(readName('Olga Petrov', { underWay: true })?.value).toBe('Olga Petrov')
    expect(readName('Olga Petrov')).toBeNull()
    expect(readName('Meat Pie', { underWay: true, known: new Set(['meat', 'pie']) })).toBeNull()
    expect(readName('Two lamps to the flat. Olga Petrov', { signed: true })?.value).toBe('Olga Petrov')
    expect(readName('Meat Pie', { asked: true, known: new Set(['meat', 'pie']) })).toBeNull()
  })
})

test.each<[string, [number, string][]]>([
  [
    '2 lamps n 1 brush',
    [
      [2, 'lamps'],
      [1, 'brush'],
    ],
  ],
  [
    'nitumie sabuni mbili na mop moja',
    [
      [2, 'sabuni'],
      [1, 'mop'],
    ],
  ],
  [
    'poproszę dwie pizze i jedną colę',
    [
      [2, 'pizze'],
      [1, 'colę'],
    ],
  ],
  ['मला दोन साड्या हव्या आहेत', [[2, 'साड्या']]],
  ['mo fe ra aso meji', [[2, 'aso']]],
  ['mettez-moi 3 tartes', [[3, 'tartes']]],
  ['half kg almonds', [[1, '500 g almonds']]],
])('order lines in %j', (text, expected) => expect(readOrderLines(text).map(({ quantity, name }) => [quantity, name])).toEqual(expected))

test('phones are E.164, those without a country code the business’s', () => {
  expect(readPhones('call 0803 000 4455', 'NG')).toEqual([{ value: '+2348030004455', text: '0803 000 4455' }])
  expect(readPhones('(512) 555-0177 or +91 90000 12345', 'US').map(({ value }) => value)).toEqual(['+15125550177', '+919000012345'])
  for (const text of ['I want 25000 of 10000', 'account number 0123456789', '2026-05-12 10:00', 'order 12'])
    expect(readPhones(text, 'NG')).toEqual([])
})

test('e-mail addresses end where the sentence goes on', () =>
  expect(readEmails('mail ada.l@shop.example, or bo@x.example.')).toEqual(['ada.l@shop.example', 'bo@x.example']))

test('hostile lengths are read in no time', () => {
  const startedAt = performance.now()
  for (const text of [
    '2 and '.repeat(700),
    'next week '.repeat(400),
    '1,1'.repeat(1300),
    'my name is '.repeat(380),
    'under '.repeat(650),
    'Aa '.repeat(1300),
  ]) {
    readDates(text, lagos)
    readTimes(text)
    readOrderLines(text)
    readBudget(text, lagos)
    readName(text)
    readPhones(text, 'NG')
  }
  expect(performance.now() - startedAt).toBeLessThan(3000)
})
