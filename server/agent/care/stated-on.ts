import { readFileSync } from 'node:fs'
import type { PassageUsed } from '@salesboy/contract/decision'
import type { BusinessProfile } from '@salesboy/contract/identity'
import type { Item } from '#llms/offline/material.ts'
import { STOP_WORDS, stem } from '#llms/offline/question-words.ts'
import { unitsOf } from '#llms/offline/units.ts'
import { rememberedOf } from '#platform/remembered.ts'
import { words } from '#platform/text/fold.ts'
import { inEnglish } from '#platform/text/words-abroad.ts'
import type { Question } from '../asks/find-questions.ts'
import { saysNo } from '../lexicons/index.ts'
import { calledInEnglish, mattersIn, namesAny } from '../lexicons/matters.ts'
import { EMPTY_WORDS } from '../lexicons/small-words.ts'
import type { Care } from './care.ts'
import { advises, isFreeOf, speaksOf } from './speaks-of.ts'

/** What the business itself says about the very thing that a question with care asks. */
export interface Stated {
  text: string
  /** The place of its passage; null for a product. */
  passage: number | null
  /** The product whose own text says it. */
  product: Item | null
  matters: readonly string[]
}

/** What a statement may be looked for in. */
export interface Sources {
  passages: { at: number; passage: PassageUsed }[]
  products: Item[]
  /** What the business says about itself. */
  profile: BusinessProfile
}

/**
 * What is stated on a question with care, nothing when it is not all of it: goods of which their own text says it, and sentences about
 * the matter. That a cake is made of almonds tells nobody who is allergic to nuts what to eat, and what is said of one cake says nothing of another.
 */
export function statedOn(care: Care, question: string, sources: Sources): Stated[] {
  const goods = goodsOf(sources.products)
  const texts: Text[] = [
    ...sources.products.filter((product) => mayState(product, care)).map(textOfProduct),
    ...sources.passages.flatMap(({ at, passage }) => textsIn(passage.text, passage.heading, at)),
    ...ownTexts(sources.profile).flatMap((text) => textsIn(text, null, null)),
  ]
  const asked = subjectOf(question, care).filter((word) => !goods.kinds.has(word))
  const known = asked.filter((word) => goods.names.has(word) || texts.some(({ own }) => own.has(word)))
  const stated = texts.filter((text) => isOn(text, care, { asked, known }, goods)).slice(0, MOST)
  const open = care.matters.filter((matter) => !stated.some(({ matters }) => matters.includes(matter)))
  return open.length > 0 ? [] : stated.map(({ text, passage, product, matters }) => ({ text, passage, product, matters }))
}

/** What to look up for a question: one with care also by the English names of its matters, in which most sources are written. */
export const lookUpFor = ({ lookUp, care }: { lookUp: string; care: Care | null }): string =>
  care ? [lookUp, ...care.matters.flatMap(calledInEnglish)].join(' ') : lookUp

/**
 * Whether a question holds words of care and needs none: it asks the price of what is called so ("how much is the vegan brownie?"), or
 * something else than the goods beside which an allergy was told ("do you deliver?").
 */
export function isWaived({ text, asks, care }: Question, named: Item[], products: Item[]): boolean {
  if (!care) return false
  if (care.told) {
    const goods = goodsOf(products)
    const subject = subjectOf(text, care)
    return products.length > 0 && subject.length > 0 && !subject.some((word) => goods.names.has(word) || goods.kinds.has(word))
  }
  return asks.includes('price') && isCalledSo(care, named.slice(0, 1))
}

/** Whether all of these say themselves that they are what was asked: who orders vegan brownies gets what is sold as such. */
export const isCalledSo = ({ matters }: Care, items: Item[]): boolean =>
  items.length > 0 &&
  matters.length > 0 &&
  items.every(({ name, description }) => matters.every((matter) => isFreeOf(`${name}: ${description}`, matter)))

/** A thing that may state: what is said, and all that says what it is about. */
interface Text extends Stated {
  whole: string
  /** What it says beside its name. */
  beside: string
  /** Its telling words. */
  own: Set<string>
  /** A row or a product: said of that one thing alone. */
  isThing: boolean
}

/** A catalogue may be long: most of it names nothing of what is asked. */
const mayState = ({ name, description }: Item, { matters }: Care): boolean =>
  matters.length > 0 ? namesAny(`${name} ${description}`, matters) : advises(`${name} ${description}`) !== null

