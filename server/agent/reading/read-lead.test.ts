import { expect, test } from 'vitest'
import type { Place } from '../numbers/claim.ts'
import { type LeadContext, readLead } from './read-lead.ts'

// Tuesday 9 June 2026, noon in Lagos.
const lagos: Place = { now: new Date('2026-06-09T11:00:00Z'), timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' }
const lead = (text: string, context?: LeadContext) =>
  Object.fromEntries(readLead(text, lagos, context).map(({ field, value }) => [field, value]))

test.each<[string, Record<string, string>]>([
  ['I want to book a haircut next Friday by 4', { date: '2026-06-19', time: '16:00', service: 'haircut' }],
  ['Pedicure this Saturday 10:30, first visit', { date: '2026-06-13', time: '10:30', service: 'Pedicure' }],
  ['my budget is 40k, it is for a naming ceremony on 20 June', { budget: '40000', occasion: 'naming ceremony', date: '2026-06-20' }],
  ['I’m Ada Obi, ada@mail.example, 0803 000 4455', { name: 'Ada Obi', email: 'ada@mail.example', phone: '+2348030004455' }],
  ['I want to order 3 lamps, deliver to 12 Palm Avenue, Enugu', { quantity: '3', address: '12 Palm Avenue', location: 'Enugu' }],
  ['looking for a 3 bedroom flat, I live in Kano', { bedrooms: '3', location: 'Kano' }],
  ['the shirt in navy blue, size 42', { color: 'navy blue', size: '42' }],
  ['our company, Bright Lane Ltd, needs chairs', { company: 'Bright Lane Ltd' }],
  ['two pairs to Accra, how much altogether?', { quantity: '2', location: 'Accra' }],
  ['looking for roughly 45 candles', { quantity: '45' }],
  ['Ngozi here frm Enugu, I need 3 wigs', { name: 'Ngozi', location: 'Enugu', quantity: '3' }],
  ['Asha Rao naam se', { name: 'Asha Rao' }],
  ['na nazwisko Nowak', { name: 'Nowak' }],
  ['two Christmas boxes', { occasion: 'Christmas' }],
  ['mam do 300 zł, budżet 300 zł', { budget: '300' }],
])('%j', (text, expected) => expect(lead(text)).toEqual(expected))

test.each([
  'what time do you close on Friday?',
  'are you open tomorrow',
  'how much is the 5k one?',
  'text me next week Monday',
  'I paid 60 thousand',
  'I am looking for shoes',
  'we came last Friday at 4pm',
])('%j states nothing', (text) => expect(lead(text)).toEqual({}))

test('what we asked for and what stands open help to read the answer', () => {
  expect(lead('Olga Petrov, new here')).toEqual({})
  expect(lead('Olga Petrov, new here', { before: 'Lovely! May I have your name?' })).toEqual({ name: 'Olga Petrov' })
  expect(lead('ok Thursday 10am. Lin Marsh', { wish: 'book' })).toMatchObject({ date: '2026-06-11', time: '10:00', name: 'Lin Marsh' })
})

test('several lines are an order, not a quantity', () => expect(lead('I want to order 2 caps and 3 belts')).toEqual({}))

test('a day that is ruled out is not the one', () =>
  expect(lead('I am busy on Thursday, book me for Friday 11am')).toMatchObject({ date: '2026-06-12' }))

test('the business’s own service is named as it names it', () =>
  expect(lead('can I book the deep tissue massage tomorrow 3pm', { services: ['Massage', 'Deep Tissue Massage'] })).toMatchObject({
    service: 'Deep Tissue Massage',
  }))
