import type { Fact } from '@salesboy/contract/decision'
import type { Item } from '#llms/offline/material.ts'
import type { Place } from '../numbers/claim.ts'
import { factsIn } from './facts-in.ts'

/** What the catalogue says of a product: its price, what is left of it, its name, and every number of its description. */
export function factsOfProduct(item: Item, place: Place): Fact[] {
  const source: Fact['source'] = { kind: 'catalog', id: item.sku, title: item.name }
  const about = `${item.name}: ${item.description}`.slice(0, 300)
  const near = `${item.name} ${item.category}`
  const whole = `${near} ${item.description}`.slice(0, 300)
  return [
    { kind: 'text', value: item.name, about: 'product', source },
    { kind: 'amount', value: String(item.price), currency: place.currency, about, near: whole, thing: item.name, source },
    ...(item.stock === null ? [] : [{ kind: 'stock' as const, value: String(item.stock), about, near: whole, thing: item.name, source }]),
    ...[...factsIn(item.name, place, { about, of: near }), ...factsIn(item.description, place, { about, of: near })].map(
      (fact): Fact => ({ ...fact, source }),
    ),
  ]
}
