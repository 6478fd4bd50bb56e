import type { Fact } from '@salesboy/contract/decision'
import { type Weekday, weekdays } from '@salesboy/contract/identity'
import type { DayHours } from '#llms/offline/material.ts'
import { phrase } from '#llms/offline/phrases.ts'
import type { Question } from '../asks/find-questions.ts'
import { addDays, type Day, wallClock, weekdayOf } from '../numbers/calendar.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import { readTimes } from '../reading/read-times.ts'
import type { Recalled } from '../recall.ts'
import type { Turn } from '../turn.ts'
import { dayOpenAt, openingOn } from './opening.ts'
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
    const early = openThen(turn, asked)
    if (early && early.day !== asked.day) return [hoursOf(turn, early.day, language, early)]
    const exception = exceptionOn(turn, asked.day)
    const spans = exception?.spans ?? hours[weekday] ?? null
    return [
      {
        day: label,
        spans,
        weekday: WEEKDAYS[weekday],
        ...(early ? { openThen: early.openThen } : {}),
        ...(exception ? { reason: exception.reason || dateName(asked.day, language) } : {}),
      },
    ]
  }
  if (NOW.test(asked.text)) {
    // At half past midnight the evening of yesterday may still go on.
    const open = dayOpenAt((day) => openingOn(turn.business.profile, day), here.day, here.time)
    if (open !== null && open !== here.day) return [hoursOf(turn, open, language, { openNow: true })]
    const exception = exceptionOn(turn, here.day)
    const spans = exception?.spans ?? hours[here.weekday] ?? null
    return [
      {
        day: phrase('today', language).toLowerCase(),
        spans,
        ...(spans ? { openNow: open !== null } : {}),
        weekday: WEEKDAYS[here.weekday],
        ...(exception ? { reason: exception.reason } : {}),
      },
    ]
  }
  return weekdays.map((weekday) => ({ day: dayName(weekday, language), spans: hours[weekday] ?? null }))
}

/** A day by its name, with what was found out about it. */
const hoursOf = (turn: Turn, day: Day, language: string, found: Pick<DayHours, 'openNow' | 'openThen'>): DayHours => ({
  day: dayName(weekdayOf(day), language),
  spans: openingOn(turn.business.profile, day),
  weekday: WEEKDAYS[weekdayOf(day)],
  ...(found.openThen === undefined ? { openNow: found.openNow } : { openThen: found.openThen }),
  ...(exceptionOn(turn, day) ? { reason: exceptionOn(turn, day)?.reason || dateName(day, language) } : {}),
})

/**
 * Whether it is open at the one hour that is named with the day: "1am on Saturday" is the end of Friday night. Null when no hour is named,
 * or when only the night after that day would do: people call that Saturday too, so the hours are told and no yes or no.
 */
function openThen(turn: Turn, { day, text }: Asked): { day: Day; openThen: boolean } | null {
  const [time, another] = readTimes(text)
  if (!day || !time || another || !openingOn(turn.business.profile, day)) return null
  const spansOn = (on: Day) => openingOn(turn.business.profile, on)
  const open = dayOpenAt(spansOn, day, time.value)
  if (open !== null) return { day: open, openThen: true }
  return dayOpenAt(spansOn, addDays(day, 1), time.value) === day ? null : { day, openThen: false }
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
