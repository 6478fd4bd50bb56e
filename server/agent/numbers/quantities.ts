import { everyMatch } from '#platform/text/every-match.ts'
import { wordTable } from '../words/word-table.ts'
import type { Claim, Reader } from './claim.ts'
import { toNumber } from './money.ts'

/** Every number that is left: "3 days", "50 pieces", "size 14", "only 2 left" (as stock). Ranges give both ends. */
export const readQuantities: Reader = (text) => {
  const claims: Claim[] = []
  for (const match of everyMatch(text, QUANTITY)) {
    const { low, number, unit, left } = match.groups as Record<string, string | undefined>
    const at = { text: match[0].trim(), start: match.index, end: match.index + match[0].length }
    const counted = unit ? UNITS.get(unit.toLowerCase().replace(/^(?:working|business) /, '')) : undefined
    for (const written of [low, number]) {
      const value = toNumber(written ?? '')
      if (written === undefined || Number.isNaN(value)) continue
      claims.push({
        kind: !isDuration(counted) && (left || STOCK_BEFORE.test(text.slice(0, match.index))) ? 'stock' : 'quantity',
        value: String(value),
        unit: counted,
        ...at,
      })
    }
  }
  return claims
}

/** How long a duration is, in hours; undefined for what is not one. Months and years keep their own name, their length varies. */
export const hoursOf = (value: string, unit: string | undefined): number | undefined => {
  const hours = unit === 'minute' ? 1 / 60 : unit === 'hour' ? 1 : unit === 'day' ? 24 : unit === 'week' ? 168 : undefined
  return hours === undefined ? undefined : Number(value) * hours
}

/** Whether something counted in this unit is a length of time. */
export const isDuration = (unit: string | undefined): boolean => unit === 'month' || unit === 'year' || hoursOf('1', unit) !== undefined

const UNITS = new Map(
  Object.entries(wordTable<string[]>('measures')).flatMap(([unit, names]) => names.map((name) => [name, unit] as const)),
)
const UNIT = [...UNITS.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|')
  .replaceAll('.', '')
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const QUANTITY = new RegExp(
  String.raw`(?<![\d.,])(?:(?<low>${NUMBER}) ?(?:-|to|or|à|a|hadi) ?)?(?<number>${NUMBER})(?:st|nd|rd|th)?(?: ?-?(?<unit>(?:(?:working|business) )?(?:${UNIT}))(?!\p{L}))?(?<left> (?:\p{L}+ )?(?:left|remaining|in stock|available|restantes?|bache))?`,
  'giu',
)
const STOCK_BEFORE = /(?:only|just|stock:?|in stock:?|have|remaining:?) ?$/i
