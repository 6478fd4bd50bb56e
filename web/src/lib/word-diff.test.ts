import { expect, test } from 'vitest'
import { wordDiff } from './word-diff.ts'

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ text, in: where }) => (where === 'both' ? text : where === 'before' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

test.each([
  ['It is ₦18,500 today', 'It is ₦17,000 today', 'It is [-₦18,500-]{+₦17,000+} today'],
  ['Hello', 'Hello', 'Hello'],
  ['', 'Hello there', '{+Hello there+}'],
  ['Hello there', '', '[-Hello there-]'],
  ['a b c', 'b c d', '[-a -]b c{+ d+}'],
])('%j becomes %j', (before, after, diff) => {
  expect(shown(before, after)).toBe(diff)
})

test('both sides can be read back out of it, however long', () => {
  const before = Array.from({ length: 700 }, (_, i) => `word${i}`).join(' ')
  const after = before.replaceAll('7', 'seven')
  for (const [a, b] of [
    [before, after],
    ['one two\nthree  four', 'one  two three\nfive'],
  ] as const) {
    const parts = wordDiff(a, b)
    const side = (skip: string) =>
      parts
        .filter(({ in: where }) => where !== skip)
        .map(({ text }) => text)
        .join('')
    expect([side('after'), side('before')]).toEqual([a, b])
  }
})
