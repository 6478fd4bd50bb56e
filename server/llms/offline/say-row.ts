import { inFigures, ofUnits } from '@salesboy/contract/money'
import { words } from '#platform/text/fold.ts'
import { stem } from './question-words.ts'
import type { Unit } from './units.ts'

/** A row's name: what a customer would call the thing. */
export function nameOf(unit: Unit): string {
  const cells = unit.cells ?? []
  const named = [NAME, PLACE].flatMap((kind) => cells.filter((cell) => kind.test(cell.column) && !SKIPPED.test(cell.column)))
  return (
    [...named, ...cells.filter((cell) => !SKIPPED.test(cell.column) && !CODE.test(cell.value))]
      .find((cell) => /\p{L}{2}/u.test(cell.value))
      ?.value.replace(LEADING_CODE, '') ?? ''
  )
}

/** The cells of a row that state what it costs, an amount or that it is free; counts, days and sizes are none. */
export function pricesIn(unit: Unit): { column: string; value: string }[] {
  const cells = unit.cells ?? []
  const priced = cells.filter((cell) => PRICE.test(cell.column) && (/\d/.test(cell.value) || FREE.test(cell.value)))
  if (priced.length > 0) {
    const isAmount = ({ column, value }: { column: string; value: string }) =>
      !COUNT.test(column) && (ONLY_MONEY.test(value) || FREE.test(value))
    return cells.filter((cell) => priced.includes(cell) || isAmount(cell))
  }
  const free = cells.filter((cell) => FREE.test(cell.value))
  if (free.length > 0) return free
  return cells.filter((cell) => !COUNT.test(cell.column) && (MONEY.test(cell.value) || (BARE.test(cell.value) && cell !== cells[0])))
}

/** A row's price as it may be said, with the currency's sign when the source left it out; '' when the row has none. */
export function priceOf(unit: Unit, currency: string, askedWords: Set<string> = new Set()): string {
  const amounts = pricesIn(unit)
  const shared = amounts.map(
    ({ column }) =>
      words(column)
        .map(stem)
        .filter((word) => askedWords.has(word)).length,
  )
  const said = amounts.filter((_, at) => shared[at] === Math.max(...shared))
  if (said.length > 1)
    return said.map((cell) => `${cell.column ? `${bareColumn(cell.column)} ` : ''}${amountIn(cell.value, currency)}`).join(', ')
  const [only] = said
  if (!only) return ''
  return PRICE.test(only.column) || FREE.test(only.value) ? withSign(only.value, currency) : amountIn(only.value, currency)
}

/** A whole row in words: its name, then what its columns say. */
export function sayRow(unit: Unit, currency: string): string {
  const name = nameOf(unit)
  const several = pricesIn(unit).length > 1
  const rest = (unit.cells ?? [])
    .filter((cell) => cell.value !== name && !SKIPPED.test(cell.column) && !CODE.test(cell.value))
    .map((cell) => {
      if (PRICE.test(cell.column))
        return several ? `${bareColumn(cell.column)} ${withSign(cell.value, currency)}` : withSign(cell.value, currency)
      // "From: now", "Status: let" are told by their values.
      if (STATE.test(cell.column) && !/\d/.test(cell.value)) return cell.value
      return cell.column && !PLAIN.test(cell.column) ? `${cell.column.toLowerCase().replaceAll('_', ' ')} ${cell.value}` : cell.value
    })
  return rest.length > 0 ? `${name}: ${rest.join(', ')}` : name
}

/** A column without the currency that its amounts are told with. */
const bareColumn = (column: string): string =>
  column
    .replace(/(?<!\s)\s*\(?(?:\b(?:ksh|kes|ngn|inr|usd|cad|rs|eur|gbp)\b\.?|[₦₹$£€])\)?\s*$/i, '')
    .toLowerCase()
    .replaceAll('_', ' ')

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

/** Whether the row says that nothing is left, or that another has it. */
export const isSoldOut = (unit: Unit): boolean =>
  (unit.cells ?? []).some((cell) => (/stock|qty|quantity/i.test(cell.column) || STATE.test(cell.column)) && GONE.test(cell.value))
