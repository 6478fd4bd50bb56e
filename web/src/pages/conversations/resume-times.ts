/** An ISO time this many hours from now. */
export const inHours = (hours: number, now = new Date()) => new Date(now.getTime() + hours * 3_600_000).toISOString()

/** Tomorrow at eight on the business's own clock, as an ISO time. */
export function tomorrowMorning(timeZone: string, now = new Date()): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
  const eight = new Date(`${today}T08:00:00Z`)
  eight.setUTCDate(eight.getUTCDate() + 1)
  // Twice, because the zone's offset may change between the first guess and the time it leads to.
  const guess = new Date(eight.getTime() - offsetMs(timeZone, eight))
  return new Date(eight.getTime() - offsetMs(timeZone, guess)).toISOString()
}

function offsetMs(timeZone: string, at: Date): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${clock.replace(' ', 'T')}Z`) - Math.floor(at.getTime() / 1000) * 1000
}
