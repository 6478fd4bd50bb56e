import type { Fact, PassageUsed } from '@salesboy/contract/decision'
import type { Item, Reckoned } from '#llms/offline/material.ts'
import { cutBefore } from '#platform/text/cut.ts'
import { fold, words } from '#platform/text/fold.ts'
import { countIn, isShort, readWanted, type Wanted } from '../asks/read-wanted.ts'
import { contactLines, goodsInTalk } from '../asks/talk.ts'
import { plainWords } from '../lexicons/match.ts'
import { EMPTY_WORDS } from '../lexicons/small-words.ts'
import { readOrderLines } from '../reading/read-order-lines.ts'
import type { Turn } from '../turn.ts'
import { freeFrom, groupRate, perHead, pricedRow, rateOf } from './fees.ts'
import { headsIn, isForEach } from './heads.ts'
import { meaningWords } from './meaning-words.ts'
import { asksWithOffer, offerFor } from './offers.ts'
import { placeFee } from './place-fees.ts'
import { type PricedRow, rowsNamed } from './priced-rows.ts'
import { itemOf, type Shelf } from './shelf.ts'

type LookUp = (question: string) => Promise<PassageUsed[]>

/**
 * A total worked out from prices, fees and percentages that the catalogue and the sources state, when one is asked for; null when a
 * part of it is unknown. Every part is kept, so that the customer and the number guard can follow the sum.
 */
export async function reckon(turn: Turn, text: string, shelf: Shelf, lookUp: LookUp): Promise<Reckoned | null> {
  const said = fold(text)
  const isTotal = TOTAL.test(said)
  const countsOn = headsIn(text) !== null && PRICE.test(fold(contactLines(turn, REMEMBERED).at(-1) ?? ''))
  if (!isTotal && !PRICE.test(said) && !asksWithOffer(text) && !countsOn) return null

  const heads = headsFor(turn, text)
  const works = (await worksFor(turn, text, shelf, lookUp)).map((work) =>
    heads !== null && work.quantity === 1 && isForEach(text) ? { ...work, quantity: heads } : work,
  )
  if (works.some(({ amount }) => Number.isNaN(amount))) return null
  const goodsText = without(text, works)
  const lines = linesFor(turn, goodsText, shelf)
  // A sum that leaves out what is unclear would be a wrong one.
  if (readWanted(goodsText, shelf).some(({ rivals }) => rivals.length > 0) || lines.some(isShort)) return null
  const counted = [...lines, ...works].some(({ quantity }) => quantity > 1)
  const worksPart = works.map(({ label, amount, quantity }) => ({
    label: quantity > 1 ? `${quantity} × ${label}` : label,
    amount: round(quantity * amount),
  }))
  const talk = [...contactLines(turn, REMEMBERED), text].join('\n')
  const isWork = works.length > 0
  const trip = isWork || isTotal ? await tripFee(talk, text, works, lines, lookUp) : null
  if (!isTotal && !counted && headsIn(text) === null && !DEPOSIT.test(said) && !(isWork && trip) && !asksWithOffer(text)) return null

  const extras = isWork ? [] : await extrasIn(turn, text, shelf, lookUp)
  const parts = [...worksPart, ...lines.map(({ product, quantity }) => partOf(itemOf(product), quantity)), ...extras]
  if (parts.length === 0) {
    const asked = countsOn ? `${contactLines(turn, REMEMBERED).at(-1)} ${text}` : text
    const price = heads === null ? null : perHead(asked, await lookUp(`${asked} per head per person`))
    if (heads === null || price === null) return null
    parts.push({ label: `${heads} × ${price.label}`, amount: heads * price.amount })
  }

  const offer = asksWithOffer(text)
    ? offerFor(text, parts.map(({ label }) => label).join(' '), await lookUp(`${text} offer % off`), turn)
    : isWork && heads !== null && works.some(({ quantity }) => quantity === heads)
      ? groupRate(heads, await lookUp('group discount persons people % off'))
      : null
  if (offer) parts.push({ label: `${offer.percent}% off`, amount: round((-sum(parts) * offer.percent) / 100) })
  const goods = sum(parts)
  let plusDelivery = false
  const brought = Boolean(trip) || DELIVERY.test(fold(talk)) || (lines.length > 0 && TO_A_PLACE.test(text))
  if (brought && !WITHOUT_DELIVERY.test(said)) {
    const sources = await lookUp(`delivery fee shipping ${cutBefore(talk, 300)}`)
    const free = isWork ? null : freeFrom(sources, turn, trip?.zone)
    const fee =
      free !== null && goods >= free ? 0 : (trip?.amount ?? (isWork ? null : (placeFee(talk, '', 'goods', sources)?.amount ?? null)))
    if (fee !== null) parts.push({ label: fee === trip?.amount ? trip.label : 'delivery', amount: fee })
    else plusDelivery = lines.length > 0 && DELIVERY.test(said)
  }
  if (TAX.test(said) && !WITHOUT_TAX.test(said)) {
    const rate = rateOf(TAX, await lookUp(`tax rate ${text}`), turn, talk)
    if (rate === null) return null
    parts.push({ label: `${rate}% tax`, amount: round((sum(parts) * rate) / 100) })
  }
  const total = round(sum(parts))
  // One thing that nobody counted is a price, not a total.
  if (!DEPOSIT.test(said))
    return parts.length > 1 || counted || lines.length === 0 ? { parts, total, offer, plusDelivery, share: null } : null

  const rate = rateOf(DEPOSIT, await lookUp(`deposit advance before we start ${text}`), turn, talk)
  return rate === null
    ? null
    : { parts, total, offer, plusDelivery, share: { label: `${rate}% deposit`, amount: round((total * rate) / 100) } }
}

