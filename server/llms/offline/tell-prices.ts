import { fold, words } from '#platform/text/fold.ts'
import { asMeasured } from '#platform/text/measures.ts'
import { inEnglish } from '#platform/text/words-abroad.ts'
import type { Answer } from './find-answers.ts'
import type { Item } from './material.ts'
import { SYNONYMS, stem } from './question-words.ts'
import { isPriced, isSoldOut, nameOf, priceOf, sayAmount } from './say-row.ts'
import { soldOut } from './tell-stock.ts'
import { say, type Teller } from './teller.ts'

/** Rows that carry a price: the one that is meant, or a short list when several fit equally. Null when none is a row. */
export function tellPrices(answers: readonly Answer[], material: Teller): string | null {
  const [best] = answers
  if (!best?.unit.cells || !isPriced(best.unit)) return null
  const asked = new Set(
    words(asMeasured(fold(`${material.question} ${material.before}`)))
      .flatMap((word) => [word, ...inEnglish(word)])
      .flatMap((word) => [stem(word), ...(SYNONYMS.get(stem(word)) ?? [])]),
  )
  const compares = COMPARES.test(material.question)
  const rows = answers
    .filter(
      (other) =>
        other.unit.cells && isPriced(other.unit) && nameOf(other.unit) && other.coverage >= best.coverage - (compares ? 0.4 : 0.02),
    )
    .map((other) => ({
      ...other,
      name: nameOf(other.unit),
      price: priceOf(other.unit, material.currency, asked),
      close: closeness(nameOf(other.unit), asked),
    }))
    .filter((row, i, all) => row.price && all.findIndex((same) => same.name === row.name && same.price === row.price) === i)
  const closest = Math.max(...rows.map((row) => row.close))
  // What is not named is not meant: a rate is asked, not every row with a price.
  const meant = rows.filter((row) => row.close > 0 && row.close >= (compares ? closest / 3 : closest - 0.001))
  const [first] = meant
  if (!first) return null
  const told = meant.slice(0, 4)
  for (const { passage } of told) if (passage !== null) material.used.add(passage)
  if (meant.length === 1) {
    const price = say(material, 'price', { day: `${first.name}${detailsOf(first.product)}`, value: first.price })
    return isSoldOut(first.unit) ? `${price} (${SOLD_OUT})` : withNudge(price, material)
  }
  return `${say(material, 'options')}\n${told.map((row) => `• ${row.name}${compares ? detailsOf(row.product) : ''}: ${row.price}${isSoldOut(row.unit) ? ` (${SOLD_OUT})` : ''}`).join('\n')}`
}

/** How much of a row's name the question names: "jollof tray" is all of "Jollof tray", half of "Party jollof cooler tray". */
export function closeness(name: string, asked: Set<string>): number {
  const all = words(asMeasured(fold(name.replace(/\([^()]*\)/g, '')))).map(stem)
  // A size that nobody named tells no row from another.
  const sized = all.some((word) => /\d/.test(word) && asked.has(word))
  const own = sized ? all : all.filter((word) => !/^\d+$/.test(word))
  return own.length === 0 ? 0 : own.filter((word) => asked.has(word)).length / own.length
}

/** "How much is the first one?": the one of what we showed that is pointed at. */
export function tellPointed(item: Item, material: Teller): string {
  if (item.stock === 0) return soldOut(item, material)
  const value = sayAmount(item.price, material.currency)
  return withNudge(say(material, 'price', { day: `${item.name}${detailsOf(item)}`, value }), material)
}

const withNudge = (told: string, material: Teller): string =>
  material.tenacity !== 'low' && material.length !== 'low' ? `${told} ${say(material, 'nudge')}` : told

const detailsOf = (product: Item | null): string => (product?.description ? ` (${product.description})` : '')

/** "Full vs lite", "the plain or the embroidered one". */
const COMPARES = /\b(?:vs\.?|versus|or|difference|compare\w*|cheaper than|better than)\b/i
const SOLD_OUT = 'sold out at the moment'
