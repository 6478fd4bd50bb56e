import { remembered, rememberedOf } from '#platform/remembered.ts'
import { fold, words } from '#platform/text/fold.ts'
import { asMeasured } from '#platform/text/measures.ts'
import { inEnglish, saysNothing } from '#platform/text/words-abroad.ts'
import { withoutComparing } from './compares.ts'
import { expectedOf, holds } from './expected.ts'
import type { Item, OfflineMaterial } from './material.ts'
import { STOP_WORDS, stem } from './question-words.ts'
import { isPriced, nameOf, priceOf } from './say-row.ts'
import { matches, NONE, type Spellings, spellingsOf } from './spellings.ts'
import { STILL_THERE } from './still-there.ts'
import { type Unit, unitsOf } from './units.ts'

/** A unit and how much of the question it answers, 0 to 1. */
export interface Answer {
  unit: Unit
  /** The passage it stands in, by its `at`; null for a product. */
  passage: number | null
  product: Item | null
  coverage: number
  score: number
  /** Which of the question's words it holds. */
  covered: Set<string>
  /** The question has a word that nothing knows: often the very point of it. */
  missesPoint: boolean
  /** What each of the question's words weighs, as a share of the question. */
  weights: Map<string, number>
}

type Asked = Pick<OfflineMaterial, 'question' | 'before' | 'passages' | 'products' | 'language'>

/**
 * The units that answer the question best, best first: rows and sentences of passages, and products of the catalogue. A unit is worth
 * what it covers of the question, rare words counting more; a word that nothing holds counts most, because it is usually the point.
 */
export function findAnswers(material: Asked, priceAsked: boolean): readonly Answer[] {
  const known = answered.get(material)
  if (known?.priceAsked === priceAsked) return known.answers
  const answers = answersTo(material, priceAsked)
  answered.set(material, { priceAsked, answers })
  return answers
}

// What finds no sure answer looks for the nearest one, in the same.
const answered = new WeakMap<Asked, { priceAsked: boolean; answers: Answer[] }>()

function answersTo(material: Asked, priceAsked: boolean): Answer[] {
  const terms = weighted(withoutComparing(fold(material.question)).replace(STILL_THERE, ' '), material.before)
  if (terms.size === 0) return []

  const candidates = candidatesOf(material)
  const talkedOf = keepNames(terms, candidates)
  const vocabulary = new Set(candidates.flatMap(({ own, heading }) => [...own, ...heading]))
  const spellings = new Map([...terms.keys()].map((term) => [term, spellingsOf(term, vocabulary)] as const))
  const unknown = material.language === 'en' ? UNKNOWN : UNKNOWN_ABROAD
  const rarity = rarityOf(spellings, candidates, unknown)
  const missesPoint = [...terms].some(
    ([term, weight]) => weight >= 1 && term.length > 3 && !/\d/.test(term) && rarity.get(term) === UNKNOWN,
  )
  const total = [...terms].reduce((sum, [term, weight]) => sum + weight * (rarity.get(term) ?? 0), 0)
  if (total === 0) return []
  const asked = [...terms].filter(([, weight]) => weight >= 1)
  const standsAlone = asked.some(([term]) => term.length > 3 && !/\d/.test(term))
  const alone = standsAlone ? asked.reduce((sum, [term]) => sum + (rarity.get(term) ?? 0), 0) : 0
  const expected = expectedOf(material.question, priceAsked)
  const goodsAsked = priceAsked || GOODS.test(material.question)
  const weights = new Map([...terms].map(([term, weight]) => [term, (weight * (rarity.get(term) ?? 0)) / total] as const))

  const [first] = terms.keys()
  const answers: Answer[] = []
  for (const candidate of candidates) {
    const { unit, rank, title, own, joined, heading } = candidate
    let held = 0
    let heldAlone = 0
    const covered = new Set<string>()
    for (const [term, weight] of terms) {
      const written = spellings.get(term) ?? NONE
      const match = joined.has(term) ? 1 : Math.max(matches(written, own), matches(written, heading), 0.5 * matches(written, title))
      if (match === 0) continue
      held += match * weight * (rarity.get(term) ?? 0)
      if (weight >= 1) heldAlone += match * (rarity.get(term) ?? 0)
      covered.add(term)
    }
    const together = held / total
    // A follow-up that is covered by itself needs nothing of the line before it.
    const coverage = alone > 0 ? Math.max(together, (0.9 * heldAlone) / alone) : together
    if (coverage < 0.25) continue
    // What is said of one thing answers who names it.
    if (unit.of && !unit.of.some((word) => covered.has(stem(word)))) continue
    if (unit.names?.some((word) => covered.has(stem(word)))) continue
    const spare = Math.max(0, own.size - covered.size) / Math.max(8, own.size)
    answers.push({
      unit,
      passage: candidate.passage,
      product: candidate.product,
      coverage,
      covered,
      missesPoint,
      weights,
      score:
        together +
        (first && matches(spellings.get(first) ?? NONE, heading) > 0 ? TOPIC : 0) +
        fitOf(unit, expected, priceAsked) +
        (candidate.product && !goodsAsked ? -0.2 * (1 - nameSaid(unit, terms)) : 0) +
        (unit.of ? OF_ONE : 0) +
        (isOther(candidate, talkedOf) ? OF_OTHER : 0) +
        0.12 * inName(unit, covered, spellings) -
        0.06 * spare -
        0.01 * Math.min(rank, 8),
    })
  }
  return answers.sort((a, b) => b.score - a.score)
}

