import { everyMatch } from '#platform/text/every-match.ts'
import type { Claim, Reader } from './claim.ts'

/** "4pm", "4:30 p.m.", "16:00", "9-7pm" (both ends), "noon", "5 o'clock", "14h30"; each as HH:MM. */
export const readTimes: Reader = (text) => {
  const claims: Claim[] = []
  const add = (value: string | null, match: RegExpMatchArray, hours?: number) => {
    if (!value) return
    const start = match.index ?? 0
    claims.push({ kind: 'time', value, text: match[0], start, end: start + match[0].length, ...(hours === undefined ? {} : { hours }) })
  }
  for (const match of everyMatch(text, RANGE)) {
    const { h1, m1, half1, h2, m2, half2 } = match.groups as Record<string, string | undefined>
    const end = clock(h2, m2, half2)
    // "9-7pm" runs from morning to evening, "5:30-7:30 pm" within the evening: the first hour takes the half that keeps it before the second.
    const same = clock(h1, m1, half1 ?? half2)
    const start = half1 || !same || !end || same < end ? same : clock(h1, m1, 'am')
    add(start, match)
    add(end, match)
  }
  const rest = text.replace(RANGE, (part) => '\u0001'.repeat(part.length))
  for (const match of everyMatch(rest, TWELVE)) add(clock(match.groups?.h, match.groups?.m, match.groups?.half), match)
  for (const match of everyMatch(rest, TWENTY_FOUR)) if (!claims.some((c) => overlaps(c, match))) add(clock(match[1], match[2]), match)
  for (const match of everyMatch(rest, FRENCH))
    if (!claims.some((c) => overlaps(c, match))) add(clock(match[1], match[2]), match, match[2] ? undefined : Number(match[1]))
  for (const match of everyMatch(rest, O_CLOCK)) if (!claims.some((c) => overlaps(c, match))) add(clock(match[1], undefined), match)
  for (const match of everyMatch(rest, NOON))
    if (!claims.some((c) => overlaps(c, match))) add(/midnight|minuit|medianoche/i.test(match[0]) ? '00:00' : '12:00', match)
  return claims
}

const overlaps = (claim: Claim, match: RegExpMatchArray) =>
  (match.index ?? 0) < claim.end && claim.start < (match.index ?? 0) + match[0].length

function clock(hours: string | undefined, minutes: string | undefined, half?: string): string | null {
  let hour = Number(hours)
  if (Number.isNaN(hour) || hour > 24 || (half && hour > 12)) return null
  const late = half?.toLowerCase().startsWith('p')
  if (half && late && hour < 12) hour += 12
  if (half && !late && hour === 12) hour = 0
  return `${String(hour === 24 ? 0 : hour).padStart(2, '0')}:${minutes ?? '00'}`
}

const HALF = String.raw`(?:[ap]\.? ?m\b\.?)`
const RANGE = new RegExp(
  String.raw`(?<![\d.,:/₦$£€₹])(?<h1>\d{1,2})(?:[:.](?<m1>[0-5]\d))? ?(?<half1>${HALF})? ?(?:-|to|till|until|and|a|à) ?(?<h2>\d{1,2})(?:[:.](?<m2>[0-5]\d))? ?(?<half2>${HALF})`,
  'gi',
)
const TWELVE = new RegExp(String.raw`(?<![\d.,:/₦$£€₹])(?<h>\d{1,2})(?:[:.](?<m>[0-5]\d))? ?(?<half>${HALF})`, 'gi')
const TWENTY_FOUR = /(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])/g
const FRENCH = /(?<![\d.,:])([01]?\d|2[0-3]) ?(?:h|heures?)(?: ?([0-5]\d))?(?![\p{L}\d])/giu
const O_CLOCK = /(?<![\d.,:])(\d{1,2}) ?(?:o'?clock|baje|बजे)/giu
const NOON = /\b(?:12 )?(?:noon|midday|midnight|midi|minuit|mediod[ií]a|medianoche)\b/gi
