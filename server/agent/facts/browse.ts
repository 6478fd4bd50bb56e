import { inUnits } from '@salesboy/contract/money'
import type { IndexedProduct } from '#domains/catalog/search/product-index.ts'
import { extremeIn, withoutExtreme } from '#llms/offline/extremes.ts'
import type { Item } from '#llms/offline/material.ts'
import { STOP_WORDS, SYNONYMS, stem } from '#llms/offline/question-words.ts'
import { remembered } from '#platform/remembered.ts'
import { fold, words } from '#platform/text/fold.ts'
import { inEnglish } from '#platform/text/words-abroad.ts'
import type { Question } from '../asks/find-questions.ts'
import { EMPTY_WORDS } from '../lexicons/small-words.ts'
import type { Place } from '../numbers/claim.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { singular } from './meaning-words.ts'
import { itemOf, type Shelf } from './shelf.ts'

export interface Browsed {
  named: Item[]
  shelf: Item[]
  /** What may be spent, in main units. */
  budget: { least: number; most: number } | null
  /** A kind is asked for and nothing else: the shelf holds it. */
  isKind?: boolean
}

/**
 * What of the catalogue a question is about: `named` are the products its words may mean, best first; `shelf` what may be shown to
 * someone who looks around, within the budget they named and only what is there.
 */
export function browse({ text, before, taskType }: Question, shelf: Shelf, place: Place): Browsed {
  if (shelf.products.length === 0) return { named: [], shelf: [], budget: budgetIn(text, place) }
  const named = shelf.find([text, before].filter(Boolean).join('\n'), 12)
  const budget = budgetIn(text, place)
  const affordable = (product: IndexedProduct) =>
    budget === null || (inUnits(product.price) <= budget.most && inUnits(product.price) >= budget.least)
  const inReach = (products: readonly IndexedProduct[]) => products.filter((product) => product.stock !== 0 && affordable(product))

  const ofNamedKind = ofKind(text, shelf)
  const way = extremeIn(fold(text))
  if (way) {
    const sorted = dearestFirst(inReach(rangeMeant(text, before, shelf, ofNamedKind)))
    return { named: named.map(itemOf), shelf: (way === 'most' ? sorted : sorted.reverse()).slice(0, MOST).map(itemOf), budget }
  }

  const whole = taskType === null ? asksForKind(text, inReach(ofNamedKind)) : []
  if (whole.length > 1) return { named: named.map(itemOf), shelf: whole.slice(0, MOST).map(itemOf), budget, isKind: true }

  const looking = taskType === 'show_products'
  const found = shelf.find(text, 40)
  const kind = looking ? kindMeant(text, before, shelf, ofNamedKind) : []
  const closest = inReach(
    kind.length > 0 && !found.some(({ exact }) => exact) ? found.filter(({ sku }) => kind.some((one) => one.sku === sku)) : found,
  )
  // What was named is too dear, or only its kind was named.
  const fitting = closest.length > 0 ? closest : inReach(ofNamedKind)
  const [first] = named
  // Beside one product stand the others of its kind; a wish that names nothing sold is met by the budget alone.
  const kin = first ? inReach(shelf.products.filter(({ category }) => category === first.category)) : []
  const anything = looking && budget !== null ? dearestFirst(inReach(shelf.products)) : []
  const ofItsKind = dearestFirst(inReach(kind))
  const shown = looking ? ([fitting, ofItsKind, anything].find((some) => some.length > 0) ?? []) : kin.length > 0 ? kin : fitting
  return { named: named.map(itemOf), shelf: shown.slice(0, MOST).map(itemOf), budget }
}

const dearestFirst = (products: IndexedProduct[]): IndexedProduct[] =>
  products.toSorted((a, b) => b.price.amountMinor - a.price.amountMinor)

/** The words that name something, in the singular and in English where we know it. */
const meantBy = (text: string): Set<string> =>
  new Set(
    words(withoutExtreme(fold(text)))
      .filter((word) => word.length > 2 && !EMPTY_WORDS.has(word) && !STOP_WORDS.has(word) && !ANYTHING.test(word) && !/\d/.test(word))
      .flatMap((word) => [word, ...inEnglish(word)])
      .map(singular),
  )

/** Words for whatever is sold. */
const ANYTHING = /^(?:products?|services?|options?|goods|articles?|produits?|productos?|servicios?|bidhaa|huduma|produkt\w*|uslug\w*)$/

/** "How much is a membership?": a kind and nothing else is named, and several are of it. */
function asksForKind(text: string, kind: IndexedProduct[]): IndexedProduct[] {
  if (kind.length < 2) return []
  const own = new Set(
    kind.flatMap(({ category }) => words(category).flatMap((word) => [word, ...(SYNONYMS.get(stem(word)) ?? [])])).map(singular),
  )
  const meant = meantBy(text)
  if ([...meant].some((word) => !own.has(word))) return []
  // "How much is a wig": the wigs, and not the glue that stands beside them.
  const called = kind.filter((product) => isCalled(product, meant))
  return called.length > 1 ? called : kind
}

