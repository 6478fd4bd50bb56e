import { inWords, ofUnits } from '@salesboy/contract/money'
import type { Item } from '#llms/offline/material.ts'
import type { Sentence } from './read-world.ts'

/**
 * True and false sentences about what a world sells, worded as models word them. Each two neighbours of the catalogue that differ in price
 * give a price that is right, one beside the wrong thing, two that are swapped and one that nobody stated.
 */
export function madeSentences(goods: readonly Pick<Item, 'name' | 'price'>[], currency: string): Sentence[] {
  const say = (price: number) => inWords(ofUnits(price, currency), 'en')
  const pairs = goods.slice(0, MOST).flatMap((one, i): [typeof one, typeof one][] => {
    const other = goods.slice(i + 1).find(({ price }) => price !== one.price)
    return other ? [[one, other]] : []
  })
  return pairs.flatMap(([one, other], i): Sentence[] => {
    const both = `how much is the ${one.name} and the ${other.name}?`
    const word = WORDINGS[i % WORDINGS.length]!
    const pair = PAIRS[i % PAIRS.length]!
    const near = Math.round(one.price * 1.1)
    return [
      { kind: 'a price', true: true, question: `how much is the ${one.name}?`, said: word(one.name, say(one.price)) },
      { kind: 'two prices', true: true, question: both, said: pair(one.name, say(one.price), other.name, say(other.price)) },
      { kind: 'a price without its thing', true: true, question: `price of ${one.name}`, said: BARE[i % BARE.length]!(say(one.price)) },
      { kind: 'another thing’s price', true: false, question: both, said: word(one.name, say(other.price)) },
      { kind: 'two prices swapped', true: false, question: both, said: pair(one.name, say(other.price), other.name, say(one.price)) },
      ...(goods.some(({ price }) => price === near)
        ? []
        : [{ kind: 'a price nobody stated', true: false, question: both, said: word(one.name, say(near)) }]),
    ]
  })
}

/** Pairs tried in a world. */
const MOST = 40

type Wording = (name: string, price: string) => string
const WORDINGS: Wording[] = [
  (name, price) => `The ${name} is ${price}.`,
  (name, price) => `${name}: ${price}`,
  (name, price) => `You can have the ${name} for ${price}.`,
  (name, price) => `That would be ${price} for the ${name}.`,
  (name, price) => `Our ${name} costs ${price}, would you like it?`,
  (name, price) => `Good choice! The ${name} comes at ${price} and we can set one aside once you confirm.`,
]
const PAIRS: ((a: string, priceA: string, b: string, priceB: string) => string)[] = [
  (a, priceA, b, priceB) => `The ${a} is ${priceA} and the ${b} is ${priceB}.`,
  (a, priceA, b, priceB) => `• ${a}: ${priceA}\n• ${b}: ${priceB}`,
  (a, priceA, b, priceB) => `${a} at ${priceA}, ${b} at ${priceB}.`,
  (a, priceA, b, priceB) => `It is ${priceA} for the ${a}, while the ${b} costs ${priceB}.`,
]
const BARE: ((price: string) => string)[] = [
  (price) => `It is ${price}.`,
  (price) => `That one is ${price}, shall I note it?`,
  (price) => price,
]
