import { z } from 'zod'
import { cut } from '#platform/text/cut.ts'
import { itemOf } from '../../facts/shelf.ts'
import { readQuantities } from '../../reading/read-quantities.ts'
import { agrees, customerWords, hasNamed } from '../customer-words.ts'
import { type Declined, type Occasion, skill } from '../skill.ts'

const Line = z.strictObject({ name: z.string().trim().min(2).max(200), quantity: z.int().min(1).max(100_000) })

/** What a customer says they want becomes a draft order, which a person confirms. */
export default skill({
  kind: 'acts',
  label: 'Orders',
  description: 'Drafts an order out of what a customer wants, for a person to confirm. Off: a person takes such wishes themselves.',
  describe:
    'Drafts an order of what the customer said they want, for a person to confirm. Only for products of the catalogue and quantities that the customer named. Never say that it is ordered.',
  onAtFirst: true,
  input: z.strictObject({ items: z.array(Line).min(1).max(20) }),
  settings: z.strictObject({
    mostOfOne: z
      .int('Write a whole number.')
      .min(1, 'At least 1.')
      .max(100_000)
      .default(1000)
      .meta({ label: 'Most of one product', help: 'A larger wish is taken up by a person.' }),
  }),
  owns: (action) => action.type === 'create_order' || (action.type === 'create_task' && action.kind === 'order'),
  forbids: (action, { mostOfOne }) =>
    action.type === 'create_order' && action.items.some(({ quantity }) => quantity > mostOfOne)
      ? `More than ${mostOfOne} of one product.`
      : null,
  action({ items }, occasion) {
    const { turn, understood } = occasion
    if (understood.taskType !== 'create_order' && !agrees(turn))
      return { declined: 'The customer has not asked to order. Ask whether they want to.' }
    const lines = items.map((item) => lineOf(item, occasion))
    const wanted: Wanted[] = []
    for (const line of lines) {
      if ('declined' in line) return line
      wanted.push(line)
    }
    const note = cut(understood.text, 2000)
    const title = cut(`Confirm: ${wanted.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ')}`, 200)
    return [
      { type: 'create_order', items: wanted, note },
      { type: 'create_task', kind: 'order', title, note, dueAt: null, payload: { items: wanted } },
    ]
  },
})

/** The one product that is meant, when the customer named it and how many, and there are as many. */
function lineOf({ name, quantity }: z.infer<typeof Line>, { turn, shelf }: Occasion): Declined | Wanted {
  const [best, ...others] = shelf.find(name, 5).filter(({ score }) => score >= SURE)
  if (!best)
    return {
      declined: `Nothing was found under "${name}". Do not order it, and do not say that it is not sold; ask which product they mean.`,
    }
  const rival = best.exact ? undefined : others.find(({ score }) => score >= best.score - ALIKE)
  const { name: full } = itemOf(best)
  if (rival) return { declined: `"${name}" may be ${full} or ${itemOf(rival).name}. Ask which.` }
  if (!hasNamed(turn, shelf, best)) return { declined: `The customer has not named ${full}. Ask whether they want it.` }
  const said = customerWords(turn)
  const named = readQuantities(said).some(({ value }) => value === quantity) || new RegExp(`(?<!\\d)${quantity}(?!\\d)`).test(said)
  if (quantity > 1 && !named) return { declined: `The customer has not said ${quantity}. Ask how many of ${full}.` }
  if (best.stock !== null && best.stock < quantity) return { declined: `Only ${best.stock} of ${full} are left. Say so.` }
  return { sku: best.sku, name: cut(full, 200), quantity }
}

interface Wanted {
  sku: string
  name: string
  quantity: number
}

const SURE = 0.5
const ALIKE = 0.06
