import { readFileSync } from 'node:fs'
import { isAngry } from '../lexicons/index.ts'
import { plainWords } from '../lexicons/match.ts'
import { NOT_AFTER, NOT_BEFORE } from '../lexicons/negations.ts'
import { sourness, sourWeight } from '../lexicons/sourness.ts'

/**
 * How somebody sounds, from -1 (angry) to 1 (delighted) [S1-15]; null for a text without words or signs of a mood in it to read.
 * Sweet words against sour ones, each turned round by a "not" beside it; what the lexicons call anger is never better than -0.8.
 */
export function readMood(text: string): number | null {
  const words = plainWords(text).split(' ').filter(Boolean)
  const signs = [...text.matchAll(SIGNS)].map(([sign]) => sign)
  if (words.length === 0 && signs.length === 0) return null

  const weighed = words.reduce((sum, word, at) => sum + weightOf(word) * (isNegated(words, at) ? -0.75 : 1), 0)
  // "What is your refund policy?" asks about trouble and is not in it.
  const spoken = weighed < 0 && weighed > -1.25 && /[^?!]\?\s*$/.test(text) ? weighed / 2 : weighed
  const shown = signs.slice(0, MOST_SIGNS).reduce((sum, sign) => sum + (SWEET.get(sign) ?? -(SOUR_SIGNS[sign] ?? 0)), 0)
  // Shouting and piled-up marks sharpen what is sour already.
  const sharpened = spoken < 0 ? Math.max(0, sourness(text) - sourness(text.toLowerCase().replace(/[!?]+/g, ''))) : 0
  const sum = spoken + shown - sharpened
  const mood = Math.round((sum / Math.sqrt(sum * sum + SOFTNESS)) * 100) / 100
  return isAngry(text) ? Math.min(mood, -0.8) : mood + 0
}

/** How somebody has sounded over their last messages, newest first: what was said last counts most, plain talk little. */
export function rollingMood(moods: (number | null)[]): number | null {
  let sum = 0
  let weights = 0
  for (const [at, mood] of moods
    .filter((one) => one !== null)
    .slice(0, REMEMBERED)
    .entries()) {
    const weight = FADING ** at * (Math.abs(mood) < 0.15 ? 0.3 : 1)
    sum += weight * mood
    weights += weight
  }
  return weights === 0 ? null : Math.round((sum / weights) * 100) / 100
}

const weightOf = (word: string): number => (SWEET.get(word) ?? 0) - sourWeight(word)

function isNegated(words: string[], at: number): boolean {
  return [1, 2, 3].some((back) => NOT_BEFORE.has(words[at - back] ?? '')) || NOT_AFTER.has(words[at + 1] ?? '')
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../lexicons/${name}.json`, import.meta.url), 'utf8')) as T
}

const SWEET = new Map(
  Object.values(read<Record<string, Record<string, number>>>('sweet-words'))
    .flatMap((words) => Object.entries(words))
    .map(([word, weight]) => [plainWords(word) || word, weight]),
)
const SOUR_SIGNS = read<Record<string, number>>('sour-signs')
const SIGNS = /\p{Extended_Pictographic}/gu
const MOST_SIGNS = 3
const SOFTNESS = 4
const REMEMBERED = 6
const FADING = 0.6
