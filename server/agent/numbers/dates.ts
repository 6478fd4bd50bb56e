import { everyMatch } from '#platform/text/every-match.ts'
import { fold } from '#platform/text/fold.ts'
import { type Day, isoDay, nearestYear, wallClock } from './calendar.ts'
import { MONTH, mayNameMonth, months } from './calendar-words.ts'
import type { Claim, Place, Reader } from './claim.ts'
import { readDay } from './read-day.ts'

/** "2026-06-12", "12 June 2026", "June 12th", "12/06/2026", "March 2026", "next Friday", "tomorrow"; weekdays alone as weekdays. */
export const readDates: Reader = (text, place) => {
  const today = wallClock(place.now, place.timeZone).day
  const claims: Claim[] = []
  const add = (value: Day | null, match: RegExpMatchArray) => {
    const start = match.index ?? 0
    if (value && !claims.some((claim) => start < claim.end && claim.start < start + match[0].length))
      claims.push({ kind: 'date', value, text: match[0], start, end: start + match[0].length })
  }
  if (/\d/.test(text)) {
    for (const match of everyMatch(text, ISO)) add(isoDay(Number(match[1]), Number(match[2]), Number(match[3])), match)
    for (const match of everyMatch(text, NUMERIC)) add(numeric(match, place), match)
    if (mayNameMonth(text)) {
      for (const match of everyMatch(text, DAY_MONTH)) add(named(match[1], match[2], match[3], today), match)
      for (const match of everyMatch(text, MONTH_DAY)) add(named(match[2], match[1], match[3], today), match)
      for (const match of everyMatch(text, MONTH_YEAR)) {
        const month = months.get(fold(match[1] ?? ''))
        if (month) add(`${match[2]}-${String(month).padStart(2, '0')}`, match)
      }
    }
  }
  for (const claim of readDay(text, place)) {
    if (!claims.some((other) => claim.start < other.end && other.start < claim.end)) claims.push(claim)
  }
  return claims
}

function numeric(match: RegExpMatchArray, place: Place): Day | null {
  const [first, second] = [Number(match[1]), Number(match[2])]
  const year = Number(match[3]) < 100 ? 2000 + Number(match[3]) : Number(match[3])
  const monthFirst = (place.country === 'US' && first <= 12) || second > 12
  return monthFirst ? isoDay(year, first, second) : isoDay(year, second, first)
}

function named(date: string | undefined, month: string | undefined, year: string | undefined, today: Day): Day | null {
  const number = months.get(fold(month ?? ''))
  if (!number) return null
  return year ? isoDay(Number(year), number, Number(date)) : nearestYear(number, Number(date), today)
}

const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g
const NUMERIC = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/-])/g
const DAY_MONTH = new RegExp(
  String.raw`(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|er)?[ -](?:of |de |a |le )?(${MONTH})(?![\p{L}\d])\.?(?:,? (?:de )?(\d{4}))?(?!\d)`,
  'giu',
)
const MONTH_DAY = new RegExp(
  String.raw`(?<!\p{L})(${MONTH})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?!\d|:|[.,]\d| ?(?:am|pm|%|k\b))(?:,? (\d{4}))?(?!\d)`,
  'giu',
)
const MONTH_YEAR = new RegExp(String.raw`(?<!\p{L})(${MONTH})\.?,? (?:de |of )?(\d{4})(?!\d)`, 'giu')
