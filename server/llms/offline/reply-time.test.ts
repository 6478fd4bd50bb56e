import { expect, test } from 'vitest'
import { phrase } from './phrases.ts'

const said = (within: string, language = 'en') => phrase('person', language, { person: 'Kemi', within })

test.each([
  ['2 hours', '(usually within 2 hours)'],
  ['within two hours', '(usually within 2 hours)'],
  ['Within two hours.', '(usually within 2 hours)'],
  ['We usually answer within two hours', '(usually within 2 hours)'],
  ['in about 30 min', '(usually within 30 minutes)'],
  ['half an hour', '(usually within 30 minutes)'],
  ['an hour', '(usually within 1 hour)'],
  ['2h', '(usually within 2 hours)'],
  ['1-2 days', '(usually within 1–2 days)'],
  ['20 to 30 minutes or so', '(usually within 20–30 minutes)'],
  ['by tomorrow', '(usual reply time: by the next day)'],
  ['same day', '(usual reply time: the same day)'],
  ['ASAP!', '(usual reply time: as soon as possible)'],
  ['before the shop closes', '(usual reply time: before the shop closes)'],
  ['2 working days', '(usual reply time: 2 working days)'],
])('%j typed by an owner reads %j', (typed, expected) => {
  expect(said(typed)).toBe(`Of course. I'm passing you to Kemi, who will get back to you ${expected}.`)
})

test.each([
  ['fr', 'within two hours', '(en général sous 2 heures)'],
  ['fr', 'sous 2 heures', '(en général sous 2 heures)'],
  ['es', 'dentro de 2 horas', '(normalmente en 2 horas)'],
  ['sw', 'ndani ya saa 2', '(kwa kawaida ndani ya saa 2)'],
  ['hi-Latn', '2 ghante mein', '(aam taur par 2 ghante mein)'],
  ['hi', 'two hours', '(आम तौर पर 2 घंटे में)'],
  ['pcm', 'within 1 hour', '(e no go pass 1 hour)'],
  ['fr', 'ASAP', '(délai habituel : dès que possible)'],
  ['es', 'same day', '(tiempo de respuesta habitual: el mismo día)'],
])('in %s, %j reads %j', (language, typed, expected) => {
  expect(said(typed, language)).toContain(expected)
})

test.each(['', '   ', 'within', 'any time'])('nothing is said for %j', (typed) => {
  expect(said(typed)).toBe("Of course. I'm passing you to Kemi, who will get back to you.")
})

test('a name that ends in a full stop ends no sentence', () => {
  expect(phrase('person', 'en', { person: 'the owner.\n' })).toBe("Of course. I'm passing you to the owner, who will get back to you.")
  expect(phrase('optedOut', 'en', { business: 'Mama & Co.' })).toContain('messages from Mama & Co. Reply START')
})
