import type { BusinessProfile } from '@salesboy/contract/identity'
import { addDays, type Day, weekdayOf } from '../numbers/calendar.ts'

export type Span = [from: string, to: string]

/** When the business opens on a day; null when it does not say. */
export const openingOn = ({ hours, hoursExceptions }: BusinessProfile, day: Day): Span[] | null =>
  hoursExceptions.find(({ date }) => date === day)?.spans ?? hours[weekdayOf(day)] ?? null

/** A span whose end is before its begin ends on the next morning. */
export const crossesMidnight = ([from, to]: Span): boolean => to < from

/** The day whose span a moment lies in: after midnight that may be the day before. Null when it lies in none. */
export function dayOpenAt(spansOn: (day: Day) => Span[] | null, day: Day, time: string): Day | null {
  const before = addDays(day, -1)
  if (spansOn(before)?.some((span) => crossesMidnight(span) && time < span[1])) return before
  return spansOn(day)?.some((span) => span[0] <= time && (time < span[1] || crossesMidnight(span))) ? day : null
}
