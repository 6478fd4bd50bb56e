import { jsonrepair } from 'jsonrepair'
import { isRecord } from '#platform/is-record.ts'

export interface Found {
  value: unknown
  from: number
  to: number
}

/** Objects and lists of JSON in a text, as models write them: in fences, between words, with quotes or commas amiss. */
export function valuesIn(text: string): Found[] {
  const found: Found[] = []
  let at = 0
  while (found.length < MOST) {
    const from = text.slice(at).search(/[{[]/)
    if (from < 0) break
    const start = at + from
    const end = endOf(text, start)
    const value = end === null ? undefined : parsed(text.slice(start, end))
    if (end === null || value === undefined) at = start + 1
    else {
      found.push({ value, from: start, to: end })
      at = end
    }
  }
  return found
}

/** The object a model was asked for: the largest there is. Null when there is none. */
export function objectIn(text: string): Record<string, unknown> | null {
  const objects = valuesIn(text).flatMap(({ value, from, to }) => (isRecord(value) ? [{ value, length: to - from }] : []))
  return objects.toSorted((a, b) => b.length - a.length)[0]?.value ?? null
}

/** Where what begins here closes; the end of the text when a model was cut off, or forgot. */
function endOf(text: string, start: number): number | null {
  let depth = 0
  let quote = ''
  const stop = Math.min(text.length, start + LONGEST)
  for (let at = start; at < stop; at++) {
    const letter = text[at] as string
    if (quote) {
      if (letter === '\\') at++
      else if (letter === quote) quote = ''
    } else if (letter === '"') quote = letter
    else if (letter === '{' || letter === '[') depth++
    else if ((letter === '}' || letter === ']') && --depth === 0) return at + 1
  }
  return text[start] === '{' ? stop : null
}

/** Only what has a key or a value as JSON has them: "[source 3]" and "{name}" are words. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    if (!/^[{[]\s*(?:\{\s*)*["'“]?[\w-]+["'”]?\s*:/.test(text)) return undefined
    try {
      return JSON.parse(jsonrepair(text)) as unknown
    } catch {
      return undefined
    }
  }
}

const MOST = 30
const LONGEST = 20_000
