import { plainWords } from './lexicons/match.ts'
import { addDays, addMonths, type Day, instantOf, nearestYear, wallClock } from './numbers/calendar.ts'
import { dayNames, months } from './numbers/calendar-words.ts'
import type { Place } from './numbers/claim.ts'
import { inNextWeek, upcoming } from './numbers/read-day.ts'
import { readNumbers } from './numbers/read-numbers.ts'

/**
 * When to write again, as the customer worded it: at ten in the morning of that day, in the business's zone.
 * "Later" without a time is two days.
 */
export function snoozeUntil(text: string, place: Place): Date {
  const today = wallClock(place.now, place.timeZone).day
  const day = snoozeDay(plainWords(text), text, today, place)
  return instantOf(day > today ? day : addDays(today, 1), '10:00', place.timeZone)
}

function snoozeDay(said: string, text: string, today: Day, place: Place): Day {
  const span = said.match(SPAN)
  if (span) {
    const count = COUNTS[span[1] ?? ''] ?? Number(span[1])
    const unit = UNITS.find(([names]) => names.test(span[2] ?? ''))?.[1]
    if (unit && !Number.isNaN(count)) return unit === 'month' ? addMonths(today, count) : addDays(today, count * (unit === 'week' ? 7 : 1))
  }
  // "After Labor Day, on 5 April": a day that is named wins over a week or month that is only meant.
  const dated = readNumbers(text, place).find(
    (claim) => claim.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(claim.value) && claim.value > today,
  )
  if (dated) return dated.value
  const holiday = HOLIDAYS.find(([name]) => name.test(said))
  if (holiday) return addDays(holiday[1](today), 1)
  if (NEXT_WEEK.test(said)) {
    const weekday = said
      .split(' ')
      .map((word) => dayNames.get(word))
      .find(Boolean)
    return inNextWeek(weekday ?? 'mon', today)
  }
  if (NEXT_MONTH.test(said)) return `${addMonths(today, 1).slice(0, 8)}01`
  if (NEXT_YEAR.test(said)) return `${Number(today.slice(0, 4)) + 1}-01-05`
  const month = said.match(MONTH_ONLY)
  const number = months.get(month?.[2] ?? '')
  if (number) {
    const first = nearestYear(number, 1, today) ?? today
    return `${first.slice(0, 8)}${month?.[1] === 'mid' ? '15' : month?.[1] === 'end' || month?.[1] === 'late' ? '25' : '01'}`
  }
  const ofMonth = said.match(DAY_OF_MONTH)
  if (ofMonth) {
    const date = String(ofMonth[1]).padStart(2, '0')
    const here = `${today.slice(0, 8)}${date}`
    return here > today ? here : `${addMonths(today, 1).slice(0, 8)}${date}`
  }
  const weekday = said
    .split(' ')
    .map((word) => (word.length > 3 ? dayNames.get(word) : undefined))
    .find(Boolean)
  if (weekday) return upcoming(weekday, addDays(today, 1))
  if (/weekend/.test(said)) return upcoming('sat', addDays(today, 1))
  if (/(?:month end|salary|payday|end of (?:the )?month)/.test(said)) return `${today.slice(0, 8)}28`
  return addDays(today, 2)
}

/** US Labor Day and Thanksgiving move; the others stand. Each gives the next one after today. */
const HOLIDAYS: [RegExp, (today: Day) => Day][] = [
  [/labou?r day/, (today) => nextOf(today, (year) => nthWeekday(year, 9, 1, 1))],
  [/thanksgiving/, (today) => nextOf(today, (year) => nthWeekday(year, 11, 4, 4))],
  [/christmas|xmas|noel|navidad|krismasi/, (today) => nextOf(today, (year) => `${year}-12-25`)],
  [/new years?|nouvel an|ano nuevo|mwaka mpya/, (today) => nextOf(today, (year) => `${year}-01-04`)],
]
const nextOf = (today: Day, at: (year: number) => Day): Day => {
  const year = Number(today.slice(0, 4))
  return at(year) > today ? at(year) : at(year + 1)
}
function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay()
  const date = 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

const COUNTS: Record<string, number> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, couple: 2, few: 3, 'a couple of': 2, 'a few': 3, 'couple of': 2 },
  ...{
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    una: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    ek: 1,
    do: 2,
    teen: 3,
    char: 4,
    moja: 1,
    mbili: 2,
    tatu: 3,
  },
}
const UNITS: [RegExp, 'day' | 'week' | 'month'][] = [
  [/^(?:week|wk|semaine|semana|hafte|hafta|wiki)/, 'week'],
  [/^(?:month|mois|mes|mahin|mwezi|miezi)/, 'month'],
  [/^(?:day|jour|dia|din|siku)/, 'day'],
]
const SPAN =
  /(?:^| )(\d+|a couple of|couple of|a few|a|an|one|two|three|four|five|six|few|un|une|deux|trois|quatre|una|dos|tres|cuatro|ek|do|teen|char) (weeks?|wks?|months?|days?|semaines?|semanas?|mois|mes(?:es)?|jours?|dias?|hafte|hafta|mahin[ae]|din)(?: |$)/
const NEXT_WEEK = /next (?:week|wk)|(?:mon|tues|wednes|thurs|fri|satur|sun)day next|semaine prochaine|proxima semana|agle hafte|wiki ijayo/
const NEXT_MONTH = /next month|mois prochain|proximo mes|agle mahin|mwezi ujao/
const NEXT_YEAR = /next year|new year|annee prochaine|proximo ano|mwaka ujao/
const MONTH_ONLY = new RegExp(
  `(?:(mid|early|late|end)(?: of)? )?(?<!\\p{L})(${[...months.keys()].filter((name) => name.length > 3 || name === 'may').join('|')})(?!\\p{L})`,
  'u',
)
const DAY_OF_MONTH = /(?:^| )(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: |$)/
