import type { Fact } from '@salesboy/contract/decision'
import type { Claim } from './claim.ts'
import { hoursOf, isDuration } from './quantities.ts'

/** Whether a fact states the very number, date, time, weekday or phone number that a text claims. */
export function backs(fact: Fact, claim: Claim): boolean {
  switch (claim.kind) {
    case 'amount':
      return fact.kind === 'amount' && sameNumber(fact.value, claim.value) && sameCurrency(fact.currency, claim.currency)
    case 'percent':
      return fact.kind === 'percent' && sameNumber(fact.value, claim.value)
    case 'stock':
      return (fact.kind === 'stock' || fact.kind === 'quantity') && sameNumber(fact.value.split(' ')[0] ?? '', claim.value)
    case 'date':
      return fact.kind === 'date' && sameDate(fact.value, claim.value)
    case 'weekday':
      return fact.kind === 'text' && fact.value === claim.value
    case 'time':
      if (fact.kind === 'time') return fact.value === claim.value
      return fact.kind === 'quantity' && claim.hours !== undefined && lastsHours(fact.value, claim.hours)
    case 'phone':
      return fact.kind === 'phone' && samePhone(fact.value, claim.value)
    case 'quantity':
      return COUNTS.has(fact.kind) && sameQuantity(fact.value, claim)
  }
}

export const sameNumber = (a: string, b: string): boolean => Math.abs(Number(a) - Number(b)) < 0.005
export const samePhone = (a: string, b: string): boolean => a.replace(/\D/g, '').slice(-9) === b.replace(/\D/g, '').slice(-9)
const sameCurrency = (a: string | undefined, b: string | undefined): boolean => !a || !b || a === b
const sameDate = (fact: string, claim: string): boolean => fact === claim || fact.startsWith(`${claim}-`)

function sameQuantity(fact: string, claim: Claim): boolean {
  const [value = '', unit] = fact.split(' ')
  // "Within 1 hour" does not back "costs 1".
  if (!claim.unit) return !isDuration(unit) && sameNumber(value, claim.value)
  // "3 left" does not back "3 days"; a bare "8" may be the 8 pieces of a column that does not say so.
  if (!unit) return !isDuration(claim.unit) && sameNumber(value, claim.value)
  const [mine, theirs] = [inBase(claim.value, claim.unit), inBase(value, unit)]
  return mine && theirs
    ? mine.of === theirs.of && Math.abs(mine.many - theirs.many) < 0.01
    : unit === claim.unit && sameNumber(value, claim.value)
}

/** "12 months" are a year, "100 cm" a metre: a measure in the smallest unit of its kind; null for what is only counted. */
function inBase(value: string, unit: string | undefined): { of: string; many: number } | null {
  const base = BASES[unit ?? '']
  return base ? { of: base[0], many: Number(value) * base[1] } : null
}
const BASES: Record<string, [of: string, times: number]> = {
  minute: ['time', 1 / 60],
  hour: ['time', 1],
  day: ['time', 24],
  week: ['time', 168],
  month: ['months', 1],
  year: ['months', 12],
  mm: ['length', 1],
  cm: ['length', 10],
  m: ['length', 1000],
  km: ['length', 1_000_000],
  mg: ['weight', 0.001],
  g: ['weight', 1],
  kg: ['weight', 1000],
  ml: ['volume', 1],
  l: ['volume', 1000],
}

const lastsHours = (fact: string, hours: number): boolean => {
  const [value = '', unit] = fact.split(' ')
  return hoursOf(value, unit) === hours
}

const COUNTS = new Set<Fact['kind']>(['quantity', 'stock', 'amount', 'time', 'date', 'percent'])
