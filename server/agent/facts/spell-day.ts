import { type Weekday, weekdays } from '@salesboy/contract/identity'
import type { Day } from '../numbers/calendar.ts'

/** A weekday as the customer's language says it. 1 June 2026 was a Monday. */
export function dayName(weekday: Weekday, language: string): string {
  const key = `${weekday} ${language}`
  const known = names.get(key)
  if (known) return known
  const name = intl('weekday', language).format(new Date(Date.UTC(2026, 5, 1 + weekdays.indexOf(weekday), 12)))
  names.set(key, name)
  return name
}
const names = new Map<string, string>()
export const dateName = (day: Day, language: string): string => intl('date', language).format(new Date(`${day}T12:00:00Z`))

const formats = new Map<string, Intl.DateTimeFormat>()
function intl(kind: 'weekday' | 'date', language: string): Intl.DateTimeFormat {
  const key = `${kind} ${language}`
  const known = formats.get(key)
  if (known) return known
  const locale = ['fr', 'es', 'sw', 'hi', 'pt', 'pl', 'de'].includes(language) ? language : 'en-GB'
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(kind === 'weekday' ? { weekday: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' }),
  })
  formats.set(key, made)
  return made
}
