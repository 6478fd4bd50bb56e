import { type Weekday, weekdays } from '@salesboy/contract/identity'

/** A day of the calendar as "2026-06-12". */
export type Day = string

/** The business's wall clock at an instant. */
export function wallClock(at: Date, timeZone: string): WallClock {
  const minute = Math.floor(at.getTime() / 60_000)
  const last = shown.get(timeZone)
  if (last?.minute === minute) return last.clock

  const parts = Object.fromEntries(
    clockFor(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  const day = `${parts.year}-${parts.month}-${parts.day}`
  const clock = { day, time: `${parts.hour}:${parts.minute}`, weekday: weekdayOf(day) }
  shown.set(timeZone, { minute, clock })
  return clock
}

export interface WallClock {
  day: Day
  time: string
  weekday: Weekday
}

// A turn asks for the same minute a dozen times, and formatting it is slow; there are some 400 zones.
const shown = new Map<string, { minute: number; clock: WallClock }>()

/** The instant at which the business's wall clock shows `time` on `day`. */
export function instantOf(day: Day, time: string, timeZone: string): Date {
  const utc = new Date(`${day}T${time}:00Z`)
  const there = wallClock(utc, timeZone)
  const offset = Date.parse(`${there.day}T${there.time}:00Z`) - utc.getTime()
  return new Date(utc.getTime() - offset)
}

export const weekdayOf = (day: Day): Weekday => weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] as Weekday

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`
}

/** A day and month without a year: the one nearest to today, since people say the year only when it is far away. */
export function nearestYear(month: number, date: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4))
  const candidates = [year - 1, year, year + 1].map((y) => isoDay(y, month, date)).filter((day) => day !== null)
  const distance = (day: Day) => Math.abs(Date.parse(day) - Date.parse(today))
  // Within three months behind counts as past ("we were closed on 12 June"); further back people mean the next one.
  const kept = candidates.filter((day) => Date.parse(day) > Date.parse(today) - 92 * 86_400_000)
  return kept.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

export function isoDay(year: number, month: number, date: number): Day | null {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const parsed = new Date(`${day}T12:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? null : day
}

const clocks = new Map<string, Intl.DateTimeFormat>()
function clockFor(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, clock)
  return clock
}
