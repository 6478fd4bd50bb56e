import type { Money } from '@salesboy/contract/common'
import type { Tenant } from '@salesboy/contract/identity'
import { inWords, ofUnits } from '@salesboy/contract/money'
import { locale } from './language.ts'
import { say } from './say.ts'

/** Dates in the business's time zone and money in its currency, wherever the reader sits. */
export function formats({ timeZone, currency }: Pick<Tenant, 'timeZone' | 'currency'>, language = locale()) {
  const zone = knownZone(timeZone)
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options })
  const clock = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const clockSeconds = date({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const key = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  const weekday = date({ weekday: 'short' })
  const shortDay = date({ day: 'numeric', month: 'short' })
  const shortDayYear = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const longDay = date({ weekday: 'long', day: 'numeric', month: 'long' })
  const exactDay = date({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const full = date({ dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })

  const dayKey = (at: string | number | Date) => key.format(new Date(at))
  const daysAgo = (at: string, now: Date) => Math.round((Date.parse(dayKey(now)) - Date.parse(dayKey(at))) / 86_400_000)

  return {
    dayKey,
    /** 14:05 */
    time: (at: string) => clock.format(new Date(at)),
    timeSeconds: (at: string) => clockSeconds.format(new Date(at)),
    dateTime: (at: string) => full.format(new Date(at)),
    date: (at: string) => shortDayYear.format(new Date(at)),
    /** Today, Yesterday, Tuesday 3 March */
    day(at: string, now = new Date()) {
      const ago = daysAgo(at, now)
      return ago === 0 ? say.today : ago === 1 ? say.yesterday : longDay.format(new Date(at))
    },
    /** Tomorrow, 14:05; Fri, 4 Dec 2026, 14:05: a moment to come or past, said in full */
    when(at: string, now = new Date()) {
      const ago = daysAgo(at, now)
      const day = ago === 0 ? say.today : ago === 1 ? say.yesterday : ago === -1 ? say.tomorrow : exactDay.format(new Date(at))
      return say.dayAt({ day, time: clock.format(new Date(at)) })
    },
    /** now, 5m, 14:05, Tue, 3 Mar: as short as a list needs it */
    ago(at: string, now = new Date()) {
      const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000)
      if (minutes < 1) return say.now
      if (minutes < 60) return say.minutesShort({ count: minutes })
      const ago = daysAgo(at, now)
      if (ago <= 0) return clock.format(new Date(at))
      if (ago < 7) return weekday.format(new Date(at))
      return shortDay.format(new Date(at))
    },
    /** 14:05 today, Sun 08:00 within days */
    soon(at: string, now = new Date()) {
      const time = clock.format(new Date(at))
      return dayKey(at) === dayKey(now) ? time : `${weekday.format(new Date(at))} ${time}`
    },
    money: (money: Money) => inWords(money, language),
    /** An amount in main units, as it was read in a text. */
    amount: (units: number, of = currency) => amount(units, of, language),
  }
}

/** 820 ms, 4.2 s, 3 min */
export function duration(durationMs: number): string {
  if (durationMs < 1000) return say.milliseconds({ count: Math.round(durationMs) })
  if (durationMs < 60_000) return say.seconds({ count: rounded(durationMs / 1000, durationMs < 10_000 ? 1 : 0) })
  if (durationMs < 3_600_000) return say.minutes({ count: Math.round(durationMs / 60_000) })
  return say.hours({ count: rounded(durationMs / 3_600_000, 1) })
}

export const number = (value: number) => new Intl.NumberFormat(locale()).format(value)

/** milk, eggs or flour: any of them */
export const listed = (words: string[]) => new Intl.ListFormat(locale(), { type: 'disjunction' }).format(words)

export const percent = (share: number) => new Intl.NumberFormat(locale(), { style: 'percent' }).format(share)

const rounded = (value: number, digits: number) =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)

function amount(units: number, currency: string, language: string) {
  try {
    return inWords(ofUnits(units, currency), language)
  } catch {
    return `${units} ${currency}`
  }
}

function knownZone(timeZone: string) {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
