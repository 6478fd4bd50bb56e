import { addDays, addMonths, type Day, instantOf, wallClock } from '../numbers/calendar.ts'
import type { Place } from '../numbers/claim.ts'
import { plainText } from './plain-text.ts'
import { type DateRead, readDates } from './read-dates.ts'
import { readTimes } from './read-times.ts'

/** When to write again. */
export interface Snooze {
  /** The first and the last day that keep the promise. */
  from: Day
  to: Day
  /** The chosen instant: the first of these days at the hour that was named, else at ten, in the business's zone. */
  at: Date
  text: string
}

/** The time a customer puts us off to ("after Diwali", "in two weeks", "Monday at 4"), or null when none is named. */
export function readSnooze(text: string, place: Place): Snooze | null {
  const clock = wallClock(place.now, place.timeZone)
  const plain = plainText(text)
  const named = best(
    readDates(text, place).filter(({ to, past }) => !past && to >= clock.day),
    clock.day,
  )
  if (!named) return laterToday(plain, text, place) ?? onPayday(plain, place)

  const waits = /(?:after|post|apr[eè]s|despu[eé]s de|baada ya|once|ke baad|के बाद)/iu.test(
    plain.slice(Math.max(0, named.start - 22), named.start + 12),
  )
  const behind = /(?:ke baad|baad|के बाद|kabla)/iu.test(plain.slice(named.end, named.end + 9))
  const after =
    named.kind === 'holiday' || (named.kind === 'stretch' && /after/i.test(plain.slice(Math.max(0, named.start - 8), named.start)))
  const shift = after && (waits || behind || named.kind === 'holiday') ? addDays(named.to, 1) : named.value
  const from = shift > clock.day ? shift : addDays(clock.day, 1)
  const to = after ? addDays(from, 3) : named.to > from ? named.to : from
  const time = readTimes(text)[0]?.value ?? PARTS.find(([part]) => part.test(plain))?.[1] ?? '10:00'
  return { from, to, at: instantOf(from, time, place.timeZone), text: named.text }
}

/** A day that is named wins over one counted from today, that over a holiday, and that over a week or month that is only meant. */
function best(dates: DateRead[], today: Day): DateRead | undefined {
  const later = dates.filter(({ value, kind }) => kind !== 'day' || value > today)
  for (const kind of KINDS) {
    const found = later.filter((date) => date.kind === kind)
    if (found.length > 0) return found.at(-1)
  }
  return undefined
}
const KINDS = ['day', 'span', 'holiday', 'stretch'] as const

/** "In two hours", "this evening", "tonight at 8". */
function laterToday(plain: string, text: string, place: Place): Snooze | null {
  const today = wallClock(place.now, place.timeZone)
  const hours = plain.match(
    /(?:in|after|dans|en|baada ya) (?:an?|(\d{1,2})) (?:hours?|hrs?|heures?|horas?)|(\d{1,2}) (?:ghant\w+|hours?|hrs?) (?:baad|later|from now)/iu,
  )
  if (hours) {
    const at = new Date(place.now.getTime() + Number(hours[1] ?? hours[2] ?? 1) * 3_600_000)
    const day = wallClock(at, place.timeZone).day
    return { from: day, to: day, at, text: hours[0] }
  }
  const part = plain.match(
    /(?:this |later )?(?:evening|afternoon|tonight|later today)|ce soir|esta (?:tarde|noche)|(?:aaj )?(?:shaam|raat) ko|jioni/iu,
  )
  if (!part) return null
  const time = readTimes(text)[0]?.value ?? (/after|later|tarde/i.test(part[0]) ? '15:00' : '18:00')
  const at = instantOf(today.day, time > today.time ? time : '20:30', place.timeZone)
  return { from: today.day, to: today.day, at, text: part[0] }
}

/** "When the alert enters", "po wypłacie": wages come at the end of the month. */
function onPayday(plain: string, { now, timeZone }: Place): Snooze | null {
  const said = plain.match(PAY)
  if (!said) return null
  const { day } = wallClock(now, timeZone)
  const end = (months: number) => addDays(addMonths(`${day.slice(0, 8)}01`, months), -1)
  const last = end(1) > day ? end(1) : end(2)
  return { from: addDays(last, -1) > day ? addDays(last, -1) : last, to: last, at: instantOf(last, '10:00', timeZone), text: said[0] }
}
const PAY =
  /(?<![\p{L}\p{M}])(?:salar(?:y|ies)|pay ?(?:day|che(?:ck|que))|wages|alert|my pay|money (?:never |no |don )?(?:enter|land|drop)s?|salaire|paie|la paye|quincena|sueldo|n[oó]mina|pensj\p{L}+|wyp[lł]a\p{L}+|mshahara|tankhwah|tankha|pagar|पगार|सैलरी|सैलेरी|वेतन|तनख्वाह|ow[oó] o[sṣ]ù?)(?![\p{L}\p{M}])/iu

const PARTS: [RegExp, string][] = [
  [/evening|shaam|soir|jioni|tonight|शाम/iu, '18:00'],
  [/afternoon|dopahar|tarde|apr[eè]s-midi|mchana|दोपहर/iu, '14:00'],
]
