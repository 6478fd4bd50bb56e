import { addDays, instantOf, wallClock } from '../numbers/calendar.ts'
import type { Place } from '../numbers/claim.ts'
import { readSnooze } from '../reading/read-snooze.ts'

/** When to write again, as the customer worded it. "Later" without a time is two days, at ten in the morning. */
export function snoozeUntil(text: string, place: Place): Date {
  const inTwoDays = () => instantOf(addDays(wallClock(place.now, place.timeZone).day, 2), '10:00', place.timeZone)
  return readSnooze(text, place)?.at ?? inTwoDays()
}
