import type { ProductFound } from '#domains/catalog/search/product-index.ts'
import { tidy } from './numbers/tidy.ts'
import { readOrderLines } from './reading/read-order-lines.ts'
import type { Shelf } from './shelf.ts'

/** A line of what a customer wants to have. */
export interface Wanted {
  product: ProductFound
  /** Others that are meant as likely; the customer has to say which. */
  rivals: ProductFound[]
  quantity: number
  /** The customer named a number. */
  counted: boolean
}

/** The products in what a customer wrote, with how many of each: "3 trays of jollof and 2 fried rice". */
export function readWanted(text: string, shelf: Shelf): Wanted[] {
  const wanted: Wanted[] = []
  for (const { name, quantity } of piecesOf(text)) {
    const found = shelf.find(name.replace(BARE_NUMBER, ' '), 8).filter(({ score }) => score >= SURE)
    const numbers = name.match(/\d+(?:\.\d+)?/g) ?? []
    const [best, ...others] = found.toSorted((a, b) => sizesSaid(b, numbers) - sizesSaid(a, numbers) || b.score - a.score)
    if (!best) continue
    // "The 3 piece" is its name.
    const isName = quantity !== null && sizesOf(best).includes(String(quantity)) && numbersIn(text) === 1
    const line: Wanted = {
      product: best,
      rivals: best.exact
        ? []
        : others.filter((other) => other.score >= best.score - ALIKE && sizesSaid(other, numbers) === sizesSaid(best, numbers)),
      quantity: isName ? 1 : (quantity ?? 1),
      counted: quantity !== null && !isName,
    }
    const known = wanted.findIndex(({ product }) => product.sku === best.sku)
    if (known < 0) wanted.push(line)
    else if (line.counted) wanted[known] = line
  }
  return wanted
}

/** What is counted, line by line; and what is named without a count, piece by piece. */
function piecesOf(text: string): { name: string; quantity: number | null }[] {
  const lines = readOrderLines(text).map(({ name, quantity, text: said }) => ({ name: `${name} ${sizesIn(said, quantity)}`, quantity }))
  const pieces = tidy(text)
    .split(BETWEEN)
    .map((name) => ({ name, quantity: null }))
  return [...lines, ...pieces]
}

/** The numbers of a line that are not its count: "50 pieces", "2 lb". */
const sizesIn = (said: string, quantity: number): string => {
  const numbers: string[] = tidy(said).match(/\d+(?:\.\d+)?/g) ?? []
  const count = numbers.indexOf(String(quantity))
  return numbers.filter((_, at) => at !== count).join(' ')
}

const numbersIn = (text: string): number => tidy(text).match(/\d+(?:\.\d+)?/g)?.length ?? 0

const sizesOf = ({ name, variant }: ProductFound): string[] => `${name} ${variant ?? ''}`.match(/\d+(?:\.\d+)?/g) ?? []

/** How many of a product's own numbers were said: "50 pieces" of "Small chops, 50 pieces". */
const sizesSaid = (product: ProductFound, numbers: string[]): number => sizesOf(product).filter((size) => numbers.includes(size)).length

// A comma inside a number is no border.
const BETWEEN = /(?<!\d),|,(?!\d{3})|[;\n+&/]|\.\s|\b(?:and|plus|with|also|aur|tatha|et|avec|y|con|na|pamoja)\b/iu
const BARE_NUMBER = /(?<![\d.])\d+(?:\.\d+)?(?![\d.])/g
const SURE = 0.5
const ALIKE = 0.06
