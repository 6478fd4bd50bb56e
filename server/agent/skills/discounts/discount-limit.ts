import type { Turn } from '../../turn.ts'

/** No discount above this is ever offered, whoever says so [S1-72]. */
export const MOST_PERCENT = 20

/** What the bot may take off a price by itself, in percent: nothing while the skill is off. */
export function discountLimit({ persona }: Pick<Turn, 'persona'>): number {
  const { on = false, settings = {} } = persona.skills.discounts ?? {}
  const limit = on ? Number(settings.maxPercent ?? 0) : 0
  return Number.isFinite(limit) ? Math.min(Math.max(limit, 0), MOST_PERCENT) : 0
}
