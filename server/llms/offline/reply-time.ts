import { readFileSync } from 'node:fs'
import { remembered } from '#platform/remembered.ts'
import { fold } from '#platform/text/fold.ts'

/** How soon a person answers, as an owner typed it, read so that a sentence can say it in any language. */
export type ReplyTime = { least: number; most: number; unit: Unit } | { said: Record<string, string> } | { typed: string } | null

type Unit = 'minute' | 'hour' | 'day' | 'week'

/**
 * "within two hours", "We usually answer within 2h", "2-3 days" are a duration; "ASAP", "same day" and "by tomorrow" are known words; what
 * is neither is said as it was typed. Null when nothing was typed, or nothing that says when.
 */
export const readReplyTime = remembered(200, (text): ReplyTime => {
  const typed = bare(text)
  if (typed === '') return null
  const plain = plainOf(typed)
  const known = KNOWN.find((one) => one.typed.includes(plain))
  if (known?.says) return { said: known.says }
  if (known) return known.minutes ? { least: known.minutes, most: known.minutes, unit: 'minute' } : null
  return durationIn(plain) ?? { typed }
})

/** "2 hours", "20–30 minutes", in that language. */
export function spellDuration({ least, most, unit }: { least: number; most: number; unit: Unit }, language: string): string {
  const format = new Intl.NumberFormat(SPELLED[language] ?? language, { style: 'unit', unit, unitDisplay: 'long' })
  return (least === most ? format.format(most) : format.formatRange(least, most)).replace(/\s/gu, ' ')
}

function durationIn(plain: string): { least: number; most: number; unit: Unit } | null {
  const [, first = '', second, unit = ''] = plain.match(DURATION) ?? []
  const named = UNITS.get(unit)
  const least = numberOf(first)
  const most = second === undefined ? least : numberOf(second)
  return named && least && most ? { least, most, unit: named } : null
}

/** Swahili says the unit first: "saa 2", "dakika 30". */
const plainOf = (text: string): string =>
  fold(text)
    .replace(/[–—]/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}.-]+/gu, ' ')
    .trim()
    .replace(/^(\p{L}+) (\d+(?:-\d+)?)$/u, '$2 $1')

/** Without "we usually answer within" in front and "or so" behind. */
function bare(text: string): string {
  let left = text
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s.,!;:…])[\s.,!;:…]+$/u, '')
    .trim()
  for (;;) {
    const said = fold(left)
    const lead = LEADS.find((words) => said.startsWith(`${words} `) || said === words)
    const trail = TRAILS.find((words) => said.endsWith(` ${words}`))
    if (lead === undefined && trail === undefined) return left
    const words = left.split(/ /)
    const count = (lead ?? trail ?? '').split(' ').length
    left = (lead === undefined ? words.slice(0, -count) : words.slice(count)).join(' ').trim()
  }
}

const numberOf = (word: string): number => Number(word) || (NUMBERS.get(word) ?? 0)

interface Tables {
  lead: Record<string, string[]>
  trail: Record<string, string[]>
  numbers: Record<string, string[]>
  units: Record<Unit, string[]>
  known: { typed: string[]; minutes?: number; says?: Record<string, string> }[]
}
const tables = JSON.parse(readFileSync(new URL('reply-times.json', import.meta.url), 'utf8')) as Tables
const longestFirst = (lists: Record<string, string[]>): string[] =>
  Object.values(lists)
    .flat()
    .map(fold)
    .sort((a, b) => b.length - a.length)

const LEADS = longestFirst(tables.lead)
const TRAILS = longestFirst(tables.trail)
const KNOWN = tables.known.map((one) => ({ ...one, typed: one.typed.map(plainOf) }))
const NUMBERS = new Map(
  Object.entries(tables.numbers).flatMap(([value, words]) => words.map((word) => [fold(word), Number(value)] as const)),
)
const UNITS = new Map(Object.entries(tables.units).flatMap(([unit, words]) => words.map((word) => [fold(word), unit as Unit] as const)))
const NUMBER = `\\d+|${[...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')}`
const DURATION = new RegExp(`^(${NUMBER})(?: ?(?:-|to|or|a|ou|o|hadi|se|do|bis) ?(${NUMBER}))? ?(\\p{L}[\\p{L}\\p{M}]*)$`, 'u')
/** Languages that are spelled as another. */
const SPELLED: Record<string, string> = { pcm: 'en' }
