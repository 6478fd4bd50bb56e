import { expect, test } from 'vitest'
import { parsePrice } from './parse-price.ts'
import { parseStock } from './parse-stock.ts'

test.each([
  ['₦22,500', 'NGN', 2_250_000],
  ['N22,500.50', 'NGN', 2_250_050],
  ['22500 naira', 'NGN', 2_250_000],
  ['NGN 5k', 'NGN', 500_000],
  ['54900', 'INR', 5_490_000],
  ['₹54,900/-', 'INR', 5_490_000],
  ['Rs. 2.5 lakh', 'INR', 25_000_000],
  ['Rs 1,50,000', 'INR', 15_000_000],
  ['1.2 crore', 'INR', 1_200_000_000],
  ['$1,480', 'CAD', 148_000],
  ['$1,480.5', 'USD', 148_050],
  ['1.480,00 €', 'EUR', 148_000],
  ['1 480,50', 'EUR', 148_050],
  ["1'480.00", 'EUR', 148_000],
  ['12,50', 'EUR', 1_250],
  ['1.500', 'EUR', 150_000],
  ['54 900 FCFA', 'XOF', 54_900],
  ['KSh 1,200', 'KES', 120_000],
  ['1.500', 'KWD', 1_500],
  ['0.1', 'USD', 10],
  ['free', 'USD', 0],
  ['0', 'USD', 0],
  ['1480.0000000001', 'USD', 148_000],
  ['500 per yard', 'NGN', 50_000],
])('“%s” in %s is %i', (written, currency, priceMinor) => {
  expect(parsePrice(written, currency)).toEqual({ priceMinor })
})

test.each([
  ['on request', 'NGN', /not a price/],
  ['', 'NGN', /not a price/],
  ['=1+1', 'NGN', /more than one/],
  ['1,000 - 2,000', 'NGN', /more than one/],
  ['-500', 'NGN', /negative/],
  ['$20', 'NGN', /in USD.*in NGN/],
  ['€20', 'USD', /in EUR/],
  ['20 GBP', 'USD', /in GBP/],
  ['999999999999999', 'USD', /too large/],
])('“%s” in %s is refused', (written, currency, problem) => {
  expect(parsePrice(written, currency)).toEqual({ problem: expect.stringMatching(problem) })
})

test.each([
  ['9', 9],
  ['0', 0],
  ['1,200', 1200],
  ['12 pcs', 12],
  ['3.0', 3],
  ['', null],
  ['In stock', null],
  ['unlimited', null],
  ['Sold out', 0],
  ['épuisé', 0],
])('a stock of “%s” is %s', (written, stock) => {
  expect(parseStock(written)).toEqual({ stock })
})

test.each(['-3', '2.5', 'about ten', '3 or 4'])('a stock of “%s” is refused', (written) => {
  expect(parseStock(written)).toEqual({ problem: expect.stringContaining(written) })
})
