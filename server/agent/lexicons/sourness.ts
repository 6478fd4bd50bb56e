import { readFileSync } from 'node:fs'
import { plainWords } from './match.ts'

/** How sour a message sounds: its sour words, shouting and piled-up marks. From 3 on it is anger [S1-15]. */
export function sourness(text: string): number {
  const weight = plainWords(text)
    .split(' ')
    .reduce((sum, word) => sum + (WEIGHTS.get(word) ?? 0), 0)
  if (weight === 0) return 0
  const letters = text.replace(/[^\p{L}]/gu, '')
  const shouted = letters.length >= 12 && letters.replace(/[^\p{Lu}]/gu, '').length / letters.length > 0.7
  return weight + (shouted ? 1 : 0) + (/[!?]{2,}/.test(text) ? 1 : 0)
}

/** How much a plain word sours a message; 0 for most. */
export const sourWeight = (word: string): number => WEIGHTS.get(word) ?? 0

/** Words that sour a message without deciding it, each with its weight. */
const sourWords = JSON.parse(readFileSync(new URL('sour-words.json', import.meta.url), 'utf8')) as Record<string, Record<string, number>>
const WEIGHTS = new Map(Object.values(sourWords).flatMap((words) => Object.entries(words)))
