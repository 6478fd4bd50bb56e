import { expect, test } from 'vitest'
import { inFigures, inUnits, inWords, ofUnits, sum, times } from './money.ts'

test('money has as many digits as its currency: two, none or three', () => {
  expect(ofUnits(18_500.5, 'NGN')).toEqual({ amountMinor: 1_850_050, currency: 'NGN' })
  expect(ofUnits(5400, 'XOF')).toEqual({ amountMinor: 5400, currency: 'XOF' })
  expect(ofUnits(1.125, 'KWD')).toEqual({ amountMinor: 1125, currency: 'KWD' })
  expect([ofUnits(18_500.5, 'NGN'), ofUnits(5400, 'XOF'), ofUnits(1.125, 'KWD')].map(inFigures)).toEqual(['18500.50', '5400', '1.125'])
  expect(inWords(ofUnits(18_500.5, 'NGN'), 'en')).toBe('₦18,500.50')
  expect(inUnits(ofUnits(0.29, 'USD'))).toBe(0.29)
})

test('what a computer cannot count exactly is rounded as on paper', () => {
  expect([1.005, 8.345, 0.285, 1e-7].map((units) => ofUnits(units, 'USD').amountMinor)).toEqual([101, 835, 29, 0])
})

test('lines add up in one currency, and two currencies do not', () => {
  const cake = ofUnits(27_000, 'NGN')
  expect(sum([times(cake, 2), ofUnits(500, 'NGN')], 'NGN')).toEqual(ofUnits(54_500, 'NGN'))
  expect(sum([], 'NGN')).toEqual({ amountMinor: 0, currency: 'NGN' })
  expect(() => sum([cake, ofUnits(1, 'USD')], 'NGN')).toThrow('USD')
})
