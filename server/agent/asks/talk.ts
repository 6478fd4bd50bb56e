import { textOf } from '@salesboy/contract/message'
import type { ProductFound } from '#domains/catalog/search/product-index.ts'
import type { Item } from '#llms/offline/material.ts'
import { fold } from '#platform/text/fold.ts'
import { itemOf, type Shelf } from '../facts/shelf.ts'
import { plainWords } from '../lexicons/match.ts'
import type { Turn } from '../turn.ts'
import { countIn, readWanted, type Wanted } from './read-wanted.ts'

/** What the customer wrote before this turn, oldest first. */
export const contactLines = (turn: Turn, most: number): string[] =>
  turn.history.flatMap(({ author, content }) => (author === 'contact' && textOf(content).trim() ? [textOf(content)] : [])).slice(-most)

/** The goods that our last line named, in its order. */
function shownLast(turn: Turn, shelf: Shelf): ProductFound[] {
  const last = turn.history.at(-1)
  if (!last || last.author === 'contact') return []
  const text = fold(textOf(last.content))
  return shelf.products
    .map((product) => ({ product: { ...product, score: 1, exact: true }, at: text.indexOf(fold(itemOf(product).name)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ product }) => product)
}

/** "The first one", "number 2", "the last": which of our list that is; undefined when nothing of it is pointed at. */
function atPlace(shown: ProductFound[], text: string): ProductFound | undefined {
  const said = plainWords(text)
  if (LAST.test(said)) return shown.at(-1)
  return shown[ORDINALS.findIndex((words) => words.test(said))]
}
const LAST = /(?:^| )(?:last|dernier\w*|ultim[oa]|mwisho|aakhri)(?: (?:one|wala|wali))?(?: |$)/
const ORDINALS = [
  /(?:^| )(?:first|1st|number (?:1|one)|no 1|option (?:1|one|a)|premier\w*|primer[oa]?|kwanza|pehla|pehli|pehle wal\w)(?: |$)/,
  /(?:^| )(?:second|2nd|number (?:2|two)|no 2|option (?:2|two|b)|deuxieme|segund[oa]|pili|dusra|dusri|doosr[ai])(?: |$)/,
  /(?:^| )(?:third|3rd|number (?:3|three)|no 3|option (?:3|three|c)|troisieme|tercer[oa]?|tatu|teesr[ai]|tisr[ai])(?: |$)/,
  /(?:^| )(?:fourth|4th|number (?:4|four)|no 4|option (?:4|four|d)|quatrieme|cuart[oa]|nne|chautha|chauthi)(?: |$)/,
]

/** "How much is the first one?", after a list of ours; null when nothing of it is pointed at. */
export function pointedAt(turn: Turn, shelf: Shelf, text: string): Item | null {
  if (!POINTS.test(plainWords(text))) return null
  const product = atPlace(shownLast(turn, shelf), text)
  return product ? itemOf(product) : null
}
const POINTS = /(?:^| )(?:one|number|no|option|wal[aei]|[1-4](?:st|nd|rd|th)|celui|celle|el|la|le|ya|ile)(?: |$)/

/**
 * The goods that are meant without a name: of those that we showed last the one that is pointed at, else what the customer named last,
 * else the only one that we named. What may be one of several is not among them.
 */
export function goodsInTalk(turn: Turn, shelf: Shelf, text = ''): Wanted[] {
  const shown = shownLast(turn, shelf)
  const chosen = text.split(AND).flatMap((piece): Wanted[] => {
    const product = atPlace(shown, piece)
    const count = countIn(piece)
    return product ? [{ product, rivals: [], quantity: count ?? 1, counted: count !== null }] : []
  })
  if (chosen.length > 0) return chosen

  const named = namedLast(turn, shelf)
  const [only, another] = shown
  if (!only || another) return named
  const counted = named.filter(({ product }) => product.sku === only.sku)
  return counted.length > 0 ? counted : [{ product: only, rivals: [], quantity: 1, counted: false }]
}

const AND = /[,;&+]|(?<!\p{L})(?:and|plus|n|aur|et|y|na|i|oraz|ati)(?!\p{L})/iu

function namedLast(turn: Turn, shelf: Shelf): Wanted[] {
  for (const before of contactLines(turn, 6).reverse()) {
    const found = readWanted(before, shelf).filter(({ rivals }) => rivals.length === 0)
    if (found.length > 0) return found
  }
  return []
}
