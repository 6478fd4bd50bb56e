import type { Unit } from './units.ts'

/** A row's name: what a customer would call the thing. */
export function nameOf(unit: Unit): string {
  const cells = unit.cells ?? []
  const named = cells.find((cell) => NAME.test(cell.column) && !SKIPPED.test(cell.column) && /\p{L}{2}/u.test(cell.value))
  return (
    (named ?? cells.find((cell) => !SKIPPED.test(cell.column) && !CODE.test(cell.value) && /\p{L}{2}/u.test(cell.value)))?.value.replace(
      LEADING_CODE,
      '',
    ) ?? ''
  )
}

/** A row's price as it may be said, with the currency's sign when the source left it out; '' when the row has none. */
export function priceOf(unit: Unit, currency: string, askedWords: Set<string> = new Set()): string {
  const cells = unit.cells ?? []
  const price = cells.find((cell) => PRICE.test(cell.column) && /\d/.test(cell.value))
  if (price) return withSign(price.value, currency)
  const free = cells.find((cell) => FREE.test(cell.value))
  if (free) return free.value
  const amounts = cells.filter((cell) => MONEY.test(cell.value) || (BARE.test(cell.value) && cell !== cells[0]))
  const wanted = amounts.filter(({ column }) =>
    column
      .toLowerCase()
      .split(/\W+/)
      .some((word) => askedWords.has(word)),
  )
  const said = wanted.length > 0 ? wanted : amounts
  if (said.length > 1) return said.map((cell) => `${cell.column ? `${cell.column} ` : ''}${amountIn(cell.value, currency)}`).join(', ')
  return said[0] ? amountIn(said[0].value, currency) : ''
}

/** A whole row in words: its name, then what its columns say. */
export function sayRow(unit: Unit, currency: string): string {
  const name = nameOf(unit)
  const rest = (unit.cells ?? [])
    .filter((cell) => cell.value !== name && !SKIPPED.test(cell.column) && !CODE.test(cell.value))
    .map((cell) => {
      if (PRICE.test(cell.column)) return withSign(cell.value, currency)
      return cell.column && !PLAIN.test(cell.column) ? `${cell.column.toLowerCase().replaceAll('_', ' ')} ${cell.value}` : cell.value
    })
  return rest.length > 0 ? `${name}: ${rest.join(', ')}` : name
}

/** Whether a row or sentence states what something costs. */
export const isPriced = (unit: Unit): boolean =>
  unit.cells
    ? unit.cells.some(
        (cell) =>
          (PRICE.test(cell.column) && /\d/.test(cell.value)) ||
          MONEY.test(cell.value) ||
          FREE.test(cell.value) ||
          (!cell.column && BARE.test(cell.value)),
      )
    : MONEY.test(unit.text) || /\b(?:free|complimentary)\b/i.test(unit.text)

/** Whether the row says that nothing is left. */
export const isSoldOut = (unit: Unit): boolean =>
  (unit.cells ?? []).some(
    (cell) => /stock|qty|quantity|availab/i.test(cell.column) && /^(?:0|no|none|sold out|out of stock)$/i.test(cell.value),
  )

/** An amount in main units with the currency's sign: "₦24,000", "$12.50". */
export const sayAmount = (amount: number, currency: string): string =>
  withSign(Number.isInteger(amount) ? String(amount) : amount.toFixed(2), currency)

/** The amount in a cell that may say more ("Ankara cotton, knee length - ₦22,500"). */
const amountIn = (value: string, currency: string): string => value.match(AMOUNT)?.[0] ?? withSign(value, currency)

function withSign(value: string, currency: string): string {
  if (!BARE.test(value)) return value
  const number = Number(value.replaceAll(',', ''))
  const digits = value.includes(',')
    ? value
    : number.toLocaleString(currency === 'INR' ? 'en-IN' : 'en-US', { minimumFractionDigits: value.includes('.') ? 2 : 0 })
  const sign = SIGNS[currency]
  return sign ? `${sign}${digits}` : `${currency} ${digits}`
}

const SIGNS: Record<string, string> = { NGN: '₦', INR: '₹', USD: '$', CAD: '$', AUD: '$', GBP: '£', EUR: '€', GHS: 'GH₵', KES: 'KSh ' }
const NAME =
  /^(?:item|product|name|title|dish|service|plan|treatment|package|what|model|class|course|property|area|zone|what we sew|what you bring|who|procedure|menu|drink|meal|size)s?\b|(?:name|title)$/i
const SKIPPED = /^(?:code|sku|id|item code|ref|image|img|photo|picture|url|link|group|category|column \d+|no\.?|#|stock)$/i
/** Columns whose values speak for themselves. */
const PLAIN = /^(?:description|details?|about|notes?|what you get|includes?|days?|focus|time)$/i
const CODE = /^[A-Z]{1,6}-?[A-Z]{0,3}\d{2,}[A-Z0-9-]*$/
const LEADING_CODE = /^[A-Z]{1,6}-?[A-Z]{0,3}\d{2,}[A-Z0-9-]* (?=\p{L})/u
const PRICE =
  /price|\bmrp\b|\bfees?\b|\brate\b|\bcost\b|amount|charge|_(?:usd|ngn|inr|cad|gbp|eur|kes)\b|^(?:usd|ngn|inr|cad|gbp|eur|kes|naira|rupees)$/i
const AMOUNT =
  /(?<![\p{L}\d-])(?:₦|₹|\$|£|€|GH₵|N|NGN|INR|USD|CAD|KES|KSh|Rs\.?) ?\d[\d,]*(?:\.\d+)?(?:k|m| lakh| million)?|\d[\d,]*(?:\.\d+)? ?(?:naira|rupees|dollars|pounds|euros|shillings)/u
const MONEY = new RegExp(AMOUNT.source, 'iu')
const FREE = /^(?:free|no charge|complimentary|gratis|included)$/i
const BARE = /^\d[\d,]*(?:\.\d{1,2})?$/
