import type { Turn } from '../../turn.ts'

/** No discount above this is ever offered, whoever says so [S1-72]. */
export const MOST_PERCENT = 20

/** What the bot may take off a price by itself: the skill's limit while it is on, else what the profile allows; usually 0. */
export function discountLimit({ persona, business }: Pick<Turn, 'persona' | 'business'>): number {
  const { on = false, settings = {} } = persona.skills.discounts ?? {}
  const limit = on ? Number(settings.maxPercent ?? 0) : business.profile.limits.discountPercent
  return Number.isFinite(limit) ? Math.min(Math.max(limit, 0), MOST_PERCENT) : 0
}
