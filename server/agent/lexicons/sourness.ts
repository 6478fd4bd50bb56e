import { plainWords } from './match.ts'
import { sourWords } from './mood.ts'

/** How sour a message sounds: its sour words, shouting and piled-up marks. From 3 on it is anger [S1-15]. */
export function sourness(text: string): number {
  const said = plainWords(text).split(' ')
  const weight = said.reduce((sum, word) => sum + (Object.hasOwn(sourWords, word) ? (sourWords[word] ?? 0) : 0), 0)
  if (weight === 0) return 0
  const letters = text.replace(/[^\p{L}]/gu, '')
  const shouted = letters.length >= 12 && letters.replace(/[^\p{Lu}]/gu, '').length / letters.length > 0.7
  return weight + (shouted ? 1 : 0) + (/[!?]{2,}/.test(text) ? 1 : 0)
}
