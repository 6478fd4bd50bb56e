import type { ProductFound } from '#domains/catalog/search/product-index.ts'
import { tidy } from './numbers/tidy.ts'
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
  for (const piece of tidy(text).split(BETWEEN)) {
    // How many is no part of what: "10 of the 5 litre ones" names one size.
    const named = piece.replace(NUMBER, ' ')
    const found = shelf.find(named, 8).filter(({ score }) => score >= SURE)
    const numbers = piece.match(/\d+(?:\.\d+)?/g) ?? []
    const [best, ...others] = found.toSorted((a, b) => sizesSaid(b, numbers) - sizesSaid(a, numbers) || b.score - a.score)
    if (!best) continue
    const quantity = numberIn(piece, best)
    const line: Wanted = {
      product: best,
      rivals: best.exact
        ? []
        : others.filter((other) => other.score >= best.score - ALIKE && sizesSaid(other, numbers) === sizesSaid(best, numbers)),
      quantity: quantity ?? 1,
      counted: quantity !== null,
    }
    const known = wanted.findIndex(({ product }) => product.sku === best.sku)
    if (known < 0) wanted.push(line)
    else if (line.counted) wanted[known] = line
  }
  return wanted
}

const sizesOf = ({ name, variant }: ProductFound): string[] => `${name} ${variant ?? ''}`.match(/\d+(?:\.\d+)?/g) ?? []

/** How many of a product's own numbers were said: "50 pieces" of "Small chops, 50 pieces". */
const sizesSaid = (product: ProductFound, numbers: string[]): number => sizesOf(product).filter((size) => numbers.includes(size)).length

/** How many: the first number that is no part of the product's own name, no time, no date, no size and no money. */
function numberIn(piece: string, product: ProductFound): number | null {
  const own = new Set(sizesOf(product))
  const described = new Set(product.description.match(/\d+(?:\.\d+)?/g) ?? [])
  for (const match of piece.matchAll(NUMBER)) {
    const number = match[1] ?? ''
    if (own.has(number) || (described.has(number) && UNIT.test(piece.slice(match.index + match[0].length)))) continue
    const value = Number(number)
    if (value >= 1 && value <= 100_000) return value
  }
  return null
}

// A comma inside a number is no border.
const BETWEEN = /(?<!\d),|,(?!\d{3})|[;\n+&/]|\.\s|\b(?:and|plus|with|also|aur|tatha|et|avec|y|con|na|pamoja)\b/iu
const NUMBER =
  /(?<![\p{L}\d.,:₦₹$£€#-])(\d{1,5})(?![\d.,:]*\d|[:/-]\d|(?:st|nd|rd|th)\b| ?(?:am|pm|k|%|percent|o'clock|baje|yrs?|years?|naira|rupees|dollars|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)(?:\b|[a-z]))/giu
const UNIT = /^ ?(?:yards?|litres?|liters?|l\b|kg|g\b|ml|ct|cm|mm|inch|pieces?|pcs|months?|weeks?|days?|minutes?)/i
const SURE = 0.5
const ALIKE = 0.06
