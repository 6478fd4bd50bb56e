import { describe, expect, test } from 'vitest'
import { cut, cutBefore } from './cut.ts'

describe('cut', () => {
  test.each([
    ['short stays', 'short', 10, 'short'],
    ['a text as long as wanted stays', '12345', 5, '12345'],
    ['letters are cut where they are counted', 'abcdef', 3, 'abc'],
    ['no emoji is halved', 'ab😀', 3, 'ab'],
    ['no family is torn apart', 'hi 👨‍👩‍👧!', 8, 'hi '],
    ['no flag becomes a letter', 'a🇳🇬b', 3, 'a'],
    ['no accent is lost', 'cafe\u0301s', 4, 'caf'],
    ['no vowel sign is lost', 'नमकि', 3, 'नम'],
    ['no half of a line break is left', 'a\r\nb', 2, 'a'],
  ])('%s', (_, text, most, begun) => {
    expect(cut(text, most)).toBe(begun)
  })

  test('what repeats accents without end is cut all the same', () => {
    expect(cut(`a${'\u0301'.repeat(500)}`, 200)).toHaveLength(200)
    expect(cut(`a${'\ud83d\udc4d\u200d'.repeat(200)}`, 201).isWellFormed()).toBe(true)
  })
})

test.each([
  ['short', 10, 'short'],
  ['abcdef', 3, 'def'],
  ['ab😀cd', 3, 'cd'],
  ['cafe\u0301s', 2, 's'],
  ['👨‍👩‍👧 hi', 5, ' hi'],
])('the end of %j, %i characters at most, begins with a whole one', (text, most, end) => {
  expect(cutBefore(text, most)).toBe(end)
})
