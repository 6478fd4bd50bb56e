import { expect, test } from 'vitest'
import { everyMatch, firstMatch } from './every-match.ts'

test.each([/(?<count>\d+) (\p{L}+)/gu, /b*/g, /x*/gu, /^./g])('finds with %s what matchAll finds, time after time', (pattern) => {
  for (const text of ['2 cakes, 10 boxes', 'abba 🎂 b', '', 'no'])
    expect(everyMatch(text, pattern).map((match) => [match.index, ...match])).toEqual(
      [...text.matchAll(pattern)].map((match) => [match.index, ...match]),
    )
})

test('stops after as many as are wanted', () => {
  expect(everyMatch('1 2 3', /\d/g, 2).map(String)).toEqual(['1', '2'])
})

test.each([/(?<![\p{L}\p{M}])(?<day>Monday|środa|किलो)(?![\p{L}\p{M}])/giu, /\p{Lu}\p{L}+/giu, /\S+day\b|\W{2}/gi, /o\B/giu])(
  'finds the same with %s beside characters beyond Latin, in any case',
  (pattern) => {
    for (const text of [
      'MONDAY or monday 🎂 Środa, ŚRODA',
      'İ Monday İİmonday ΜΟΝDAYS σς Monday',
      'किलो KİLO किलोमीटर Sunday  ',
      'ｏ O o ok 😀',
    ]) {
      expect(everyMatch(text, pattern).map((match) => [match.index, ...match])).toEqual(
        [...text.matchAll(pattern)].map((match) => [match.index, ...match]),
      )
      const once = new RegExp(pattern.source, pattern.flags.replace('g', ''))
      for (const one of [pattern, once]) expect(firstMatch(text, one)?.index).toBe(text.match(once)?.index)
    }
  },
)
