import type { Weekday } from '@salesboy/contract/identity'
import { weekdays } from '@salesboy/contract/identity'
import { everyMatch } from '#platform/text/every-match.ts'
import { fold } from '#platform/text/fold.ts'
import { mayHold } from '#platform/text/may-hold.ts'
import { wordTable } from '../words/word-table.ts'
import { addDays, type Day, wallClock } from './calendar.ts'
import { dayNames, WEEKDAY, WEEKDAYS } from './calendar-words.ts'
import type { Claim, Place } from './claim.ts'

/** Days named from today ("tomorrow", "kal", "next Friday", "Tuesday next week") as dates, and bare weekdays as weekdays. */
export function readDay(text: string, place: Place): Claim[] {
  if (!mayNameDay(text)) return []
  const today = wallClock(place.now, place.timeZone).day
  const claims: Claim[] = []
  for (const match of everyMatch(text, DAYS)) {
    const { shift, before, weekday, after } = match.groups as Record<string, string | undefined>
    const at = { text: match[0], start: match.index, end: match.index + match[0].length }
    if (shift) {
      const days = SHIFTS.get(fold(shift).replace(/\s+/g, ' '))
      if (days !== undefined) claims.push({ kind: 'date', value: addDays(today, days), relative: true, ...at })
      continue
    }
    const day = dayNames.get(fold(weekday ?? ''))
    if (!day) continue
    const next = /next|prochaine?|proxim[oa]|agle|ijayo|que viene/i.test(fold(`${before ?? ''} ${after ?? ''}`))
    const near = before !== undefined && !next
    if (next || near) claims.push({ kind: 'date', value: next ? inNextWeek(day, today) : upcoming(day, today), relative: true, ...at })
    else claims.push({ kind: 'weekday', value: day, ...at })
  }
  return claims
}

/** The first such weekday from today on. */
export function upcoming(weekday: Weekday, today: Day): Day {
  let day = today
  while (weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] !== weekday) day = addDays(day, 1)
  return day
}

/** Such a weekday in the week, Monday to Sunday, after this one. */
export function inNextWeek(weekday: Weekday, today: Day): Day {
  const sinceMonday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7
  return addDays(today, 7 - sinceMonday + weekdays.indexOf(weekday))
}

const SHIFT_ROWS = Object.values(wordTable<Record<string, string>>('relative-days')).flatMap((rows) =>
  Object.entries(rows).flatMap(([days, names]) => names.split('|').map((name) => [name, Number(days)] as const)),
)
const SHIFTS = new Map(SHIFT_ROWS.map(([name, days]) => [fold(name), days]))

// "sun", "sat", "mon", "mar" and "kal" are also ordinary words in other tongues, so short day names need a capital or company.
const SHIFT_NAMES = [...new Set(SHIFT_ROWS.flatMap(([name]) => [name, fold(name)]))].sort((a, b) => b.length - a.length)
const SHIFT = SHIFT_NAMES.join('|')
const mayNameDay = mayHold([...SHIFT_NAMES, ...WEEKDAYS])
const DAYS = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?<shift>${SHIFT})|(?:(?<before>next week(?: on)?|next|this|coming|this coming|prochain|este|el pr[oó]ximo|pr[oó]ximo|agle hafte|agle|is|la semaine prochaine|wiki ijayo) )?(?<weekday>${WEEKDAY})(?:\.(?= ))?(?: (?<after>next week|prochain|next|pr[oó]ximo|ijayo|wiki ijayo|de la semana pr[oó]xima|de la semaine prochaine|que viene))?)(?![\p{L}\p{M}\d])`,
  'giu',
)
