import { textOf } from '@salesboy/contract/message'
import type { IndexedProduct } from '#domains/catalog/search/product-index.ts'
import { words } from '#platform/text/fold.ts'
import { readWanted } from '../asks/read-wanted.ts'
import type { Shelf } from '../facts/shelf.ts'
import { saysYes } from '../lexicons/index.ts'
import type { Turn } from '../turn.ts'

/** Everything the customer wrote in what we remember, newest last. What sources and models say is no part of it. */
export const customerWords = (turn: Turn): string =>
  [...turn.history.filter(({ author }) => author === 'contact'), ...turn.incoming].map(({ content }) => textOf(content)).join('\n')

/** Whether the customer named a product: half of its telling words are theirs, or what they wrote reads like it, slips and all. */
export function hasNamed(turn: Turn, shelf: Shelf, { sku, name }: Pick<IndexedProduct, 'sku' | 'name'>): boolean {
  const text = customerWords(turn)
  const said = new Set(words(text).map(root))
  const own = words(name)
    .map(root)
    .filter((word) => word.length > 2)
  if (own.filter((word) => said.has(word)).length * 2 >= Math.max(1, own.length)) return true
  return readWanted(text, shelf).some(({ product, rivals }) => [product, ...rivals].some((other) => other.sku === sku))
}

/** A yes to what we said last. */
export const agrees = ({ incoming, history }: Turn): boolean =>
  history.at(-1)?.author === 'bot' && incoming.some(({ content }) => saysYes(textOf(content)) !== null)

const root = (word: string): string => word.replace(/ies$/, 'y').replace(/(?:ings?|es|s)$/, '')
