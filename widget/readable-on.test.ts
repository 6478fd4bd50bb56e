import { expect, test } from 'vitest'
import { readableOn } from './readable-on.ts'

test.each([
  ['#0f766e', '#ffffff'],
  ['#000000', '#ffffff'],
  ['#767676', '#ffffff'],
  ['#777777', '#000000'],
  ['#facc15', '#000000'],
  ['#ffffff', '#000000'],
])('on %s one reads %s', (color, text) => {
  expect(readableOn(color)).toBe(text)
})
