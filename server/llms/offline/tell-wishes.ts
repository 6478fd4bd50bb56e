import { findAnswers } from './find-answers.ts'
import { NO_SOURCE, type WantedItem } from './material.ts'
import { isPriced, isSoldOut, nameOf, priceOf, sayAmount } from './say-row.ts'
import { tellKnowledge } from './tell-knowledge.ts'
import { listOf, soldOut, tooFew } from './tell-stock.ts'
import { tellTotal } from './tell-total.ts'
import { say, sentence, type Teller } from './teller.ts'

/** Someone who wants to buy: what is not there is said first, what is unclear is asked back, the rest is repeated with its prices. */
export function tellOrder(material: Teller): string {
  const gone = material.wanted.filter(({ item, quantity }) => item.stock !== null && item.stock < quantity)
  if (gone.length > 0) return gone.map(({ item }) => (item.stock === 0 ? soldOut(item, material) : tooFew(item, material))).join('\n')
  if (material.unnamed) return [say(material, 'whatToOrder'), kindsOf(material)].filter(Boolean).join(' ')
  if (material.unclear.length > 0) return `${say(material, 'which')}\n${listOf(material.unclear, material)}`
  const asked = material.asks.includes('price') && material.wanted.length === 0 ? tellKnowledge(material) : NO_SOURCE
  const lines = material.wanted.length > 0 ? `${say(material, 'orderLines', { value: linesOf(material.wanted, material) })} ` : ''
  const total = material.reckoned ? `${tellTotal(material.reckoned, material)} ` : lines
  return [asked === NO_SOURCE ? '' : asked, `${total}${say(material, 'order')}`].filter(Boolean).join(' ')
}

const linesOf = (wanted: WantedItem[], material: Teller): string =>
  wanted
    .map(({ item, quantity }) => `${quantity > 1 ? `${quantity} × ` : ''}${item.name} (${sayAmount(item.price, material.currency)})`)
    .join(', ')

/** Someone who wants an appointment: why it cannot be then and when it can, or that it is noted and who confirms it. */
export function tellBooking(material: Teller): string {
  const price = material.asks.includes('price') ? tellKnowledge(material) : NO_SOURCE
  const answer = bookingAnswer(material)
  return price === NO_SOURCE ? answer : `${price} ${answer}`
}

function bookingAnswer(material: Teller): string {
  const { booking } = material
  if (!booking) return say(material, 'booking')
  const { service, day, time, problem, reason, days, window, leadTimeHours, note } = booking
  const when = [days, window].filter(Boolean).join(', ')
  switch (problem) {
    case 'closed':
      return `${say(material, 'closedOn', { day: reason ? `${day} (${reason})` : day })} ${when ? say(material, 'possibleOn', { value: service || material.businessName, day: when }) : say(material, 'anotherDay')}`
    case 'not_that_day':
    case 'not_that_time':
      return say(material, 'notThen', { value: service || material.businessName, day: when })
    case 'too_soon':
      return say(material, 'tooSoon', { value: service || material.businessName, day: String(leadTimeHours) })
    case 'past':
      return say(material, 'anotherDay')
    default:
      break
  }
  if (!day) return `${say(material, 'whichDay')}${service && when ? ` ${say(material, 'possibleOn', { value: service, day: when })}` : ''}`
  const wish = [service, [day, time].filter(Boolean).join(', ')].filter(Boolean).join(': ')
  return [say(material, 'bookingNoted', { value: wish }), note && sentence(note)].filter(Boolean).join(' ')
}

/** Someone who looks around is shown something, or asked what they look for: that is no question without a source. */
export function tellBrowse(material: Teller): string {
  if (material.shelf.length > 0) return tellShelf(material)
  const rows = rowsWithin(material)
  if (rows) return rows
  const known = tellKnowledge(material)
  if (known !== NO_SOURCE) return known
  return [say(material, 'browse'), kindsOf(material)].filter(Boolean).join(' ')
}

const kindsOf = (material: Teller): string =>
  material.categories.length > 1 ? say(material, 'kinds', { value: material.categories.slice(0, 8).join(', ') }) : ''

export const tellShelf = (material: Teller): string => `${say(material, 'options')}\n${listOf(material.shelf.slice(0, SHOWN), material)}`

/** Priced rows of documents, for a business that keeps no catalogue. Null when none fits. */
function rowsWithin(material: Teller): string | null {
  const { budget, currency } = material
  const rows = findAnswers(material, true)
    .filter(({ unit }) => unit.cells && isPriced(unit) && !isSoldOut(unit))
    .map(({ unit, passage }) => ({ name: nameOf(unit), price: priceOf(unit, currency), passage }))
    .filter(({ name, price }, i, all) => name && price && all.findIndex((same) => same.name === name) === i)
    .filter(({ price }) => !budget || (amountIn(price) <= budget.most && amountIn(price) >= budget.least))
    .slice(0, SHOWN)
  if (rows.length === 0) return null
  for (const { passage } of rows) if (passage !== null) material.used.add(passage)
  return `${say(material, 'options')}\n${rows.map(({ name, price }) => `• ${name}: ${price}`).join('\n')}`
}

const amountIn = (price: string): number => Number(price.replace(/[^\d.]/g, ''))

const SHOWN = 6
