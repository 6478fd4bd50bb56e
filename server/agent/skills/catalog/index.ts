import { z } from 'zod'
import { factsOfProduct } from '../../facts/facts-of-product.ts'
import { itemOf } from '../../facts/shelf.ts'
import { placeOf } from '../../place.ts'
import { skill } from '../skill.ts'

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
    if (items.length === 0) return { declined: 'The catalogue holds nothing like that. Say so, or ask what else they look for.' }
    const line = ({ name, price, stock, description }: (typeof items)[number]) =>
      `${name}: ${turn.business.currency} ${price}${stock === null ? '' : stock === 0 ? ', sold out' : `, ${stock} in stock`}. ${description}`
    return { facts: items.flatMap((item) => factsOfProduct(item, placeOf(turn))), text: items.map(line).join('\n') }
  },
})
