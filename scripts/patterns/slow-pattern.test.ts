import { expect, test } from 'vitest'
import { patternsIn } from './patterns-in.ts'
import { slowPattern } from './slow-pattern.ts'

test.each([
  ['an address looked for from every letter', /\S+@\S+\.\S+/],
  ['a bracket that nothing closes', /\([^)]*\)/],
  ['what ends a text, looked for from every mark', /[.,;!]+$/],
  ['two ways to say the same, again and again', /^(?:ok |please |ok please )*stop/],
  ['the end of a number behind any figure', /\d+ ?%/],
  ['what may stand anywhere between', /\bhow many\b.*\bleft\b/],
  ['a look behind over any distance', /(?<!\d[,.]*)\d,/],
  ['one nested in another', /(?:\w+\s?)+$/],
])('%s is slow', (_, { source, flags }) => {
  expect(slowPattern(source, flags)).not.toBeNull()
})

test.each([
  ['an address from where it begins', /(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+/],
  ['a bracket up to the next', /\([^()]*\)/],
  ['the marks at an end, from the first of them', /(?<![.,;!])[.,;!]+$/],
  ['a list of words between others', /(?<!\p{L})(?:one|two|three|four|five)(?: \p{L}+){0,4} left(?!\p{L})/u],
  ['no more than a few figures', /\d[\d,.]{0,18} ?naira/i],
  ['a few words between', /\bhow many\b.{0,80}\bleft\b/],
])('%s is not', (_, { source, flags }) => {
  expect(slowPattern(source, flags)).toBeNull()
})

test('a pattern that only plain words come to is not blamed for other characters', () => {
  const words = '(?<![\\p{L}\\p{N}])(?:\\w+) am'
  expect(slowPattern(words, 'u')).not.toBeNull()
  expect(slowPattern(words, 'u', (char) => /[\p{L}\p{N} ]/u.test(char))).toBeNull()
})

test('patterns are found where a parser sees them', () => {
  const text = 'const a = /x+$/g\n// not /this/\nconst b = "nor /that/".replace(/[/]/u, "")'
  expect(patternsIn('a.ts', text)).toEqual([
    { file: 'a.ts', line: 1, source: 'x+$', flags: 'g' },
    { file: 'a.ts', line: 3, source: '[/]', flags: 'u' },
  ])
})
