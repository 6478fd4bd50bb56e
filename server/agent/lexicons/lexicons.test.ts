import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as lexicons from './index.ts'
import { lexicon, type Matcher, matcher } from './match.ts'

/** Sentences of a topic by language: what must match and what must pass by. */
type Examples = Record<string, { match: string[]; pass: string[] }>

const topics: Record<string, Matcher> = {
  'opt-out': lexicons.asksToStop,
  'opt-in': lexicons.asksToStart,
  emergency: lexicons.isEmergency,
  urgent: lexicons.isUrgent,
  threat: lexicons.isThreat,
  abuse: lexicons.isAbusive,
  anger: lexicons.isAngry,
  'asks-for-person': lexicons.wantsPerson,
  later: lexicons.wantsLater,
  browse: lexicons.wantsToBrowse,
  order: lexicons.wantsToOrder,
  'points-alone': lexicons.pointsAlone,
  book: lexicons.wantsToBook,
  cancel: lexicons.wantsToCancel,
  reschedule: lexicons.wantsToReschedule,
  refund: lexicons.complains,
  'skips-safety': lexicons.skipsSafety,
  'promises-person': lexicons.promisesPerson,
  pledges: lexicons.pledges,
  'claims-human': lexicons.claimsHuman,
  yes: lexicons.saysYes,
  no: lexicons.saysNo,
  price: matcher(lexicon('price')),
  bargain: matcher(lexicon('bargain')),
  thanks: matcher(lexicon('thanks')),
  greeting: matcher(lexicon('greeting')),
  goodbye: matcher(lexicon('goodbye')),
}

describe.each(Object.entries(topics))('%s', (topic, find) => {
  const examples = JSON.parse(readFileSync(new URL(`examples/${topic}.json`, import.meta.url), 'utf8')) as Examples
  test.each(Object.entries(examples))('%s', (_, { match, pass }) => {
    expect(match.filter((text) => find(text) === null)).toEqual([])
    expect(pass.filter((text) => find(text) !== null)).toEqual([])
  })
})

describe('an entry', () => {
  test('said alone counts with manners around it, not inside more', () => {
    const find = matcher({ whole: ['stop'] })
    expect(find('Please STOP, thanks!')).toBe('please stop thanks')
    expect(find('bus stop')).toBeNull()
  })
  test('for a sentence counts when a sentence says nothing else', () => {
    const find = matcher({ sentence: ['stop'] })
    expect(find('Please stop. I bought elsewhere.')).toBe('stop')
    expect(find('I stop at nothing. Really.')).toBeNull()
  })
  test('with dots lets up to four words stand between', () => {
    const find = matcher({ phrases: ['take me .. list'], except: ['waiting list'] })
    expect(find('take me off your old mailing list')).toBe('take me off your old mailing list')
    expect(find('take me off one two three four five list')).toBeNull()
    expect(find('take me off the waiting list')).toBeNull()
  })
})

test('anger never opts anyone out, and an opt-out is no anger', () => {
  const read = (topic: string) => JSON.parse(readFileSync(new URL(`examples/${topic}.json`, import.meta.url), 'utf8')) as Examples
  const angry = ['anger', 'abuse', 'threat', 'emergency'].flatMap((topic) => Object.values(read(topic)).flatMap(({ match }) => match))
  expect(angry.filter((text) => lexicons.asksToStop(text) !== null)).toEqual([])
})
