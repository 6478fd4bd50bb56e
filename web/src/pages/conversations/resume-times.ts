import { daysAhead, fromClock } from '../../lib/zoned-time.ts'

/** An ISO time this many hours from now. */
export const inHours = (hours: number, now = new Date()) => new Date(now.getTime() + hours * 3_600_000).toISOString()

/** Tomorrow at eight on the business's own clock, as an ISO time. */
export const tomorrowMorning = (timeZone: string, now = new Date()) => fromClock(daysAhead(1, 8, timeZone, now), timeZone)
