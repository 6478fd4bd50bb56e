import type { Fact, PassageUsed } from '@salesboy/contract/decision'
import { textOf } from '@salesboy/contract/message'
import type { Item, Reckoned } from '#llms/offline/material.ts'
import { fold } from '#platform/fold.ts'
import { readWanted, type Wanted } from '../asks/read-wanted.ts'
import { plainWords } from '../lexicons/match.ts'
import { EMPTY_WORDS } from '../lexicons/small-words.ts'
import { readOrderLines } from '../reading/read-order-lines.ts'
import { readQuantities } from '../reading/read-quantities.ts'
import type { Turn } from '../turn.ts'
import { deliveryFee, freeFrom, perHead, pricedRow, rateOf } from './fees.ts'
import { itemOf, type Shelf } from './shelf.ts'

type LookUp = (question: string) => Promise<PassageUsed[]>

/**
 * A total worked out from prices, fees and percentages that the catalogue and the sources state, when one is asked for; null when a
 * part of it is unknown. Every part is kept, so that the customer and the number guard can follow the sum.
 */
export async function reckon(turn: Turn, text: string, shelf: Shelf, lookUp: LookUp): Promise<Reckoned | null> {
  const said = fold(text)
  const lines = linesFor(turn, text, shelf)
  // A sum that leaves out what is unclear would be a wrong one.
  if (readWanted(text, shelf).some(({ rivals }) => rivals.length > 0)) return null
  const counted = lines.some(({ quantity }) => quantity > 1)
  const isTotal = TOTAL.test(said)
  if (!isTotal && !(PRICE.test(said) && (counted || HEADS.test(said)))) return null

  const parts = [...lines.map(({ product, quantity }) => partOf(itemOf(product), quantity)), ...(await extrasIn(turn, text, shelf, lookUp))]
  if (parts.length === 0) {
    const heads = headsIn(turn, text)
    const price = heads === null ? null : perHead(text, await lookUp(`${text} per head per person`))
    if (heads === null || price === null) return null
    parts.push({ label: `${heads} × ${price.label}`, amount: heads * price.amount })
  }

  const goods = sum(parts)
  const talk = [lastWords(turn), text].join('\n')
  if (DELIVERY.test(fold(talk)) && !WITHOUT_DELIVERY.test(said)) {
    const sources = await lookUp(`delivery fee shipping ${talk.slice(-300)}`)
    const free = freeFrom(sources, turn)
    const fee = free !== null && goods >= free ? 0 : deliveryFee(talk, sources)
    if (fee !== null) parts.push({ label: 'delivery', amount: fee })
  }
  if (TAX.test(said) && !WITHOUT_TAX.test(said)) {
    const rate = rateOf(TAX, await lookUp(`tax rate ${text}`), turn, talk)
    if (rate === null) return null
    parts.push({ label: `${rate}% tax`, amount: round((sum(parts) * rate) / 100) })
  }
  const total = round(sum(parts))
  // One thing that nobody counted is a price, not a total.
  if (!DEPOSIT.test(said)) return parts.length > 1 || counted || lines.length === 0 ? { parts, total, share: null } : null

  const rate = rateOf(DEPOSIT, await lookUp(`deposit advance before we start ${text}`), turn, talk)
  return rate === null ? null : { parts, total, share: { label: `${rate}% deposit`, amount: round((total * rate) / 100) } }
}

/** Counted goods that only a document prices: "10 pieces of extra chicken". */
async function extrasIn(turn: Turn, text: string, shelf: Shelf, lookUp: LookUp): Promise<Reckoned['parts']> {
  const lines = [text, ...(ADDS.test(fold(text)) || countedIn(text).length === 0 ? contactLines(turn).slice(-1) : [])]
  const parts: Reckoned['parts'] = []
  for (const { name, quantity } of lines.flatMap(countedIn)) {
    if (shelf.find(name, 1).some(({ score }) => score >= 0.5)) continue
    const row = pricedRow(name, await lookUp(`${name} price`))
    if (row) parts.push({ label: quantity > 1 ? `${quantity} × ${row.label}` : row.label, amount: round(quantity * row.amount) })
  }
  return parts
}

const countedIn = (text: string) => readOrderLines(text).filter(({ quantity, name }) => quantity > 1 && name.length > 2)

/** What was worked out, as facts: they stand on the parts that the words tell. */
export function factsOfReckoned({ parts, total, share }: Reckoned, currency: string): Fact[] {
  const source: Fact['source'] = { kind: 'tool', id: 'reckon', title: 'Worked out from prices' }
  const fact = (label: string, amount: number): Fact => ({ kind: 'amount', value: String(amount), currency, about: label, source })
  const rates = [...parts, ...(share ? [share] : [])].flatMap(({ label }) => label.match(/^([\d.]+)%/)?.[1] ?? [])
  return [
    ...parts.map(({ label, amount }) => fact(label, amount)),
    fact('total', total),
    ...(share ? [fact(share.label, share.amount)] : []),
    ...rates.map((value): Fact => ({ kind: 'percent', value, about: 'rate', source })),
    ...parts
      .flatMap(({ label }) => (label.match(/^(\d+) ×/)?.[1] ?? '') || [])
      .map((value): Fact => ({ kind: 'quantity', value, about: 'count', source })),
  ]
}