/** Whether the unit holds the kind of thing that is asked for. */
function fitOf(unit: Unit, expected: ReturnType<typeof expectedOf>, priceAsked: boolean): number {
  if (expected.length === 0) return 0
  const held = holds(unit.text, expected)
  if (priceAsked) return isPriced(unit) ? 0.15 : held > 0 ? 0.05 : -0.3
  return held > 0 ? 0.12 * held : -0.15
}

interface Candidate extends Stems {
  unit: Unit
  passage: number | null
  product: Item | null
  rank: number
  title: Set<string>
}

/** A product of the catalogue stands before any row that a document has for it: its price and stock are kept, the document's are not. */
function candidatesOf({ passages, products }: Asked): Candidate[] {
  const prices = new Map(products.map(({ name, price }) => [words(name).join(' '), price]))
  const skus = new Set(products.map(({ sku }) => sku.toLowerCase()))
  const isProduct = (unit: Unit) => {
    if (unit.cells === undefined || products.length === 0) return false
    const price = prices.get(stems(unit).called)
    return unit.cells.some(({ value }) => skus.has(value.toLowerCase())) || (price !== undefined && price === amountOf(unit))
  }
  return [
    ...products.map((product, rank): Candidate => {
      const unit = unitOfProduct(product)
      return { unit, passage: null, product, rank, title: stemmed(product.category), ...stems(unit) }
    }),
    ...passages.flatMap((passage, rank) => {
      const title = stemmed(passage.title)
      const above = stemmed(passage.heading ?? '')
      return unitsOf(passage.text)
        .filter((unit) => !isProduct(unit) && saysSomething(unit))
        .map((unit): Candidate => {
          const own = stems(unit)
          return {
            ...own,
            unit,
            passage: passage.at,
            product: null,
            rank,
            title,
            heading: above.size > 0 ? new Set([...own.heading, ...above]) : own.heading,
          }
        })
    }),
  ]
}

/** "Men" above a list answers nothing. */
const saysSomething = ({ text, cells, asked }: Unit): boolean =>
  Boolean(cells ?? asked) || /\d|\p{L} \p{L}|\p{Script=Devanagari}/u.test(text)

/** The stems of a title or heading, in their order. */
const stemmed = remembered(2_000, (text): Set<string> => new Set(words(text).map(stem)))

/** The amount that a row ends with, NaN when it names none. */
const amountOf = (unit: Unit): number =>
  Number(
    priceOf(unit, '')
      .match(/\d[\d,]*(?:\.\d+)?/)?.[0]
      .replaceAll(',', '') || Number.NaN,
  )

const unitOfProduct = rememberedOf(
  (item: Item): Unit => ({
    text: `${item.name}: ${item.description} ${item.price}`,
    words: words(asMeasured(fold(`${item.name} ${item.category} ${item.description}`))),
    heading: '',
    cells: [
      { column: 'item', value: item.name },
      ...(item.description ? [{ column: 'details', value: item.description }] : []),
      { column: 'price', value: String(item.price) },
      ...(item.stock === 0 ? [{ column: 'stock', value: '0' }] : []),
    ],
  }),
)

/** Rare words tell more; what nothing holds tells most. */
function rarityOf(spellings: Map<string, Spellings>, candidates: Candidate[], unknown: number): Map<string, number> {
  const rarity = new Map<string, number>()
  for (const [term, written] of spellings) {
    const holding = candidates.filter(
      ({ own, joined, heading }) => joined.has(term) || matches(written, own) > 0 || matches(written, heading) > 0,
    ).length
    rarity.set(term, holding === 0 ? unknown : Math.max(0.8, Math.log(1 + candidates.length / (holding + 0.5))))
  }
  return rarity
}

