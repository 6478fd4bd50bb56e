import { expect, test } from 'vitest'
import { mayHold } from './may-hold.ts'

const mayNameDay = mayHold(['monday', 'day after tomorrow', "aujourd'hui", '2day', 'सोमवार'])

test.each(['See you Monday!', 'MONDAY', 'the day after tomorrow', 'Aujourd’hui', '2day', 'सोमवार को'])('looks closer at “%s”', (text) => {
  expect(mayNameDay(text)).toBe(true)
})

test.each(['How much is the cake?', 'mondays', 'Montag', '24', ''])('passes by “%s”', (text) => {
  expect(mayNameDay(text)).toBe(false)
})