/** The goods of this message; of the talk before it when this one names none, or adds to them. */
function linesFor(turn: Turn, text: string, shelf: Shelf): Wanted[] {
  const own = readWanted(text, shelf).filter(({ rivals }) => rivals.length === 0)
  const adds = ADDS.test(fold(text))
  if (own.length > 0 && !adds) return own
  // What names something that is not in the catalogue is not about what was talked of before.
  if (own.length === 0 && !adds && namesIn(text).length > 1) return []
  const bare = own.length === 0 && !adds ? countIn(text) : null
  const lines = new Map(own.map((line) => [line.product.sku, line]))
  for (const before of contactLines(turn).reverse()) {
    const found = readWanted(before, shelf).filter(({ rivals }) => rivals.length === 0)
    for (const line of found) if (!lines.has(line.product.sku)) lines.set(line.product.sku, line)
    if (found.length > 0) break
  }
  const all = [...lines.values()]
  // "So 6 sessions is how much?" counts the one thing that was talked about.
  const [only] = all
  return bare !== null && all.length === 1 && only ? [{ ...only, quantity: bare, counted: true }] : all
}

/** Words that name what is to be counted, beside those of a sum. */
const namesIn = (text: string): string[] =>
  plainWords(text)
    .split(' ')
    .filter((word) => word.length > 2 && !EMPTY_WORDS.has(word) && !SUMMING.has(word) && !/\d/.test(word))

const countIn = (text: string): number | null => {
  const [count, another] = readQuantities(text)
  return count && !another && Number.isInteger(count.value) && count.value > 0 && count.value <= 10_000 ? count.value : null
}

/** How many people it is for, said now or before. */
function headsIn(turn: Turn, text: string): number | null {
  for (const line of [text, ...contactLines(turn).reverse()]) {
    const heads = fold(line).match(HEADS)?.[1]
    if (heads) return Number(heads.replaceAll(',', ''))
  }
  return null
}

const contactLines = (turn: Turn): string[] =>
  turn.history.flatMap(({ author, content }) => (author === 'contact' ? [textOf(content)] : [])).slice(-6)
const lastWords = (turn: Turn): string => contactLines(turn).slice(-2).join('\n')

const partOf = ({ name, price }: Item, quantity: number): Reckoned['parts'][number] => ({
  label: quantity > 1 ? `${quantity} × ${name}` : name,
  amount: round(price * quantity),
})
const sum = (parts: Reckoned['parts']): number => round(parts.reduce((all, { amount }) => all + amount, 0))
const round = (amount: number): number => Math.round(amount * 100) / 100

const SUMMING = new Set(
  'total totals altogether all sum transfer pay send owe delivery deliver shipping tax without before including everything cost comes'.split(
    ' ',
  ),
)
const TOTAL =
  /\b(?:total|altogether|all together|in all|all in|sum|everything|for all|(?:incl\w*|with|plus|and) (?:the )?(?:tax|vat|gst|hst|sales tax|delivery|shipping)|how much (?:will|would|do|should|go|must) (?:i|we) (?:pay|transfer|send|owe)|en tout|en total|kul|jumla|zote)\b/
const PRICE = /\b(?:how much|price|cost|kitn[aei]|combien|cuanto|bei|elo|rate)\b/
const TAX = /\b(?:tax|taxes|vat|gst|hst|pst|sales tax|tva|iva|kodi)\b/
const WITHOUT_TAX = /\b(?:before|without|excl\w*|plus|no|sans|sin) (?:the )?(?:tax|vat|gst|hst)\b/
const DELIVERY =
  /\b(?:deliver\w*|shipp?\w*|waybill|send (?:it |them |am )?to|livr\w+|entreg\w+|envi[oa]\w*|bhej\w*|peleka|kuleta|drop (?:it|them) at)\b/
const WITHOUT_DELIVERY = /\b(?:without|excl\w*|no|minus|before|i (?:will|go) (?:come )?pick|pick ?up) (?:the )?(?:delivery|shipping)?\b/
const DEPOSIT = /\b(?:deposit|advance|upfront|up front|down ?payment|to (?:start|hold|reserve|begin)|before you start|acompte|anticipo)\b/
const ADDS = /\b(?:add|plus|also|extra|another|more|ajoute\w*|anade|ongeza|aur)\b/
const HEADS =
  /\b(\d[\d,]{0,6}) ?(?:people|persons?|guests?|pax|heads?|plates?|adults?|staff|participants?|attendees|personnes|personas|invit\w+|watu|log|logon)\b/
