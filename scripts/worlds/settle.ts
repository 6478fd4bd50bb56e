import type { Business } from './businesses.ts'
import { type Country, countries } from './countries.ts'
import { type Money, openMoney } from './money.ts'
import { type Random, random } from './random.ts'
import { fill, type Told, tell } from './topics.ts'
import type { Trade, TradeFact } from './trade.ts'

/** All that is true of one business, before anybody writes it down or asks about it. */
export interface Truth {
  business: Business
  country: Country
  money: Money
  random: Random
  /** Of the conversations: a working day, some minutes after opening. */
  today: string
  city: string
  street: string
  /** The owner first, to whom people are handed over. */
  staff: string[]
  hours: Hours
  special: { date: string; name: string; hours: [string, string] | null }
  goods: Sold[]
  services: (Trade['services'][number] & { amount: number; before: number | null })[]
  grid: { title: string; columns: string[]; rows: { name: string; amounts: number[] }[] }
  told: Told[]
  facts: TradeFact[]
  /** The most that the bot may take off, in percent. */
  maxDiscount: number
}

export interface Sold {
  sku: string
  name: string
  category: string
  detail: string
  ask?: { question: string; needs: string }
  amount: number
  /** The price of the older list, where it has one. */
  before: number | null
  stock: number
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof week)[number]
/** Null: closed. */
export type Hours = Record<Weekday, [string, string] | null>

export function settle(business: Business): Truth {
  const { trade, slug, size } = business
  const seed = random(slug)
  const country: Country = countries[business.country]
  const money = openMoney(country, seed.named('money'))
  const hours = drawHours(seed.named('hours'))
  const goods = drawGoods(business, money, seed.named('goods'))
  const services = trade.services.map((service, at) => {
    const amount = money.priceOf(service.price)
    return { ...service, amount, before: at === 0 && service.price > 5 ? money.priceOf(service.price * 0.8) : null }
  })
  const grid = {
    title: trade.grid.title,
    columns: trade.grid.columns,
    rows: trade.grid.rows.map(({ name, prices }) => ({ name, amounts: prices.map(money.priceOf) })),
  }
  const staff = seed.named('staff').some(country.people, 3)
  const draw = seed.named('topics')
  const names = draw.some(trade.topics, size === 'small' ? 7 : size === 'medium' ? 9 : 11)
  const told = names.map((name, at) =>
    tell(name, { random: draw.named(name), country: { ...country, people: staff }, money }, at % 3 === 0),
  )
  const facts = trade.facts.map((fact, at) => settleFact(fact, seed.named(`fact ${at}`)))
  const place = seed.named('place')
  const [date, name] = place.pick(country.specialDays)
  return {
    business,
    country,
    money,
    random: seed,
    today: todayBefore(date, hours, place),
    city: place.pick(country.cities),
    street: place.pick(country.streets),
    staff,
    hours,
    special: { date, name, hours: place.chance(0.5) ? null : ['10:00', '13:00'] },
    goods,
    services,
    grid,
    told,
    facts,
    maxDiscount: place.pick([5, 8, 10]),
  }
}

function drawGoods({ trade, slug, size }: Business, money: Money, random: Random): Sold[] {
  const code = slug
    .split('-')
    .map((word) => word.slice(0, 2))
    .join('')
    .toUpperCase()
  const kept = trade.goods.filter(({ ask }, at) => size !== 'small' || ask || at < 8)
  // A big business sells its first goods in two kinds, and a customer who names neither may be told either.
  const listed = kept.flatMap((good, at) => {
    if (size !== 'large' || at < 4 || at > 8) return [good]
    return trade.variants.map((variant, which) => ({
      ...good,
      name: `${good.name}, ${variant}`,
      price: good.price * (1 + which * 0.7),
      ask: undefined,
    }))
  })
  const empty = random.int(5, listed.length - 1)
  const old = new Set(random.some(listed, 5))
  return listed.map((good, at) => ({
    sku: `${code}-${101 + at * random.pick([1, 3, 7])}${'ABCDEFGHJKLMNPQRSTUVWX'[at]}`,
    name: good.name,
    category: good.category,
    detail: good.detail,
    ask: good.ask,
    amount: money.priceOf(good.price),
    before: old.has(good) && at !== empty ? money.priceOf(good.price * 0.82) : null,
    stock: at === empty ? 0 : random.pick([6, 9, 14, 30, 80]),
  }))
}

const opens = ['07:30', '08:00', '08:30', '09:00', '10:00']
const closes = ['17:00', '17:30', '18:00', '18:30', '19:00', '20:00']

function drawHours(random: Random): Hours {
  const usual: [string, string] = [random.pick(opens), random.pick(closes)]
  const closedDay = random.pick(['mon', 'sun', 'wed'] as const)
  const lateDay = random.pick(week.filter((day) => day !== closedDay && day !== 'sat' && day !== 'sun'))
  return Object.fromEntries(
    week.map((day) => {
      if (day === closedDay || (day === 'sun' && random.chance(0.7))) return [day, null]
      if (day === lateDay) return [day, [usual[0], '21:00']]
      if (day === 'sat' || day === 'sun') return [day, ['09:30', random.pick(['13:30', '14:00', '15:30'])]]
      return [day, usual]
    }),
  ) as Hours
}

const settleFact = (fact: TradeFact, random: Random): TradeFact => {
  const n = fact.n ? String(random.pick(fact.n)) : ''
  const filled = (text: string) => fill(text, { n })
  return { ...fact, says: filled(fact.says), needs: fact.needs.map((group) => group.map(filled)) }
}

/** Between two and five weeks before the special day, on a day that is open and whose next two days are not both closed. */
function todayBefore(special: string, hours: Hours, random: Random): string {
  for (let back = random.int(14, 35); ; back++) {
    const date = addDays(special, -back)
    if (hours[weekdayOf(date)] && (hours[weekdayOf(addDays(date, 1))] || hours[weekdayOf(addDays(date, 2))])) return date
  }
}

export const weekdayOf = (date: string): Weekday => week[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!

export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

export const dayNames: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
