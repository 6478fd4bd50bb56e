import { isRecord } from '#platform/is-record.ts'
import { cut } from '#platform/text/cut.ts'

/**
 * Readers for JSON that nobody has checked: a wrong type reads as absent, inherited properties do not exist, and text
 * comes out fit for Postgres, without NUL and without half surrogate pairs.
 */
export type Wire = Record<string, unknown>

export const field = (value: unknown, key: string): unknown => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined)

export function record(value: unknown, key: string): Wire | undefined {
  const found = field(value, key)
  return isRecord(found) ? found : undefined
}

export function list(value: unknown, key: string): unknown[] {
  const found = field(value, key)
  return Array.isArray(found) ? found : []
}

/** The text under `key`, cut to `max` UTF-16 units; undefined when absent, not text or empty. */
export function text(value: unknown, key: string, max = 1000): string | undefined {
  const found = field(value, key)
  if (typeof found !== 'string') return undefined
  return clean(found, max) || undefined
}

/** One line of text: names, titles, file names. */
export function line(value: unknown, key: string, max = 200): string | undefined {
  const found = text(value, key, max * 4)
    ?.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
  return found && clean(found, max)
}

export function number(value: unknown, key: string): number | undefined {
  const found = field(value, key)
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}

/** An http(s) address; anything else (javascript:, data:, a word) is absent. */
export function webUrl(value: unknown, key: string): string | undefined {
  const found = text(value, key, 2001)
  return found && found.length <= 2000 && /^https?:\/\/[^\s\\]+$/i.test(found) && URL.canParse(found) ? found : undefined
}

/** The provider's own id of something, at most 512 characters: never cut, because half an id is another id. */
export function externalId(value: unknown, key: string): string | undefined {
  const found = field(value, key)
  return typeof found === 'string' && found !== '' && clean(found, 512) === found ? found : undefined
}

export const clean = (value: string, max: number): string => cut(value.replaceAll('\0', ''), max).toWellFormed()

const poisonous = new Set(['__proto__', 'constructor', 'prototype'])

/** A copy that may be stored as jsonb and merged into other objects without surprises. Callers bound the depth first. */
export function cleanJson(value: unknown): unknown {
  if (typeof value === 'string') return clean(value, 4096)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) return value.slice(0, 1000).map(cleanJson)
  if (!isRecord(value)) return value
  return cleanRecord(value)
}

export function cleanRecord(value: Wire): Wire {
  const entries = Object.entries(value).filter(([key]) => !poisonous.has(key))
  return Object.fromEntries(entries.map(([key, item]) => [clean(key, 200), cleanJson(item)]))
}

/** Walks with a list instead of recursion: what it measures may be deep enough to overflow the stack. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}

/**
 * Meta's time: unix seconds, as text or as a number. What cannot be one (words, milliseconds, zero, before 2001)
 * becomes `now`, and a time yet to come does too, since it would hold the customer service window open.
 */
export function timeOf(value: unknown, key: string, now: Date): Date {
  const found = field(value, key)
  const seconds = typeof found === 'number' ? String(found) : found
  if (typeof seconds !== 'string' || !/^[1-9]\d{9}$/.test(seconds)) return now

  const at = new Date(Number(seconds) * 1000)
  return at > now ? now : at
}
