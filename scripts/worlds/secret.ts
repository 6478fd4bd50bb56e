import type { Truth } from './settle.ts'

/** What only the staff's note of the business holds. */
export const secretOf = ({ business, random }: Truth) =>
  `${business.trade.name.slice(0, 3).toUpperCase()}-STAFF-${random.named('secret').int(1000, 9999)}`
