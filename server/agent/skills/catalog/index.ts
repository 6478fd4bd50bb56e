import { z } from 'zod'
import { factsOfProduct } from '../../facts/facts-of-product.ts'
import { itemOf } from '../../facts/shelf.ts'
import { placeOf } from '../../place.ts'
import { skill } from '../skill.ts'

/** Words may differ from the catalogue's, so nothing follows from a search that finds nothing. */
const NOTHING_FOUND =
  'Nothing was found under these words. It does not follow that the business has no such thing: do not say so. Look with other words, ask what they mean, or use what the material holds.'

/** Without it the bot knows nothing of the catalogue but what documents say. */
export default skill({
  kind: 'reads',
  label: 'Catalogue',
  description: 'Finds products with their prices and stock, and shows them.',
  describe:
    'Finds products of the catalogue by name or kind, with price and stock. Use it before you speak of a product that the material does not hold.',
  onAtFirst: true,
  input: z.strictObject({ query: z.string().trim().min(2).max(200).describe('What the customer looks for, in a few words.') }),
  settings: z.strictObject({}),
  async run({ query }, { turn, shelf }) {
    const items = shelf.find(query, 8).map(itemOf)
    if (items.length === 0) return { declined: NOTHING_FOUND }
    const line = ({ name, price, stock, description }: (typeof items)[number]) =>
      `${name}: ${turn.business.currency} ${price}${stock === null ? '' : stock === 0 ? ', sold out' : `, ${stock} in stock`}. ${description}`
    return { facts: items.flatMap((item) => factsOfProduct(item, placeOf(turn))), text: items.map(line).join('\n') }
  },
})
