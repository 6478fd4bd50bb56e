import type { Place } from './numbers/claim.ts'
import type { Turn } from './turn.ts'

/** Where the turn happens: what "tomorrow" and a bare "$" mean in it. */
export const placeOf = (turn: Turn): Place => ({
  now: turn.now,
  timeZone: turn.business.timeZone,
  currency: turn.business.currency,
  country: turn.business.country,
})