const GONE =
  /^(?:0|no|none|sold(?: out)?|out of stock|rented|let|leased|taken|gone|reserved|booked|full(?:y booked)?|under (?:contract|offer)|unavailable|not available)$/i

/** An amount in main units with the currency's sign: "₦24,000", "$12.50". */
export const sayAmount = (amount: number, currency: string): string =>
  withSign(Number.isInteger(amount) ? String(amount) : inFigures(ofUnits(amount, currency)), currency)

/** The amount in a cell that may say more ("Ankara cotton, knee length - ₦22,500"). */
const amountIn = (value: string, currency: string): string => value.match(AMOUNT)?.[0] ?? withSign(value, currency)

function withSign(value: string, currency: string): string {
  if (!BARE.test(value)) return value
  const number = Number(value.replaceAll(',', ''))
  const digits = value.includes(',')
    ? value
    : (currency === 'INR' ? LAKHS : THOUSANDS)[value.includes('.') ? 'exact' : 'whole'].format(number)
  const sign = SIGNS[currency]
  return sign ? `${sign}${digits}` : `${currency} ${digits}`
}

const grouped = (locale: string) => ({
  whole: new Intl.NumberFormat(locale),
  exact: new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }),
})
const LAKHS = grouped('en-IN')
const THOUSANDS = grouped('en-US')
const SIGNS: Record<string, string> = { NGN: '₦', INR: '₹', USD: '$', CAD: '$', AUD: '$', GBP: '£', EUR: '€', GHS: 'GH₵', KES: 'KSh ' }
const NAME =
  /^(?:item|product|name|title|dish|service|plan|treatment|package|what|model|class|course|property|what we sew|what you bring|who|procedure|menu|drink|meal)s?\b|^(?:home|house|villa|flat|apartment|unit|room|building|vehicle|car|style|piece|repair|device|subject|exam|program|programme|workshop|session|therapy|trip|tour)s?$|(?:name|title)$/i
/** Columns that name a row only when no other does. */
const PLACE = /^(?:area|zone|size)s?\b/i
/** Columns that say how it stands with the thing of the row. */
const STATE = /^(?:from|until|since|status|state|available|availability|free from|vacant)\b/i
const SKIPPED = /^(?:code|sku|id|item code|ref|image|img|photo|picture|url|link|group|category|column \d+|no\.?|#|stock)$/i
/** Columns whose values speak for themselves. */
const PLAIN = /^(?:description|details?|about|notes?|what you get|includes?|days?|focus|time)$/i
const CODE = /^[A-Z]{1,6}-?[A-Z]{0,3}\d{2}[A-Z0-9-]*$/
const LEADING_CODE = /^[A-Z]{1,6}-?[A-Z]{0,3}\d{2}[A-Z0-9-]* (?=\p{L})/u
const PRICE =
  /price|\bmrp\b|\bfees?\b|\brate\b|\bcost\b|amount|charge|_(?:usd|ngn|inr|cad|gbp|eur|kes)\b|\b(?:ksh|usd|ngn|inr|cad|gbp|eur|kes|naira|rupees|shillings)\b|[₦₹$£€]/i
/** Columns of numbers that are no prices. */
const COUNT =
  /\b(?:days?|weeks?|months?|hours?|minutes?|mins?|stock|qty|quantity|pieces|pcs|serves|seats|people|persons|guests|capacity|weight|age|warranty|notice|size|sizes|zone|no)\b/i
const AMOUNT =
  /(?<![\p{L}\d-])(?:₦|₹|\$|£|€|GH₵|N|NGN|INR|USD|CAD|KES|KSh|Rs\.?) ?\d[\d,]*(?:\.\d+)?(?:k|m| lakh| million)?|\d[\d,]{0,15}(?:\.\d{1,4})? ?(?:naira|rupees|dollars|pounds|euros|shillings)/u
const MONEY = new RegExp(AMOUNT.source, 'iu')
/** An amount and nothing else: a description may name one too. */
const ONLY_MONEY = new RegExp(`^(?:${AMOUNT.source})(?:/-)?$`, 'iu')
const FREE = /^(?:free|no charge|complimentary|gratis|included)$/i
const BARE = /^\d[\d,]*(?:\.\d{1,2})?$/
