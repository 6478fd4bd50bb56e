import type { Fact } from '@salesboy/contract/decision'
import { type Weekday, weekdays } from '@salesboy/contract/identity'
import type { DayHours } from '#llms/offline/material.ts'
import { phrase } from '#llms/offline/phrases.ts'
import type { Question } from '../asks/find-questions.ts'
import { addDays, type Day, wallClock, weekdayOf } from '../numbers/calendar.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import type { Recalled } from '../recall.ts'
import type { Turn } from '../turn.ts'
import { dateName, dayName } from './spell-day.ts'

type Asked = Pick<Question, 'text' | 'asks' | 'day'>

/** The day asked about, or today for "are you open now?", or the week. */
export function hoursFor(turn: Turn, asked: Asked, language: string): DayHours[] {
  const { hours } = turn.business.profile
  const here = wallClock(turn.now, turn.business.timeZone)
  if (asked.day) {
    const weekday = weekdayOf(asked.day)
    // "Sunday" is answered with "Sunday", even when that is tomorrow.
    const named = readNumbers(asked.text, placeOf(turn)).some((claim) => claim.kind === 'weekday')
    const label = named
      ? dayName(weekday, language)
      : asked.day === here.day
        ? phrase('today', language).toLowerCase()
        : asked.day === addDays(here.day, 1)
          ? phrase('tomorrow', language).toLowerCase()
          : dayName(weekday, language)
    const exception = exceptionOn(turn, asked.day)
    const spans = exception?.spans ?? hours[weekday] ?? null
    return [
      {
        day: label,
        spans,
        weekday: WEEKDAYS[weekday],
        ...(exception ? { reason: exception.reason || dateName(asked.day, language) } : {}),
      },
    ]
  }
  if (NOW.test(asked.text)) {
    const exception = exceptionOn(turn, here.day)
    const spans = exception?.spans ?? hours[here.weekday] ?? null
    const openNow = spans?.some(([from, to]) => from <= here.time && here.time < to)
    return [
      {
        day: phrase('today', language).toLowerCase(),
        spans,
        openNow,
        weekday: WEEKDAYS[here.weekday],
        ...(exception ? { reason: exception.reason } : {}),
      },
    ]
  }
  return weekdays.map((weekday) => ({ day: dayName(weekday, language), spans: hours[weekday] ?? null }))
}

const exceptionOn = (turn: Turn, day: Day) => turn.business.profile.hoursExceptions.find(({ date }) => date === day)

const WEEKDAYS: Record<Weekday, string> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
}

/** A source that speaks of the very date asked about knows better than the week: "Closed on 12 June". */
export function specialHours(turn: Turn, asked: Asked, recalled: Recalled): Fact[] {
  if (!asked.day || !asked.asks.includes('hours')) return []
  const special = recalled.facts.find(
    (fact) => fact.source.kind === 'knowledge' && fact.kind === 'date' && fact.value === asked.day && OPENING.test(fact.about),
  )
  if (!special) return []
  const sentence = special.about
    .split(/(?<=[.!?])\s+/)
    .find((part) => OPENING.test(part) && readNumbers(part, placeOf(turn)).some((claim) => claim.value === asked.day))
  return sentence ? [{ ...special, kind: 'text', value: sentence, source: { ...special.source, id: 'special-hours' } }] : []
}

/** The one weekday whose hours are asked for; null for the whole week. */
export function weekdayAsked(turn: Turn, { day, text }: Asked): Weekday | null {
  if (day) return weekdayOf(day)
  return NOW.test(text) ? wallClock(turn.now, turn.business.timeZone).weekday : null
}

const NOW = /\b(?:now|currently|still open|today|abhi|maintenant|ahora|sasa)\b/i
const OPENING = /\b(?:open|close[ds]?|holiday|hours|\d ?[ap]m)\b/i
