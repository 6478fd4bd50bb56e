import type { ProductFound } from '#domains/catalog/search/product-index.ts'
import { fold, words } from '#platform/text/fold.ts'
import { asMeasured } from '#platform/text/measures.ts'
import type { Shelf } from '../facts/shelf.ts'
import { tidy } from '../numbers/tidy.ts'
import { plainText } from '../reading/plain-text.ts'
import { readOrderLines } from '../reading/read-order-lines.ts'
import { readQuantities } from '../reading/read-quantities.ts'

/** A line of what a customer wants to have. */
export interface Wanted {
  product: ProductFound
  /** Others that are meant as likely; the customer has to say which. */
  rivals: ProductFound[]
  quantity: number
  /** The customer named a number. */
  counted: boolean
}

/** Fewer are left than were asked for. */
export const isShort = ({ product, quantity }: Wanted): boolean => product.stock !== null && product.stock < quantity

/** The products in what a customer wrote, with how many of each: "3 trays of jollof and 2 fried rice". */
export function readWanted(text: string, shelf: Shelf): Wanted[] {
  const wanted: Wanted[] = []
  const all = new Set(words(text))
  for (const { name, quantity, measured } of piecesOf(text)) {
    const found = shelf.find(name.replace(BARE_NUMBER, ' '), 8).filter(({ score }) => score >= SURE)
    const numbers = name.match(/\d+(?:\.\d+)?/g) ?? []
    const alike = found.filter(({ score }) => score >= (found[0]?.score ?? 0) - ALIKE)
    const rank = (product: ProductFound) =>
      sizesSaid(product, numbers) * 10 + wordsSaid(product, all) + (text.length < LETTER ? sizesSaid(product, [...all]) : 0)
    const [best, ...others] = alike.toSorted((a, b) => rank(b) - rank(a) || b.score - a.score)
    if (!best) continue
    // "The 3 piece" and "two litres" are its name; "then two" counts, whatever its name holds.
    const said = quantity === null ? 0 : timesSaid(quantity, measured ? plainText(text) : tidy(text))
    const isName = quantity !== null && sizesOf(best).includes(String(quantity)) && said === 1
    const line: Wanted = {
      product: best,
      rivals: best.exact ? [] : others.filter((other) => rank(other) === rank(best)),
      quantity: isName ? 1 : (quantity ?? 1),
      counted: quantity !== null && !isName,
    }
    const known = wanted.findIndex(({ product }) => product.sku === best.sku)
    if (known < 0) wanted.push(line)
    else if (line.counted) wanted[known] = line
  }
  return wanted
}

/** The one count that a text names, whatever it counts: "give me 3"; null for none or several. */
export function countIn(text: string): number | null {
  const [count, another] = readQuantities(text)
  return count && !another && Number.isInteger(count.value) && count.value > 0 && count.value <= 10_000 ? count.value : null
}

/** What is counted, line by line; and what is named without a count, piece by piece. */
function piecesOf(text: string): { name: string; quantity: number | null; measured: boolean }[] {
  const lines = readOrderLines(text).map(({ name, quantity, unit, text: said }) => ({
    name: `${name} ${sizesIn(said, quantity)}`,
    quantity,
    measured: unit !== null,
  }))
  const pieces = tidy(text)
    .split(BETWEEN)
    .map((name) => ({ name, quantity: null, measured: false }))
  return [...lines, ...pieces]
}

/** The numbers of a line that are not its count: "50 pieces", "2 lb". */
const sizesIn = (said: string, quantity: number): string => {
  const numbers: string[] = tidy(said).match(/\d+(?:\.\d+)?/g) ?? []
  const count = numbers.indexOf(String(quantity))
  return numbers.filter((_, at) => at !== count).join(' ')
}

/** How much of a product's name stands anywhere in the message: "the basic one and a locker, monthly". */
const wordsSaid = ({ name, variant }: ProductFound, said: Set<string>): number =>
  words(`${name} ${variant ?? ''}`).filter((word) => word.length > 2 && said.has(word)).length

const timesSaid = (number: number, text: string): number =>
  text.match(/\d+(?:\.\d+)?/g)?.filter((said) => said === String(number)).length ?? 0

/** "Two-Bedroom" has a 2 in its name. */
const sizesOf = ({ name, variant }: ProductFound): string[] => asMeasured(fold(`${name} ${variant ?? ''}`)).match(/\d+(?:\.\d+)?/g) ?? []

/** How many of a product's own numbers were said: "50 pieces" of "Small chops, 50 pieces". */
const sizesSaid = (product: ProductFound, numbers: string[]): number => sizesOf(product).filter((size) => numbers.includes(size)).length

// A comma inside a number is no border.
const BETWEEN =
  /(?<!\d),|,(?!\d{3})|[;\n+&/]|\.\s|(?<![\p{L}\p{M}\d])(?:and|n|plus|with|also|aur|tatha|et|avec|y|con|na|pamoja|oraz|ati|pelu|आणि|और|तथा)(?![\p{L}\p{M}\d])/iu
const BARE_NUMBER = /(?<![\d.])\d+(?:\.\d+)?(?![\d.])/g
const SURE = 0.5
/** In a longer text a number belongs to its own line. */
const LETTER = 160
const ALIKE = 0.06
