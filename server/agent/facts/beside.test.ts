import { expect, test } from 'vitest'
import type { Place } from '../numbers/claim.ts'
import { numbersSaid } from './beside.ts'
import { numbersIn } from './facts-in.ts'
import { meaningWords } from './meaning-words.ts'

const place: Place = { now: new Date('2026-05-20T10:00:00Z'), timeZone: 'Europe/London', currency: 'GBP', country: 'GB' }

function near(text: string, kind = 'amount'): [string, string][] {
  const { claims, around } = numbersSaid(text, place)
  return claims.filter((claim) => claim.kind === kind).map((claim) => [claim.value, meaningWords(around(claim).near).join(' ')])
}

test.each<[string, [string, string][]]>([
  [
    'Silver is £60 and Gold is £110.',
    [
      ['60', 'silver'],
      ['110', 'gold'],
    ],
  ],
  [
    'The mug at £8, the bowl at £12.',
    [
      ['8', 'mug'],
      ['12', 'bowl'],
    ],
  ],
  [
    '£8 for the mug, £12 for the bowl.',
    [
      ['8', 'mug'],
      ['12', 'bowl'],
    ],
  ],
  [
    'The mug is £8.\nThe bowl is £12.',
    [
      ['8', 'mug'],
      ['12', 'bowl'],
    ],
  ],
  [
    'La taza cuesta £8 y el plato £12.',
    [
      ['8', 'taza'],
      ['12', 'plato'],
    ],
  ],
])('%s: each price is said of what stands beside it', (text, expected) => {
  for (const [i, [value, word]] of near(text).entries()) {
    expect(value).toBe(expected[i]?.[0])
    expect(word).toContain(expected[i]?.[1] ?? '')
    for (const [, other] of expected.filter((_, at) => at !== i)) expect(word).not.toContain(other)
  }
})

test('a price that names nothing new goes on with the thing before it', () => {
  expect(near('City bikes are £22 a day or £95 a week.')[1]?.[1]).toContain('city')
})

test('in a source the second thing shares what is said of the first, not its name', () => {
  const [, parts] = numbersIn('Frames are guaranteed for 5 years and other parts for 12 months.', place)
  expect(meaningWords(parts?.near ?? '')).toEqual(expect.arrayContaining(meaningWords('parts guaranteed')))
  expect(meaningWords(parts?.near ?? '')).not.toEqual(expect.arrayContaining(meaningWords('frames')))
})

test('a sentence without a name is about what was named before it', () => {
  const found = numbersIn('Gold service: everything in it is cleaned. Takes 4 working days.', place)
  expect(meaningWords(found.at(-1)?.near ?? '')).toEqual(expect.arrayContaining(meaningWords('gold')))
})
