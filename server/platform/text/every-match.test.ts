import { expect, test } from 'vitest'
import { everyMatch } from './every-match.ts'

test.each([/(?<count>\d+) (\p{L}+)/gu, /b*/g, /x*/gu, /^./g])('finds with %s what matchAll finds, time after time', (pattern) => {
  for (const text of ['2 cakes, 10 boxes', 'abba 🎂 b', '', 'no'])
    expect(everyMatch(text, pattern).map((match) => [match.index, ...match])).toEqual(
      [...text.matchAll(pattern)].map((match) => [match.index, ...match]),
    )
})
