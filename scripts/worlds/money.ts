import type { Country } from './countries.ts'
import type { Random } from './random.ts'

/** Prices of one business: made local, no two alike, written the way this shop writes them. */
export interface Money {
  /** A price here for a price in pounds. No other thing of the business costs the same, so an answer shows what it is about. */
  priceOf(pounds: number): number
  /** As the papers of the shop write it. */
  write(amount: number): string
  /** As an answer may write it, for the scorer: the number alone. */
  needles(amount: number): string[]
  /** The same with the sign of the currency, for what must not be said. */
  claims(amount: number): string[]
}

export function openMoney(country: Country, random: Random): Money {
  const form = random.pick([country.money[0], ...country.money] as string[])
  const level = 0.85 + random.next() * 0.35
  const cents = random.chance(0.5)
  const grouped = country.step >= 1 ? random.chance(0.7) : true
  const taken = new Set<number>()
  return {
    priceOf(pounds) {
      const rough = pounds * country.rate * level * (0.95 + random.next() * 0.1)
      const step = stepAt(rough, country.step)
      let amount = round(Math.max(1, Math.round(rough / step)) * step)
      while (taken.has(amount)) amount = round(amount + step)
      taken.add(amount)
      return amount
    },
    write: (amount) => form.replace('#', digits(amount, country, cents, grouped)),
    needles: (amount) => spellings(amount),
    claims: (amount) =>
      spellings(amount)
        .slice(0, 1)
        .flatMap((digits) => country.money.map((form) => `claim:${form.replace('#', digits)}`)),
  }
}

/** The rounder, the dearer: 4.70, 37, 420. */
const stepAt = (amount: number, step: number) =>
  amount < 20 * step * 10 ? step : amount < 200 * step * 10 ? Math.max(step, step * 10) : step * 50

export const round = (amount: number) => Math.round(amount * 100) / 100

function digits(amount: number, { decimalComma }: Country, cents: boolean, grouped: boolean): string {
  const whole = Math.trunc(amount)
  const rest = Math.round((amount - whole) * 100)
  const shown = grouped ? String(whole).replace(/(?<=\d)(?=(?:\d{3}){1,4}$)/g, decimalComma ? '.' : ',') : String(whole)
  if (rest === 0 && !cents) return shown
  return `${shown}${decimalComma ? ',' : '.'}${String(rest).padStart(2, '0')}`
}

function spellings(amount: number): string[] {
  const whole = Math.trunc(amount)
  const rest = Math.round((amount - whole) * 100)
  const groups = String(whole).replace(/(?<=\d)(?=(?:\d{3}){1,4}$)/g, ' ')
  if (rest === 0) return [...new Set([String(whole), groups.replaceAll(' ', '.'), groups])]
  const two = String(rest).padStart(2, '0')
  const short = two.endsWith('0') ? [`${whole}.${two[0]}`] : []
  return [`${whole}.${two}`, `${whole},${two}`, ...short, ...(whole > 999 ? [`${groups.replaceAll(' ', '.')},${two}`] : [])]
}
