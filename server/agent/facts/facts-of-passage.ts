import type { Fact, PassageUsed } from '@salesboy/contract/decision'
import { type Unit, unitsOf } from '#llms/offline/units.ts'
import { cut } from '#platform/text/cut.ts'
import type { Place } from '../numbers/claim.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { rememberedPerPlace } from '../numbers/remembered-per-place.ts'
import { factOf, factsIn, LONGEST_ABOUT, numbersIn, type Stated } from './facts-in.ts'

/** Every number a passage states, each with the row or sentence it stands in. */
export function factsOfPassage(passage: PassageUsed, place: Place): Fact[] {
  const source: Fact['source'] = { kind: 'knowledge', id: passage.sourceId, title: passage.title }
  const read = PRICES.test(`${passage.title} ${passage.heading ?? ''} ${passage.text}`) ? readPriced : readPlain
  return read(passage.text, place).map((fact) => ({ ...fact, source }))
}

// The same words may stand in papers of several businesses: what is remembered knows nothing of whose they are.
const readPriced = rememberedPerPlace(2_000, (text, place) => factsOfUnits(unitsOf(text), place, true))
const readPlain = rememberedPerPlace(2_000, (text, place) => factsOfUnits(unitsOf(text), place, false))

function factsOfUnits(units: Unit[], place: Place, priced: boolean): Stated[] {
  // Sentences are told alone and with those that follow: each number is kept once, where most stands in front of it.
  const seen = new Set<string>()
  const isNew = (key: string) => !seen.has(key) && seen.add(key)
  return units.flatMap((unit) => {
    const about = cut((unit.heading ? `${unit.heading}: ` : '').concat(unit.text), LONGEST_ABOUT)
    const of = [unit.heading, unit.asked ?? '', ...(unit.of ?? [])].filter(Boolean).join(' ')
    return [
      ...factsIn(unit.heading, place, { about }),
      ...(unit.cells
        ? factsOfRow(unit, place, about)
        : numbersIn(unit.text, place, of)
            .filter(({ claim, sentence }) => isNew(`${claim.kind} ${claim.value} ${claim.unit} ${sentence}`))
            .map(({ claim, near }) => factOf(claim, place, about, near))),
      ...pricesOf(unit, priced).map(
        ({ value, near }): Stated => ({ kind: 'amount', value, currency: place.currency, about, near, thing: thingOf(unit) }),
      ),
    ]
  })
}

/** A number of a row is said of what the row is called, in its column. */
function factsOfRow(unit: Unit, place: Place, about: string): Stated[] {
  const cells = unit.cells ?? []
  return cells.flatMap((cell) =>
    readNumbers(cell.column ? `${cell.column}: ${cell.value}` : cell.value, place).map((claim) => ({
      ...factOf(claim, place, about, nearOf(unit, cell)),
      thing: thingOf(unit),
    })),
  )
}

const nearOf = ({ cells = [], heading }: Unit, cell: Cell): string =>
  [
    heading,
    ...cells.filter((other) => other !== cell && (other === cells[0] || !BARE_OR_SIGNED.test(other.value))).map(({ value }) => value),
    cell.column,
    cell === cells[0] ? cell.value : '',
  ]
    .filter(Boolean)
    .join(' ')
/** What a row is called: its first cell that says more than a number or a code. */
const thingOf = ({ cells = [] }: Unit): string | undefined => cells.find(({ value }) => /\p{L}{3}/u.test(value) && !CODE.test(value))?.value
const CODE = /^[A-Z]{1,4}-?[A-Z]?\d{1,12}(?:[A-Z-][A-Z0-9-]{0,12})?$/
type Cell = NonNullable<Unit['cells']>[number]

/** Prices written as bare numbers: under a price column, or alone at the end of a line in a price list. */
function pricesOf(unit: Unit, priced: boolean): { value: string; near: string }[] {
  const cells = (unit.cells ?? []).filter((cell) => PRICE_COLUMN.test(cell.column) && BARE.test(cell.value))
  const last = unit.cells?.at(-1)
  if (cells.length === 0 && priced && last && !last.column && BARE.test(last.value)) cells.push(last)
  if (cells.length > 0) return cells.map((cell) => ({ value: asNumber(cell.value), near: nearOf(unit, cell) }))
  const trailing = priced && !unit.cells ? unit.text.match(/ (\d{2,}(?:\.\d{2})?)$/)?.[1] : undefined
  return trailing ? [{ value: asNumber(trailing), near: `${unit.heading} ${unit.text}` }] : []
}

const asNumber = (written: string): string => String(Number(written.replace(/[^\d.]/g, '')))

const PRICES = /price|₦|₹|\brs\b|naira|rupees|\bfees?\b|\brates?\b|\bcost|\bmenu\b|tariff|\bmrp\b/i
const PRICE_COLUMN =
  /price|\bmrp\b|\bfees?\b|\brate\b|\bcost\b|amount|charge|\btotal\b|_(?:usd|ngn|inr|cad|gbp|eur|kes)\b|\b(?:usd|ngn|inr|cad|gbp|eur|kes|ksh|rs|naira|rupees|shillings)\b|[₦₹$£€]/i
const BARE = /^\d[\d,]*(?:\.\d{1,2})?$/
/** A cell that says how much and nothing else is no name of its row. */
const BARE_OR_SIGNED = /^[^\p{L}]*\d[^\p{L}]*(?:\p{L}{1,3})?$/u
