/** Nobody is written to by a clock before nine in the morning or from eight in the evening, in the business's time zone. */
const firstHour = 9
const lastHour = 20

/** Null by day; at night, when the next day begins that people may be written to. */
export function nextDaytime(now: Date, timeZone: string): Date | null {
  if (isDay(now, timeZone)) return null
  // By quarters of an hour, so that zones with half hours and nights of 23 or 25 hours come out right.
  const quarterMs = 15 * 60_000
  let at = new Date(Math.ceil(now.getTime() / quarterMs) * quarterMs)
  while (!isDay(at, timeZone)) at = new Date(at.getTime() + quarterMs)
  return at
}

function isDay(at: Date, timeZone: string): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at))
  return hour >= firstHour && hour < lastHour
}
