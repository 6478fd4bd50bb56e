import { fold } from '#platform/text/fold.ts'
import { extremeIn } from './extremes.ts'
import { sayAmount } from './say-row.ts'
import { listOf } from './tell-stock.ts'
import { say, type Teller } from './teller.ts'

/** "What is your cheapest bouquet?": the shelf stands in that order already. Null when nobody asks, or the catalogue has nothing of the kind. */
export function tellExtreme(material: Teller): string | null {
  const [first] = material.shelf
  if (!first || !extremeIn(fold(material.question))) return null
  const alike = material.shelf.filter(({ price }) => price === first.price)
  if (alike.length > 1) return `${say(material, 'options')}\n${listOf(alike.slice(0, 4), material)}`
  return say(material, 'price', { day: first.name, value: sayAmount(first.price, material.currency) })
}
