import type { Money } from './common.ts'

/** Everything that is done with money, in one place for server and dashboard: by ISO 4217 digits, without a library. */

/** How many digits the minor unit of a currency has: 2 for NGN, 0 for XOF (ISO 4217, as the runtime knows it). */
export function minorDigits(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const found = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digits.set(currency, found)
  return found
}

/** Asking the runtime takes a thousand times as long; there are only as many as three letters allow. */
const digits = new Map<string, number>()

/** What is worth so many main units: 18500.5 NGN is 1850050 kobo. What is finer than the minor unit is rounded. */
export const ofUnits = (units: number, currency: string): Money => ({ amountMinor: shift(units, minorDigits(currency)), currency })

/** In main units, as people count: 18500.5 for 1850050 kobo. */
export const inUnits = ({ amountMinor, currency }: Money): number => amountMinor / 10 ** minorDigits(currency)

/** As a field or a table holds it: "18500.50", "5400" in a currency without a minor unit. */
export const inFigures = (money: Money): string => inUnits(money).toFixed(minorDigits(money.currency))

/** As a person reads it: "₦18,500.50". */
export const inWords = (money: Money, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' }).format(inUnits(money))

export const times = ({ amountMinor, currency }: Money, count: number): Money => ({ amountMinor: amountMinor * count, currency })

/** All of one currency: adding others up is a mistake of ours. */
export function sum(all: Money[], currency: string): Money {
  const other = all.find((money) => money.currency !== currency)
  if (other) throw new Error(`${other.currency} cannot be added to ${currency}.`)
  return { amountMinor: all.reduce((total, { amountMinor }) => total + amountMinor, 0), currency }
}

/** Moves the decimal point in the written number: 1.005 × 100 is 100.49999 to a computer. */
function shift(units: number, by: number): number {
  const written = String(units)
  return Math.round(written.includes('e') ? units * 10 ** by : Number(`${written}e${by}`))
}