function textOfProduct(product: Item): Text {
  const whole = [product.name, product.description].filter(Boolean).join(': ')
  return {
    text: whole,
    whole,
    beside: product.description,
    own: new Set(tellingWords(whole)),
    isThing: true,
    passage: null,
    product,
    matters: mattersIn(whole),
  }
}

const ownTexts = ({ about, hoursNote, publicOffers }: BusinessProfile): string[] => [about, hoursNote, ...publicOffers]

function textsIn(text: string, heading: string | null, at: number | null): Text[] {
  return unitsOf(text).map((unit) => {
    // "Gluten free: no" holds the words and says the opposite.
    const cells = unit.cells?.filter(({ value }) => saysNo(value) === null)
    const said = cells ? cells.map(({ column, value }) => [column, value].filter(Boolean).join(': ')).join(', ') : unit.text
    const told = unit.asked && unit.text.length < SHORT ? `${unit.asked} ${unit.text}` : unit.text
    const whole = [heading, unit.heading, unit.asked, said].filter(Boolean).join('. ')
    const own = new Set(tellingWords(whole))
    return {
      text: cells ? said : told,
      whole,
      beside: whole,
      own,
      isThing: Boolean(cells),
      passage: at,
      product: null,
      matters: mattersIn(whole),
    }
  })
}

function isOn(text: Text, care: Care, subject: Subject, goods: Goods): boolean {
  if (care.matters.length === 0) return isAbout(text, subject) && advises(text.whole) !== null
  const ofGoods = text.isThing || ([...text.own].some((word) => goods.names.has(word)) && !isGeneral(text.whole))
  if (!ofGoods) return care.matters.some((matter) => speaksOf(text.whole, matter))
  // Whoever asks what they can have is shown what is free of all they named; of one thing its own words are told, whatever they say.
  if (subject.asked.length === 0) return care.matters.every((matter) => isFreeOf(text.whole, matter))
  return isAbout(text, subject) && care.matters.some((matter) => isFreeOf(text.whole, matter) || mattersIn(text.beside).includes(matter))
}

/** What a question names, and what of it the business knows at all. */
interface Subject {
  asked: string[]
  known: string[]
}

/** "The oven cleaner" is not what is said of the floor cleaner: every word that is known has to be there. */
const isAbout = ({ own }: Text, { asked, known }: Subject): boolean =>
  known.length > 0 && known.every((word) => own.has(word)) && known.length >= asked.length * NAMED

/** What the goods are called, and the words that only say of which kind they are. */
interface Goods {
  names: Set<string>
  kinds: Set<string>
}

function goodsOf(products: Item[]): Goods {
  const names = new Set<string>()
  const kinds = new Set(products.flatMap(({ category }) => tellingWords(category)))
  for (const product of products)
    for (const word of new Set(namesOf(product))) {
      if (names.has(word)) kinds.add(word)
      names.add(word)
    }
  return { names, kinds }
}

/** What a question names beside the matter: "carrot cake" of "does the carrot cake contain nuts?". */
export const subjectOf = (question: string, care: Care): string[] => [
  ...new Set(tellingWords(question).filter((word) => !care.matters.some((matter) => mattersIn(word).includes(matter)))),
]

/** What a text names, in stems and in English where we know the word. */
export const tellingWords = (text: string): string[] =>
  words(text)
    .filter((word) => word.length > 2 && !STOP_WORDS.has(word) && !EMPTY_WORDS.has(word) && !ASKING.has(word) && !/^\d+$/.test(word))
    .flatMap((word) => [stem(word), ...inEnglish(word).map(stem)])

/** The words of a product's name, kept with it. */
const namesOf = rememberedOf((product: Item): string[] => tellingWords(product.name))

const isGeneral = (text: string): boolean => words(text).some((word) => GENERAL.has(word))

const listed = (lists: Record<string, string>): Set<string> => new Set(Object.values(lists).flatMap((list) => list.split(' ')))
const lists = JSON.parse(readFileSync(new URL('../lexicons/care-words.json', import.meta.url), 'utf8')) as Record<
  'asking' | 'general',
  Record<string, string>
>
/** Words with which such a question is asked: they name nothing that is sold. */
const ASKING = listed(lists.asking)
/** Words of what is said of everything that is sold. */
const GENERAL = listed(lists.general)

/** So much of what a question names the business has to know. */
const NAMED = 0.5
const SHORT = 60
const MOST = 6
