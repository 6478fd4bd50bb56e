import { readFileSync } from 'node:fs'

const negations = Object.values(
  JSON.parse(readFileSync(new URL('negations.json', import.meta.url), 'utf8')) as Record<string, { before: string[]; after?: string[] }>,
)

/** Words that turn around what stands behind them, and what stands before them, all languages together, folded. */
export const NOT_BEFORE = new Set(negations.flatMap(({ before }) => before))
export const NOT_AFTER = new Set(negations.flatMap(({ after = [] }) => after))

/** Whether a word turns what is said around. */
export const isDenial = (word: string): boolean => NOT_BEFORE.has(word) || NOT_AFTER.has(word)
