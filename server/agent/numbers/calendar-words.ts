import type { Weekday } from '@salesboy/contract/identity'
import { fold } from '#platform/text/fold.ts'
import { mayHold } from '#platform/text/may-hold.ts'
import { wordTable } from '../words/word-table.ts'

const index = <V>(rows: [string, V][]): Map<string, V> =>
  new Map(rows.flatMap(([names, value]) => names.split(' ').map((name) => [fold(name), value])))

const monthRows = Object.values(wordTable<string[]>('months')).flatMap((names) => names.map((name, i): [string, number] => [name, i + 1]))
const dayRows = Object.values(wordTable<Record<Weekday, string>>('weekdays')).flatMap((days) =>
  Object.entries(days).map(([day, names]): [string, Weekday] => [names, day as Weekday]),
)

/** Month numbers by folded name, in the languages that customers and sources use. */
export const months = index(monthRows)
/** Weekdays by folded name. */
export const dayNames = index(dayRows)

// Written forms keep their accents in texts that are read unfolded, so both spellings are listed.
const spellings = (rows: [string, unknown][]) =>
  [...new Set(rows.flatMap(([names]) => names.split(' ').flatMap((name) => [name, fold(name)])))].sort((a, b) => b.length - a.length)
const MONTHS = spellings(monthRows)
export const WEEKDAYS = spellings(dayRows)
export const MONTH = MONTHS.join('|')
export const WEEKDAY = WEEKDAYS.join('|')
export const mayNameMonth = mayHold(MONTHS)
