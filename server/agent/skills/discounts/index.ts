import { z } from 'zod'
import { skill } from '../skill.ts'
import { discountLimit, MOST_PERCENT } from './discount-limit.ts'

/** The guard `discounts` holds every draft against the same limit, however it came about. */
export default skill({
  kind: 'reads',
  label: 'Discount authority',
  description: 'May take something off a price when a customer bargains. Offers in your documents need no authority.',
  describe: 'Asks whether a discount may be offered. Use it when the customer asks for a lower price, before you offer anything.',
  onAtFirst: false,
  input: z.strictObject({ percent: z.number().positive().max(100).describe('What to take off, in percent.') }),
  settings: z.strictObject({
    maxPercent: z
      .number()
      .min(0, 'From 0 to 20.')
      .max(MOST_PERCENT, 'Never above 20%.')
      .default(5)
      .meta({ label: 'Most it may take off, in percent', help: 'From 0 to 20. Nobody can talk it beyond that.' }),
  }),
  async run({ percent }, { turn }) {
    const limit = discountLimit(turn)
    if (percent > limit) return { declined: `At most ${limit}% may be offered. Offer that or less, or decline.` }
    const about = 'discount that may be offered now'
    const source = { kind: 'tool' as const, id: 'discounts', title: 'Discount authority' }
    return { facts: [{ kind: 'percent', value: String(percent), about, source }], text: `You may offer ${percent}% off.` }
  },
})
