/** What a clock in this zone shows, as a date-and-time field holds it: 2026-12-01T14:00. */
export const toClock = (at: string | Date, timeZone: string): string => clock(new Date(at), timeZone).slice(0, 16)

/** The moment at which a clock in this zone shows that. One that the change to summer time skips comes right after it. */
export function fromClock(shown: string, timeZone: string): string {
  const wanted = new Date(`${shown}Z`)
  // Twice, because the zone's offset may change between the first guess and the time it leads to.
  const guess = new Date(wanted.getTime() - offsetMs(timeZone, wanted))
  return new Date(wanted.getTime() - offsetMs(timeZone, guess)).toISOString()
}

/** So many days from now, at this hour of the zone's clock: 2026-12-01T09:00. */
export function daysAhead(days: number, hour: number, timeZone: string, now = new Date()): string {
  const day = new Date(`${toClock(now, timeZone)}Z`)
  day.setUTCDate(day.getUTCDate() + days)
  day.setUTCHours(hour, 0)
  return day.toISOString().slice(0, 16)
}

const offsetMs = (timeZone: string, at: Date) => Date.parse(`${clock(at, timeZone)}Z`) - Math.floor(at.getTime() / 1000) * 1000

const clock = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at).replace(' ', 'T')
