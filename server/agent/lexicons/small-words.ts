import { readFileSync } from 'node:fs'

const { empty, hours } = JSON.parse(readFileSync(new URL('small-words.json', import.meta.url), 'utf8')) as Record<
  'empty' | 'hours',
  string[]
>

/** Words that name nothing: left out when we look for what a line is about. Folded. */
export const EMPTY_WORDS = new Set(empty)

/** Words of a question about opening hours. Nothing but these (and empty words) means the business as a whole is meant. */
export const HOUR_WORDS = new Set(hours)
