import type { TopicName } from './topics.ts'

/** What shops of one kind sell, do and are asked. Prices are in pounds of a middling shop; a country and a seed make them local. */
export interface Trade {
  name: string
  goods: Good[]
  /** Sizes or kinds that a big business sells its first goods in. */
  variants: [string, string]
  services: Service[]
  /** A price that hangs on two things: what, and for whom or how big. */
  grid: { title: string; columns: string[]; rows: { name: string; prices: number[] }[] }
  /** The questions any shop is asked that fit this one. */
  topics: TopicName[]
  /** What only such a business is asked. */
  facts: TradeFact[]
  /** Wished for and not sold, plural. */
  notSold: string[]
  /** Asked, and answered by no document. */
  unknown: string[]
  /** What the bot must not do, and what leads it there. */
  care: { rule: string; asks: string[]; mustNot: string[] }[]
}

export interface Good {
  name: string
  category: string
  price: number
  detail: string
  /** A question that the detail answers, and the words of the answer. */
  ask?: { question: string; needs: string }
}

export interface Service {
  name: string
  minutes: number
  price: number
  note: string
}

export interface TradeFact {
  /** A heading an owner would write. */
  title: string
  /** May hold {n}, drawn from `n`. */
  says: string
  n?: number[]
  asks: string[]
  /** Groups of needles as in worlds/README.md; one of each group has to be in an answer. */
  needs: string[][]
  mustNot?: string[]
}

/** Lines of `name | category | price | detail | question => words of the answer`, the last part where there is one. */
export const goods = (table: string): Good[] =>
  cells(table).map(([name = '', category = '', price = '', detail = '', ask]) => {
    const [question = '', needs = ''] = (ask ?? '').split('=>').map((part) => part.trim())
    return { name, category, price: Number(price), detail, ...(ask && { ask: { question, needs } }) }
  })

/** Lines of `name | minutes | price | note`. */
export const services = (table: string): Service[] =>
  cells(table).map(([name = '', minutes = '', price = '', note = '']) => ({ name, minutes: Number(minutes), price: Number(price), note }))

/** A first line of columns, then `name | price | price …`. */
export function grid(title: string, table: string): Trade['grid'] {
  const [columns = [], ...rows] = cells(table)
  return { title, columns, rows: rows.map(([name = '', ...prices]) => ({ name, prices: prices.map(Number) })) }
}

const cells = (table: string) =>
  table
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => line.split('|').map((cell) => cell.trim()))
