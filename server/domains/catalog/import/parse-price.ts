import { minorDigits, ofUnits } from '@salesboy/contract/money'
import { fold } from '#platform/text/fold.ts'

export type Price = { priceMinor: number } | { problem: string }

/**
 * A price as people type it into tables: "₦22,500", "$1,480.00", "54900", "54 900 FCFA", "1.480,00 €", "Rs. 2.5 lakh",
 * "₹54,900/-", "N5k". What names another currency, a range or no number is a problem in words.
 */
export function parsePrice(written: string, currency: string): Price {
  const text = fold(written).replace(/\s+/g, ' ').trim()
  if (/^(?:free|gratis|gratuit|muft|bure|kostenlos)$/.test(text)) return { priceMinor: 0 }
  const numbers = text.match(NUMBERS) ?? []
  if (!numbers.length) return { problem: `“${written}” is not a price. Write a number such as 22500.` }
  if (numbers.length > 1) return { problem: `“${written}” is more than one price. Give each its own row.` }
  const [number] = numbers as [string]
  if (/^-|\(\d/.test(text) || text.includes(`-${number}`)) return { problem: `“${written}” is negative. A price is 0 or more.` }

  const around = text.replace(number, ' ')
  const foreign = foreignCurrency(around, currency)
  if (foreign) return { problem: `“${written}” is in ${foreign}, but your prices are in ${currency}. Convert it first.` }

  const scale = SCALES.find(({ words }) => words.test(text.slice(text.indexOf(number) + number.length)))?.by ?? 1
  const { amountMinor: priceMinor } = ofUnits(toNumber(number, minorDigits(currency)) * scale, currency)
  if (!Number.isSafeInteger(priceMinor) || priceMinor > 1_000_000_000_000) return { problem: `“${written}” is too large for a price.` }
  return { priceMinor }
}

/** The currency that a cell or a column's name says, when it cannot be the tenant's own; null otherwise. */
export function foreignCurrency(text: string, currency: string): string | null {
  for (const [sign, currencies] of SIGNS) if (sign.test(text)) return currencies.includes(currency) ? null : currencies[0]!
  const codes = text.toUpperCase().match(/(?<![A-Z])[A-Z]{3}(?![A-Z])/g) ?? []
  const named = codes.find((code) => ISO.has(code))
  return named && named !== currency ? named : null
}

const NUMBERS = /\d+(?:[.,' ]\d+)*/g

/** The last separator is a decimal one when it stands alone and not before three digits, unless the currency counts in thousandths. */
function toNumber(written: string, digits: number): number {
  const plain = written.replace(/[ ']/g, '')
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (last < 0) return Number(plain)
  const separator = plain[last]!
  const other = separator === '.' ? ',' : '.'
  const after = plain.length - last - 1
  const alone = plain.indexOf(separator) === last
  const decimal = alone && (after !== 3 || plain.includes(other) || digits === 3)
  if (!decimal) return Number(plain.replace(/[.,]/g, ''))
  return Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`)
}

const SCALES = [
  { words: /^ ?(?:lakhs?|lacs?|lac)\b/, by: 1e5 },
  { words: /^ ?(?:crores?|cr)\b/, by: 1e7 },
  { words: /^ ?(?:million|mn|m)\b/, by: 1e6 },
  { words: /^ ?(?:thousand|hazaa?r|k)\b/, by: 1e3 },
]

const DOLLARS = [
  'USD',
  'CAD',
  'AUD',
  'NZD',
  'SGD',
  'HKD',
  'JMD',
  'TTD',
  'BBD',
  'BSD',
  'BZD',
  'FJD',
  'GYD',
  'LRD',
  'NAD',
  'TWD',
  'XCD',
  'MXN',
  'COP',
  'CLP',
  'ARS',
  'UYU',
  'DOP',
]
const SIGNS: [RegExp, string[]][] = [
  [/₦|(?<![\p{L}])(?:n|naira)(?![\p{L}])/u, ['NGN']],
  [/us ?\$/, ['USD']],
  [/c(?:a|dn)? ?\$/, ['CAD']],
  [/r\$/, ['BRL']],
  [/\$/, DOLLARS],
  [/₹/, ['INR']],
  [/₨|(?<![\p{L}])(?:rs|rupees?)(?![\p{L}])/u, ['INR', 'PKR', 'LKR', 'NPR', 'MUR', 'SCR']],
  [/€|(?<![\p{L}])euros?(?![\p{L}])/u, ['EUR']],
  [/£/, ['GBP', 'EGP', 'SDG', 'LBP']],
  [/₵/, ['GHS']],
  [/¥/, ['JPY', 'CNY']],
  [/(?<![\p{L}])f? ?cfa(?![\p{L}])/u, ['XOF', 'XAF']],
  [/(?<![\p{L}])(?:ksh|kshs)(?![\p{L}])/u, ['KES']],
  [/(?<![\p{L}])(?:tsh|tshs)(?![\p{L}])/u, ['TZS']],
  [/(?<![\p{L}])(?:ush|ugs)(?![\p{L}])/u, ['UGX']],
  [/(?<![\p{L}])(?:shs?|shillings?|shilingi)(?![\p{L}])/u, ['KES', 'TZS', 'UGX', 'SOS']],
  [/(?<![\p{L}])(?:dhs?|dirhams?)(?![\p{L}])/u, ['AED', 'MAD']],
]
const ISO = new Set(Intl.supportedValuesOf('currency'))
