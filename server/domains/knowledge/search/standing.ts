import type { PassageFound } from '@salesboy/contract/knowledge'
import type { IndexedSource, Segment } from './segment.ts'

export type Standing = PassageFound['standing']

/** Whether a source still holds today (ISO), and if not, why. `families` names the dates of all that are kept current. */
export function standingOf(source: IndexedSource, family: Segment['family'], families: Map<string, string[]>, today: string): Standing {
  if (source.superseded) return 'superseded'
  if (source.outdated) return 'outdated'
  if (source.validUntil !== null && source.validUntil < today) return 'expired'
  if (family.date && family.date !== currentOf(families.get(family.name) ?? [], today)) return 'older'
  return 'current'
}

/** The latest that has begun; next year's price list holds only where there is no other. */
function currentOf(dates: string[], today: string): string | undefined {
  const sorted = dates.toSorted()
  return sorted.findLast((date) => date <= today) ?? sorted[0]
}