/** Among what the cheapest is looked for: the kind that is named, else what shares a word of its name, else all that is sold. */
function rangeMeant(text: string, before: string, shelf: Shelf, ofNamedKind: IndexedProduct[]): readonly IndexedProduct[] {
  if (ofNamedKind.length > 0) return ofNamedKind
  const meant = meantBy(text)
  const named = shelf.products.filter((product) => isCalled(product, meant))
  if (named.length > 0) return named
  if (meant.size > 0) return []
  const talkedOf = before ? ofKind(before, shelf) : []
  return talkedOf.length > 0 ? talkedOf : shelf.products
}

/** Whether a word of its name was said. */
const isCalled = ({ name }: IndexedProduct, said: Set<string>): boolean => words(name).some((word) => said.has(singular(word)))

/** The kind a wish to see names, or, of "one like it", the kind of what the talk was about. */
function kindMeant(text: string, before: string, shelf: Shelf, ofNamedKind: IndexedProduct[]): IndexedProduct[] {
  if (ofNamedKind.length > 0 || !before || !LIKE_IT.test(fold(text))) return ofNamedKind
  const [about] = shelf.find(before, 1)
  return about ? shelf.products.filter(({ category }) => category === about.category) : []
}
const LIKE_IT =
  /\b(?:like (?:am|it|this|that|them|these|those)|similar|same (?:kind|type|style)|others?|another|alternatives?|instead|comme (?:ca|celui|celle)|pareil\w*|autres?|como (?:ese|esa|este|esta|eso)|otr[oa]s?|parecid\w+|kama (?:hiyo|hii|hizo)|nyingine|zingine|aisa|aisi|aise|isi tarah|waisa|podobn\w+|inn[aey]\w*)\b|ऐसा|ऐसी|ऐसे|अशी|असे|असा|दुसर/

/**
 * "Show me your membership options": the products of the kinds that a text names, in whatever language; of kinds called by another
 * word ("plans") when it names none.
 */
function ofKind(text: string, { products }: Shelf): IndexedProduct[] {
  const said = words(text).flatMap((word) => [word, ...inEnglish(word)])
  const among = (names: Set<string>) => products.filter(({ category }) => kindWords(category).some((word) => names.has(word)))
  const named = among(new Set(said.map(singular)))
  return named.length > 0 ? named : among(new Set(said.flatMap((word) => SYNONYMS.get(stem(word)) ?? []).map(singular)))
}

/** A catalogue has few categories, and each turn asks after them. */
const kindWords = remembered(1_000, (category): string[] =>
  words(category)
    .filter((word) => word.length > 2)
    .map(singular),
)

/** "Under 50k", "between 20,000 and 30,000", "budget 500": in main units. A single amount is the most there is to spend. */
export function budgetIn(text: string, place: Place): { least: number; most: number } | null {
  if (!BUDGET.test(fold(text))) return null
  const amounts = readNumbers(text, place)
    .filter(({ kind, value }) => (kind === 'amount' || (kind === 'quantity' && Number(value) >= 10)) && value !== '0')
    .map(({ value }) => Number(value))
  const [first, second] = amounts
  if (first === undefined) return null
  if (second !== undefined) return { least: Math.min(first, second), most: Math.max(first, second) }
  if (LEAST.test(fold(text))) return { least: first, most: Number.POSITIVE_INFINITY }
  return { least: 0, most: ROUGHLY.test(fold(text)) ? first * 1.15 : first }
}

const BUDGET =
  /\b(?:under|below|less than|within|max(?:imum)?|up ?to|upto|not more than|no (?:go )?pass|budget|isiyozidi|isizidi|hadi|ponizej|maksymalnie|do \d|jusqu[ae]?|pas plus de|maximo|no mas de|ko ju|around|about|between|andar|tak|ke andar|se kam|moins de|menos de|hasta|chini ya|for (?:less|my)|over|above|more than|at least|spend|(?:get|buy|have|afford|fit buy|khareed|acheter|comprar) (?:\w+ ){0,2}(?:for|with|pour|con|mein|avec)(?= \D?\d)|dollars?|pounds?|naira|rupees?)\b|[₦₹$£€]|तक|के अंदर|से कम|पर्यंत|च्या आत|पेक्षा कमी/
const LEAST = /\b(?:over|above|more than|at least|minimum|se zyada|plus de|mas de)\b/
const ROUGHLY = /\b(?:around|about|roughly|approx\w*|environ|alrededor|kareeb|budget)\b/
/** A list longer than this is a catalogue. */
const MOST = 12
