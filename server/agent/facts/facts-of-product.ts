import type { Fact } from '@salesboy/contract/decision'
import type { Item } from '#llms/offline/material.ts'
import { cut } from '#platform/text/cut.ts'
import type { Place } from '../numbers/claim.ts'
import { factsIn, LONGEST_ABOUT } from './facts-in.ts'

/** What the catalogue says of a product: its price, what is left of it, its name, and every number of its description. */
export function factsOfProduct(item: Item, place: Place): Fact[] {
  const source: Fact['source'] = { kind: 'catalog', id: item.sku, title: item.name }
  const about = cut(`${item.name}: ${item.description}`, LONGEST_ABOUT)
  const near = `${item.name} ${item.category}`
  const whole = cut(`${near} ${item.description}`, LONGEST_ABOUT)
  return [
    { kind: 'text', value: item.name, about: 'product', source },
    { kind: 'amount', value: String(item.price), currency: place.currency, about, near: whole, thing: item.name, source },
    ...(item.stock === null ? [] : [{ kind: 'stock' as const, value: String(item.stock), about, near: whole, thing: item.name, source }]),
    ...[...factsIn(item.name, place, { about, of: near }), ...factsIn(item.description, place, { about, of: near })].map(
      (fact): Fact => ({ ...fact, source }),
    ),
  ]
}
