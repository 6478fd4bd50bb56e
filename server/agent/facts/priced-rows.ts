import type { PassageUsed } from '@salesboy/contract/decision'
import { nameOf, pricesIn } from '#llms/offline/say-row.ts'
import { type Unit, unitsOf } from '#llms/offline/units.ts'
import { rememberedOf } from '#platform/remembered.ts'
import { fold } from '#platform/text/fold.ts'
import { tidy } from '../numbers/tidy.ts'
import { meaningWords, widely } from './meaning-words.ts'

/** Work or goods that a document prices and a customer named. */
export interface PricedRow {
  label: string
  amount: number
  quantity: number
  /** What stands above it: the kind of work. */
  about: string
  /** Words of the customer that name it. */
  shared: string[]
  /** All of its name was said. */
  whole: boolean
}

/** The rows with a price that a text names, an amount of NaN where it is not clear which: most of their name was said, or a word of it that no other row has. `skip`: names known otherwise. */
export function rowsNamed(text: string, passages: PassageUsed[], skip: (label: string, amount: number) => boolean): PricedRow[] {
  const said = new Set(meaningWords(text))
  const rows = candidatesIn(passages).filter(({ label }) => label.length > 2)
  const holders = new Map<string, Set<string>>()
  for (const { label, own } of rows) for (const word of own) holders.set(word, (holders.get(word) ?? new Set()).add(label))

  const fitting = rows.flatMap((row) => {
    const shared = row.own.filter((word) => said.has(word))
    const telling = shared.filter((word) => /\p{L}{3}/u.test(word))
    const numbers = row.own.filter((word) => /^\d+$/.test(word))
    if (telling.length === 0 || numbers.some((number) => !said.has(number))) return []
    const alone = telling.some((word) => holders.get(word)?.size === 1)
    const cover = shared.length / row.own.length
    if (cover < 0.5 || (cover < 0.65 && !alone)) return []
    const amount = amountFor(row.unit, text)
    if (amount !== null && skip(row.label, amount.amount)) return []
    const label = amount?.column ? `${row.label}, ${amount.column}` : row.label
    const near = new Set(meaningWords(`${row.about} ${row.unit.cells?.map(({ column }) => column).join(' ')}`))
    const context = [...said].filter((word) => near.has(word)).length
    return [
      {
        label,
        amount: amount?.amount ?? Number.NaN,
        context,
        about: row.about,
        shared,
        cover,
        whole: cover === 1,
        quantity: countOf(row, text),
      },
    ]
  })
  const ranked = fitting.sort((a, b) => b.shared.length - a.shared.length || b.context - a.context || b.cover - a.cover)
  const best = ranked.filter((row, at) => !ranked.slice(0, at).some((other) => row.shared.some((word) => other.shared.includes(word))))
  // Another table prices the same by another amount: which is meant only the customer knows.
  const isUnclear = (row: (typeof ranked)[number]) =>
    ranked.some(
      (other) =>
        other.amount !== row.amount &&
        other.context === row.context &&
        other.shared.length === row.shared.length &&
        other.shared.every((word) => row.shared.includes(word)),
    )
  return best.map((row) => (isUnclear(row) ? { ...row, amount: Number.NaN } : row))
}

/** A row for a place prices the way there, not work. */
const PLACES = /\b(?:areas?|zones?|cit(?:y|ies)|towns?|destinations?|locations?|regions?|states?|where)\b/i

interface Candidate {
  unit: Unit
  label: string
  about: string
  own: string[]
}

function candidatesIn(passages: PassageUsed[]): Candidate[] {
  return passages.flatMap((passage) =>
    unitsOf(passage.text).flatMap((unit) => {
      if (!unit.cells || pricesIn(unit).length === 0 || unit.cells.some(({ column }) => PLACES.test(column))) return []
      const own = ownWords(unit)
      return own.length === 0
        ? []
        : [{ unit, label: nameOf(unit), about: `${passage.title} ${passage.heading ?? ''} ${unit.heading}`, own }]
    }),
  )
}

/** What names a row: after a comma or "per" stands how it is counted, not what it is. */
const ownWords = rememberedOf((unit: Unit): string[] => {
  const name = nameOf(unit).replace(/\([^()]*\)/g, ' ')
  return [...new Set(meaningWords(name.split(/,| per /)[0] ?? ''))]
})

/** The one price of a row that is meant; null when it has several and the text names none of their columns. */
export function amountFor(unit: Unit, text: string, fits = /./, orFirst = false): { amount: number; column: string } | null {
  const all = pricesIn(unit)
  const fitting = all.filter(({ column }) => fits.test(column))
  const prices = fitting.length > 0 ? fitting : all
  const [only] = prices
  if (prices.length === 1 && only) return numberOf(only.value, all.length > 1 ? only.column : '')
  const direct = meaningWords(text)
  const said = widely(text)
  const named = prices.map(({ column }, at) => {
    const others = new Set(prices.flatMap((price, other) => (other === at ? [] : meaningWords(price.column))))
    const own = meaningWords(column).filter((word) => !others.has(word))
    // Its own word tells more than another word for it.
    return own.filter((word) => direct.some((other) => isKin(word, other))).length * 2 + own.filter((word) => said.has(word)).length
  })
  const most = Math.max(...named)
  const best = prices.filter((_, at) => named[at] === most)
  if (orFirst && most === 0 && prices[0]) return numberOf(prices[0].value, prices[0].column)
  return most > 0 && best.length === 1 && best[0] ? numberOf(best[0].value, best[0].column) : null
}

/** "Electrician" and "electrical", "plumber" and "plumbing". */
const isKin = (a: string, b: string): boolean => a === b || (a.length > 4 && b.length > 4 && a.slice(0, 5) === b.slice(0, 5))

function numberOf(value: string, column: string): { amount: number; column: string } | null {
  if (/^(?:free|no charge|complimentary|gratis|included)\b/i.test(value)) return { amount: 0, column }
  const number = value.match(/\d[\d,]*(?:\.\d+)?/)?.[0].replaceAll(',', '')
  return number
    ? { amount: Number(number), column: column.replace(/\([^()]*\)|\b(?:ksh|kes|ngn|inr|usd|cad|rs|eur|gbp)\b\.?|\p{Sc}/giu, '').trim() }
    : null
}

/** How many of it: the number beside a word of its name. */
function countOf({ label, own }: Candidate, text: string): number {
  const tokens = fold(tidy(text, () => true)).match(/[\p{L}\p{M}]+|\d+/gu) ?? []
  const names = new Set(meaningWords(label))
  for (const [at, token] of tokens.entries()) {
    if (!/^\d{1,4}$/.test(token) || own.includes(token)) continue
    const near = [...tokens.slice(at + 1, at + 3), ...tokens.slice(Math.max(0, at - 1), at)]
    if (near.some((word) => meaningWords(word).some((meaning) => names.has(meaning)))) return Math.max(1, Number(token))
  }
  return 1
}