/** Work that documents price, named now or, when this message names none, in the one before. */
async function worksFor(turn: Turn, text: string, shelf: Shelf, lookUp: LookUp): Promise<PricedRow[]> {
  const known = (label: string, amount: number) => {
    const [found] = shelf.find(label, 1)
    return found !== undefined && found.score >= 0.6 && itemOf(found).price === amount
  }
  for (const line of [text, ...(TOTAL.test(fold(text)) ? contactLines(turn, REMEMBERED).reverse().slice(0, 2) : [])]) {
    const found = rowsNamed(line, [...(await lookUp(line)), ...(await lookUp(`${line} price`))], known)
    const goods = readWanted(line, shelf).map(({ product }) => new Set(meaningWords(itemOf(product).name)))
    // "The wall lamp" is the lamp; its fitting is meant only when somebody asks for it.
    const works = found.filter(({ whole, shared }) => whole || !goods.some((own) => shared.every((word) => own.has(word))))
    if (works.length > 0) return works
    if (goods.length > 0) return []
  }
  return []
}

/** What coming to the place of the talk costs. */
async function tripFee(talk: string, text: string, works: PricedRow[], lines: Wanted[], lookUp: LookUp) {
  const kind = works.length > 0 ? works.map(({ label, about }) => `${label} ${about}`).join(' ') : 'delivery shipping courier rider'
  return works.length + lines.length === 0
    ? null
    : placeFee(
        talk,
        `${text} ${kind}`,
        works.length > 0 ? 'work' : 'goods',
        await lookUp(`${works.length > 0 ? 'call-out fee transport areas zones' : 'delivery fee shipping areas'} ${cutBefore(talk, 300)}`),
      )
}

