import type { Written } from '../documents/build-papers.ts'
import { round } from '../money.ts'
import { type Sentences, sentencesFor } from '../phrasings/forms.ts'
import type { Random } from '../random.ts'
import type { Sold, Truth } from '../settle.ts'
import type { Told } from '../topics.ts'
import type { TradeFact } from '../trade.ts'
import { type Asked, answer, answerOrGoods, type Expectation, needing } from './dialogue.ts'
import { typed } from './noise.ts'

/** What the files here ask with: the truth, where it is written, and sentences of this business alone. */
export interface Desk {
  truth: Truth
  written: Written
  random: Random
  say: Sentences
  /** Goods in an order that is drawn, in stock only. */
  inStock: Sold[]
  soldOut: Sold
  /** A different good each time, from those in stock. */
  next(): Sold
  /** A different rule of the house each time, as long as there are any. */
  nextTold(): Told
}

export function openDesk(truth: Truth, written: Written): Desk {
  const random = truth.random.named('dialogues')
  const inStock = random.some(
    truth.goods.filter(({ stock }) => stock > 0),
    truth.goods.length,
  )
  const told = random.some(truth.told, truth.told.length)
  let at = 0
  let toldAt = 0
  return {
    truth,
    written,
    random,
    say: sentencesFor(truth.business),
    inStock,
    soldOut: truth.goods.find(({ stock }) => stock === 0)!,
    next: () => inStock[at++ % inStock.length]!,
    nextTold: () => told[toldAt++ % told.length]!,
  }
}

export const ask = (desk: Desk, text: string, tags: string[], expect: Expectation): Asked => ({
  tags,
  messages: [{ type: 'text', text: typed(text, desk.random, desk.say, goesOn(tags)) }],
  expect,
})

const goesOn = (tags: string[]) => tags.includes('multi_turn') || tags.includes('long_dialogue')

export const priceOf = ({ truth, written }: Desk, good: Sold): Expectation =>
  answerOrGoods({
    must_include_any: truth.money.needles(good.amount),
    ...(good.before !== null && { must_not_include: truth.money.claims(good.before) }),
    source: [written.places.prices, `products.csv#${good.sku}`],
  })

export const priceTags = (good: Sold) => (good.before === null ? ['price'] : ['price', 'outdated_conflict'])

export function sumOf({ truth, written }: Desk, parts: { good: Sold; times: number }[]): Expectation {
  const total = round(parts.reduce((sum, { good, times }) => sum + good.amount * times, 0))
  return answerOrGoods({
    must_include_any: truth.money.needles(total),
    source: [written.places.prices, ...parts.map(({ good }) => `products.csv#${good.sku}`)],
    worked_out: parts.map(({ good, times }) => ({ amount: good.amount, times, sku: good.sku })),
  })
}

export const topicAnswer = ({ written }: Desk, { topic, needs, before }: Told): Expectation =>
  answer({
    ...needing(needs),
    ...(before && { must_not_include: [before.claim] }),
    source: written.places.topics.get(topic)!,
  })

export const topicTags = ({ before }: Told) => (before ? ['simple_fact', 'outdated_conflict'] : ['simple_fact'])

export const factAnswer = ({ written }: Desk, fact: TradeFact): Expectation =>
  answer({ ...needing(fact.needs), ...(fact.mustNot && { must_not_include: fact.mustNot }), source: written.places.facts.get(fact)! })

/** One answer that holds what both ask for. */
export const both = (first: Expectation, second: Expectation): Expectation => {
  const groups = [first, second].flatMap((one) => [one.must_include_any!, ...(one.must_include_also ?? [])])
  const forbidden = [first, second].flatMap((one) => one.must_not_include ?? [])
  return {
    ...first,
    ...needing(groups),
    ...(forbidden.length > 0 && { must_not_include: forbidden }),
    source: [first, second].flatMap((one) => one.source ?? []),
  }
}