const FIRST = 1.15
/** What stands under a heading that names it is about it. */
const TOPIC = 0.08

/** What a word of the line before weighs, compared to what that line named. */
const ASKED_BEFORE = 0.6

/** What is said of another thing than the talk's stands behind. */
const OF_OTHER = -0.15

/** What is said of the one thing that was named stands before what is said of all. */
const OF_ONE = 0.06

/** What a word weighs that nothing holds: often the point of the question, sometimes only how people talk. */
const UNKNOWN = 2.4
/** The same in another language than most sources are written in: there a word is rather a translation that we do not know. */
const UNKNOWN_ABROAD = 0.7
/** A question about goods, whose rows then stand before what is only said about them. */
const GOODS =
  /\b(?:have|sell|stock|available|buy|order|get|show|see|looking|want|need|size|colou?r|version|model|difference|compare|vs|versus|which)\b/i

/** The question's telling words; those of the line it follows weigh less. */
function weighted(asked: string, before: string): Map<string, number> {
  const terms = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const word of words(asMeasured(fold(text)))) {
      const term = stem(word)
      if (saysNothing(word) || onlyAsks(word)) continue
      if (!STOP_WORDS.has(word) && !STOP_WORDS.has(term) && !terms.has(term)) terms.set(term, weight)
    }
  }
  add(asked, 1)
  // What is asked first is what it is about: "is there parking in the building".
  const [first] = terms.keys()
  if (first !== undefined) terms.set(first, FIRST)
  add(before, 0.6)
  return terms
}

/** "Kitna", "combien": a word whose every meaning says nothing about what is asked. */
const onlyAsks = (word: string): boolean => inEnglish(word).length > 0 && inEnglish(word).every((english) => STOP_WORDS.has(english))

/** Of the line before, what it named is what the talk is about; what it asked of that is answered. Gives what is talked of, when the question names nothing itself. */
function keepNames(terms: Map<string, number>, candidates: Candidate[]): string[] {
  const names = new Set(candidates.flatMap(({ name, unit }) => [...name, ...(unit.of ?? []).map(stem)]))
  const asksAnew = [...terms].some(([term, weight]) => weight >= 1 && term.length > 3 && !/\d/.test(term) && !names.has(term))
  const talkedOf = [...terms].flatMap(([term, weight]) => (weight < 1 && names.has(term) ? [term] : []))
  if (!asksAnew) return []
  for (const [term, weight] of terms) if (weight < 1 && !names.has(term)) terms.set(term, weight * ASKED_BEFORE)
  return talkedOf
}

/** A row or line about another thing than the one that is talked of. */
const isOther = ({ name, unit }: Candidate, talkedOf: string[]): boolean => {
  const own = new Set([...name, ...(unit.of ?? []).map(stem)])
  return talkedOf.length > 0 && own.size > 0 && !talkedOf.some((term) => own.has(term))
}

/** The share of a row's name that the question says: who says all of it means it. */
function nameSaid(unit: Unit, terms: Map<string, number>): number {
  const { name } = stems(unit)
  return name.size === 0 ? 0 : [...name].filter((word) => (terms.get(word) ?? 0) >= 1).length / name.size
}

/** The share of the question that a row's very name holds: "Plus Monthly" before "Premium: Plus benefits and more". */
function inName(unit: Unit, covered: Set<string>, spellings: Map<string, Spellings>): number {
  if (!unit.cells) return 0
  const { name } = stems(unit)
  return [...covered].filter((term) => matches(spellings.get(term) ?? NONE, name) > 0).length / spellings.size
}

interface Stems {
  own: Set<string>
  /** Neighbours joined: "chin chin" is also written "chinchin". */
  joined: Set<string>
  heading: Set<string>
  name: Set<string>
  /** The whole name of a row, as plain words. */
  called: string
}

const stems = rememberedOf((unit: Unit): Stems => {
  const own = unit.words.map(stem)
  const name = unit.cells ? nameOf(unit) : ''
  return {
    own: new Set(own),
    joined: new Set(own.slice(1).map((word, i) => `${own[i]}${word}`)),
    heading: stemmed(unit.heading),
    name: new Set(words(asMeasured(fold(name))).map(stem)),
    called: words(name).join(' '),
  }
})