/** What is left of a text once the work that it names by its whole name is taken out. */
const without = (text: string, works: PricedRow[]): string =>
  works
    .filter(({ whole }) => whole)
    .flatMap(({ label }) => words(label))
    .reduce((left, word) => left.replace(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'), ' '), text)

/** Counted goods that only a document prices: "10 pieces of extra chicken". */
async function extrasIn(turn: Turn, text: string, shelf: Shelf, lookUp: LookUp): Promise<Reckoned['parts']> {
  const lines = [text, ...(ADDS.test(fold(text)) || countedIn(text).length === 0 ? contactLines(turn, REMEMBERED).slice(-1) : [])]
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
export function factsOfReckoned({ parts, total, share, offer }: Reckoned, currency: string): Fact[] {
  const source: Fact['source'] = { kind: 'tool', id: 'reckon', title: 'Worked out from prices' }
  const whole = parts.map(({ label }) => label).join(', ')
  // What is free is said of what it comes with.
  const fact = (label: string, amount: number): Fact => ({
    kind: 'amount',
    value: String(Math.abs(amount)),
    currency,
    about: amount === 0 ? whole : label,
    source,
  })
  const rates = [...parts, ...(share ? [share] : [])].flatMap(({ label }) => label.match(/^([\d.]+)%/)?.[1] ?? [])
  return [
    ...parts.map(({ label, amount }) => fact(label, amount)),
    fact('total', total),
    ...(offer
      ? [
          {
            kind: 'percent' as const,
            value: String(offer.percent),
            about: 'offer',
            source: { kind: 'knowledge' as const, id: offer.sourceId, title: offer.title },
          },
        ]
      : []),
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
  for (const line of goodsInTalk(turn, shelf, text)) if (!lines.has(line.product.sku)) lines.set(line.product.sku, line)
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

/** How many people it is for, said now or before. */
const headsFor = (turn: Turn, text: string): number | null =>
  [text, ...contactLines(turn, REMEMBERED).reverse()].map(headsIn).find((heads) => heads !== null) ?? null

const partOf = ({ name, price }: Item, quantity: number): Reckoned['parts'][number] => ({
  label: quantity > 1 ? `${quantity} × ${name}` : name,
  amount: round(price * quantity),
})
const sum = (parts: Reckoned['parts']): number => round(parts.reduce((all, { amount }) => all + amount, 0))
const round = (amount: number): number => Math.round(amount * 100) / 100

/** How many lines of the talk a sum may stand on. */
const REMEMBERED = 6
const SUMMING = new Set(
  'total totals altogether all sum transfer pay send owe delivery deliver shipping tax without before including everything cost comes'.split(
    ' ',
  ),
)
const TOTAL =
  /\b(?:total|altogether|all together|in all|all in|sum|everything|for all|(?:incl\w*|with|plus|and) (?:the )?(?:tax|vat|gst|hst|sales tax|delivery|shipping|transport)|on one bill|how much (?:will|would|do|should|go|must) (?:i|we) (?:pay|transfer|send|owe)|en tout|en total|kul|jumla|zote|(?:come|comes|came|come up|add up|work out) to|(?:kitna|kitne|kiti) (?:banega|hoga|honge|lagega|padega|hoil|hotil|zale)|milakar|mila ke|ekun|sagla milun|razem|lacznie|suma|grand total|final (?:price|amount|bill)|bill (?:will|would|go) be|total(?:e|es)?|cuanto seria|full amount|apapo)\b|कुल|एकूण|मिलाकर|मिळून/
const PRICE =
  /\b(?:how much|price|cost|kitn[aei]|combien|cuanto|bei|elo|rate|ngapi|pesa|kiti|kimmat|keemat|daam|ile|koszt\w*|cena)\b|कितन|किती|दाम|कीमत|किंमत/
const TAX = /\b(?:tax|taxes|vat|gst|hst|pst|sales tax|tva|iva|kodi)\b/
const WITHOUT_TAX = /\b(?:before|without|excl\w*|plus|no|sans|sin) (?:the )?(?:tax|vat|gst|hst)\b/
const DELIVERY =
  /\b(?:deliver\w*|shipp?\w*|waybill|send (?:it |them |am )?to|livr\w+|entreg\w+|envi[oa]\w*|bhej\w*|peleka|kuleta|drop (?:it|them) at)\b/
/** "2 rose bouquets to Yaba": a fee table that names the place decides whether it is one. */
const TO_A_PLACE = /(?<!\p{L})(?:to|for|na|a|à|do|in|at|je|mein) \p{L}{3,}/iu
const WITHOUT_DELIVERY = /\b(?:without|excl\w*|no|minus|before|i (?:will|go) (?:come )?pick|pick ?up) (?:the )?(?:delivery|shipping)?\b/
const DEPOSIT =
  /\b(?:deposit|advance|upfront|up front|down ?payment|to (?:start|hold|reserve|begin|lock|secure|block)|holds? (?:the|a|your) (?:date|day|slot|place)|before you start|acompte|arrhes|anticipo|zaliczk\w+|zadatek|bayana|amana)\b/
const ADDS = /\b(?:add|plus|also|extra|another|more|ajoute\w*|anade|ongeza|aur)\b/
