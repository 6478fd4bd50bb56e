import type { Service } from '@salesboy/contract/bookings'
import type { Weekday } from '@salesboy/contract/identity'
import { weekdays } from '@salesboy/contract/identity'
import type { BookingWish } from '#llms/offline/material.ts'
import { words } from '#platform/text/fold.ts'
import { addDays, type Day, wallClock, weekdayOf } from '../numbers/calendar.ts'
import { readTimes } from '../reading/read-times.ts'
import type { Turn } from '../turn.ts'
import { crossesMidnight, dayOpenAt, openingOn, type Span } from './opening.ts'
import { dateName, dayName } from './spell-day.ts'

/** A wish for an appointment, held against the business's services, hours and holidays. */
export interface Booking {
  service: Service | null
  day: Day | null
  /** HH:MM */
  time: string | null
  problem: BookingWish['problem']
  reason: string
  /** How many hours before it begins it has to be booked. */
  leadTimeHours: number
}

/** `text` is what the customer wrote, with what it leans on. */
export function readBooking(turn: Turn, text: string, day: Day | null): Booking {
  const { profile } = turn.business
  const service = serviceIn(text, turn.services)
  const time = readTimes(text)[0]?.value ?? null
  const here = wallClock(turn.now, turn.business.timeZone)
  const leadTimeHours = leadTimeOf(service, turn.services)
  const base = { service, day, time, reason: '', leadTimeHours }
  if (!day) return { ...base, problem: null }
  if (day < here.day) return { ...base, problem: 'past' }

  const spans = openingOn(profile, day)
  // "Saturday at 1am" is the night that Friday began.
  const before = time && dayOpenAt((on) => openingOn(profile, on), day, time) === addDays(day, -1)
  if (spans?.length === 0 && !before) {
    const exception = profile.hoursExceptions.find(({ date }) => date === day)
    return { ...base, problem: 'closed', reason: exception?.reason ?? '' }
  }
  if (service && service.days.length > 0 && !service.days.includes(weekdayOf(day))) return { ...base, problem: 'not_that_day' }
  const windows = service?.window ? [service.window] : spans
  if (isTooSoon(turn, latestMoment(day, time, windows), leadTimeHours)) return { ...base, problem: leadTimeHours ? 'too_soon' : 'past' }
  if (time && windows && !before && !windows.some((span) => holds(span, time))) return { ...base, problem: 'not_that_time' }
  return { ...base, problem: null }
}

/** While nobody has said which service, it cannot be sooner than the quickest of them. */
const leadTimeOf = (service: Service | null, services: Service[]): number =>
  service?.leadTimeHours ?? (services.length ? Math.min(...services.map(({ leadTimeHours }) => leadTimeHours)) : 0)

/** Whether the wall clock will have passed that moment before the notice is over. */
function isTooSoon({ now, business }: Turn, moment: string, leadTimeHours: number): boolean {
  const earliest = wallClock(new Date(now.getTime() + leadTimeHours * 3_600_000), business.timeZone)
  return moment < `${earliest.day} ${earliest.time}`
}

/** Without a time, a day is too soon only when all of it is; the small hours may be those after it. */
function latestMoment(day: Day, time: string | null, windows: Span[] | null): string {
  const night = windows?.find((span) => crossesMidnight(span) && (!time || time <= span[1]))
  if (night) return `${addDays(day, 1)} ${time ?? night[1]}`
  const ends = (windows ?? []).map(([, until]) => until).sort()
  return `${day} ${time ?? ends.at(-1) ?? '24:00'}`
}

/** A window across midnight holds the late hours and those after it: people call both by the day it began. */
const holds = (span: Span, time: string): boolean =>
  crossesMidnight(span) ? span[0] <= time || time <= span[1] : span[0] <= time && time <= span[1]

/** The wish in the customer's language, ready to say. */
export function sayBooking(turn: Turn, { service, day, time, problem, reason, leadTimeHours }: Booking, language: string): BookingWish {
  const open = weekdays.filter((weekday) => (turn.business.profile.hours[weekday] ?? []).length > 0)
  const days = service?.days.length ? service.days : open
  return {
    service: service?.name ?? '',
    // A day that is refused is named by its weekday: its date is the customer's, said back only as their wish.
    day: day ? [dayName(weekdayOf(day), language), problem ? '' : dateName(day, language)].filter(Boolean).join(' ') : '',
    time: time ? clock(time) : '',
    problem,
    reason,
    days: days.length === 7 ? '' : days.map((weekday: Weekday) => dayName(weekday, language)).join(', '),
    window: service?.window ? `${clock(service.window[0])} to ${clock(service.window[1])}` : '',
    leadTimeHours,
    note: service?.note ?? '',
  }
}

/** The service whose name shares the most words with the text; the only one there is needs no naming. */
function serviceIn(text: string, services: Service[]): Service | null {
  const said = new Set(words(text).map(root))
  const shared = (service: Service) =>
    words(service.name)
      .map(root)
      .filter((word) => word.length > 2 && said.has(word)).length
  const best = [...services].sort((a, b) => shared(b) - shared(a))[0]
  if (best && shared(best) > 0) return best
  return services.length === 1 ? (services[0] ?? null) : null
}

const root = (word: string): string => word.replace(/(?:ations?|ments?|ings?|es|s)$/, '')

/** "10am", "2:30pm". */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${hour % 24 < 12 ? 'am' : 'pm'}`
}
