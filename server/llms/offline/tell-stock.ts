import { fold } from '#platform/text/fold.ts'
import type { Answer } from './find-answers.ts'
import type { Item } from './material.ts'
import { sayAmount } from './say-row.ts'
import { STILL_THERE } from './still-there.ts'
import { say, type Teller } from './teller.ts'

/** What is there of the product that is meant: sold out with something like it, or yes. Null when no product is meant or nobody asked. */
export function tellStock(answers: readonly Answer[], material: Teller): string | null {
  const product = answers[0]?.product
  if (!product) return null
  const rivals = answers.filter((other) => other.product && other.score >= answers[0]!.score - 0.05)
  if (rivals.length > 1) return null
  if (product.stock === 0) return soldOut(product, material)
  if (product.stock !== null && countSaid(material.question, product) > product.stock) return tooFew(product, material)
  // "In size 43": what the catalogue does not say of it is not confirmed.
  const open = [...answers[0]!.weights].filter(([term]) => !answers[0]!.covered.has(term))
  if (!AVAILABLE.test(fold(material.question)) || product.stock === null || open.some(([, weight]) => weight > 0.1)) return null
  return say(material, 'inStock', { value: `${product.name}, ${sayAmount(product.price, material.currency)}` })
}

/** "How many are left?": what the catalogue counts of the one product that is named. Null when nobody asks, or nobody counts. */
export function tellLeft(answers: readonly Answer[], material: Teller): string | null {
  if (!HOW_MANY_LEFT.test(fold(material.question))) return null
  const [best, next] = answers.filter(({ product }) => product)
  const product = best?.product
  if (!product || product.stock === null || (next && next.score >= best.score - 0.05)) return null
  return product.stock === 0 ? soldOut(product, material) : say(material, 'left', { value: product.name, day: String(product.stock) })
}

/** How many of it are asked for, 0 when nobody says: a number of its name is no count. */
function countSaid(question: string, { name, description }: Item): number {
  const own = new Set(`${name} ${description}`.match(/\d+/g))
  const counts = [
    ...fold(question).matchAll(
      /(?<![\d.,:/\p{Sc}])(\d{1,3})(?= ?(?:x|pcs?|pieces?|nos|units?|of|\p{L}))(?![\d.,:]|(?: ?(?:am|pm|kg|g|ml|l|cm|mm|hp|w|v|k|th|st|nd|rd|%|min|days?|hours?|weeks?|years?|people|guests)\b))/gu,
    ),
  ]
  return Math.max(0, ...counts.flatMap(([, count = '']) => (own.has(count) ? [] : [Number(count)])))
}

/** Gone, and what comes closest to it. */
export function soldOut(product: Item, material: Teller): string {
  const others = material.shelf.filter((other) => other.sku !== product.sku && other.stock !== 0).slice(0, 3)
  const gone = say(material, 'soldOut', { value: product.name })
  if (others.length === 0) return gone
  return `${gone} ${say(material, 'instead')}\n${listOf(others, material)}`
}

/** Fewer are left than were asked for. */
export const tooFew = (product: Item, material: Teller): string =>
  say(material, 'tooFew', { value: product.name, day: String(product.stock) })

export const listOf = (items: Item[], material: Teller): string =>
  items.map((item) => `• ${item.name}: ${sayAmount(item.price, material.currency)}`).join('\n')

const HOW_MANY_LEFT =
  /\bhow many\b.{0,80}\b(?:left|remain\w*|have|got|get|available|(?:in|dey) (?:stock|ground))\b|\bhow much .{0,80}\bremain|\b(?:remain|dey) how many\b|\bkitn[aei]\b.{0,80}\b(?:bach\w*|baki|stock)\b|\bcombien\b.{0,80}\b(?:reste\w*|stock|avez)\b|\bcuant[oa]s\b.{0,80}\b(?:quedan?|tienen?|hay)\b|\bngapi\b.{0,80}\b(?:baki\w*|\w*mebaki|zipo|mna\w*)\b|\b(?:\w*mebaki|zimebaki|mna\w*|mko na)\b.{0,80}\bngapi\b|\bile\b.{0,80}\b(?:zostal\w*|macie)\b|कितन\S{0,4} .{0,80}बच/u
const AVAILABLE = new RegExp(
  String.raw`\b(?:available|availability|in stock|stock|do (?:you|u) (?:have|still have|get)|have you got|still have|any left|una get|you get|mil(?:ega|egi)|hai kya|avez vous|tienen|tienes|mnazo|mna|iko|ipo|disponibles?|dostepn\w*|uplabdh)\b|उपलब्ध|${STILL_THERE.source}`,
  'u',
)
