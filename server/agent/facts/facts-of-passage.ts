import type { Fact, PassageUsed } from '@salesboy/contract/decision'
import { type Unit, unitsOf } from '#llms/offline/units.ts'
import type { Claim, Place } from '../numbers/claim.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { rememberedPerPlace } from '../numbers/remembered-per-place.ts'

/** Every number a passage states, each with the row or sentence it stands in. */
export function factsOfPassage(passage: PassageUsed, place: Place): Fact[] {
  const source: Fact['source'] = { kind: 'knowledge', id: passage.sourceId, title: passage.title }
  const read = PRICES.test(`${passage.title} ${passage.heading ?? ''} ${passage.text}`) ? readPriced : readPlain
  return read(passage.text, place).map((fact) => ({ ...fact, source }))
}

// The same words may stand in papers of several businesses: what is remembered knows nothing of whose they are.
type Stated = Omit<Fact, 'source'>
const readPriced = rememberedPerPlace(2_000, (text, place) => unitsOf(text).flatMap((unit) => factsOfUnit(unit, place, true)))
const readPlain = rememberedPerPlace(2_000, (text, place) => unitsOf(text).flatMap((unit) => factsOfUnit(unit, place, false)))

function factsOfUnit(unit: Unit, place: Place, priced: boolean): Stated[] {
  const about = (unit.heading ? `${unit.heading}: ` : '').concat(unit.text).slice(0, 300)
  const facts = readNumbers(`${unit.heading}\n${unit.text}`, place).map((claim) => toFact(claim, about, place))
  for (const price of pricesOf(unit, priced)) facts.push({ kind: 'amount', value: price, currency: place.currency, about })
  return facts
}

/** Prices written as bare numbers: under a price column, or alone at the end of a line in a price list. */
function pricesOf(unit: Unit, priced: boolean): string[] {
  const cells = (unit.cells ?? []).filter((cell) => PRICE_COLUMN.test(cell.column) && BARE.test(cell.value)).map((cell) => cell.value)
  const last = unit.cells?.at(-1)
  if (cells.length === 0 && priced && last && !last.column && BARE.test(last.value)) cells.push(last.value)
  if (cells.length === 0 && priced && !unit.cells) {
    const trailing = unit.text.match(/ (\d{2,}(?:\.\d{2})?)$/)?.[1]
    if (trailing) cells.push(trailing)
  }
  return cells.map((value) => String(Number(value.replace(/[^\d.]/g, ''))))
}

const toFact = (claim: Claim, about: string, place: Place): Stated => ({
  kind: claim.kind === 'weekday' ? 'text' : claim.kind,
  value: claim.unit ? `${claim.value} ${claim.unit}` : claim.value,
  ...(claim.kind === 'amount' ? { currency: claim.currency ?? place.currency } : {}),
  about,
})

const PRICES = /price|₦|₹|\brs\b|naira|rupees|\bfees?\b|\brates?\b|\bcost|\bmenu\b|tariff|\bmrp\b/i
const PRICE_COLUMN =
  /price|\bmrp\b|\bfees?\b|\brate\b|\bcost\b|amount|charge|\btotal\b|_(?:usd|ngn|inr|cad|gbp|eur|kes)\b|\b(?:usd|ngn|inr|cad|gbp|eur|kes|ksh|rs|naira|rupees|shillings)\b|[₦₹$£€]/i
const BARE = /^\d[\d,]*(?:\.\d{1,2})?$/
