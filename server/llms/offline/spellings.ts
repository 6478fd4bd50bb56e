import { isDevanagari, soundOf } from '#platform/text/sound.ts'
import { inEnglish } from '#platform/text/words-abroad.ts'
import { SYNONYMS, stem } from './question-words.ts'
import { isSlip } from './slips.ts'

/** The words that count as a term, and how much: itself 1, a slip of the pen 0.8, another word for it 0.65. */
export type Spellings = [word: string, weight: number][]
export const NONE: Spellings = []

/** How a term may be written in what is searched, whose words `vocabulary` holds. */
export function spellingsOf(term: string, vocabulary: Set<string>): Spellings {
  const translations = vocabulary.has(term) ? [] : inEnglish(term).map(stem)
  const synonyms = [
    ...translations.map((word): [string, number] => [word, 0.9]),
    ...[term, ...translations].flatMap((word) => SYNONYMS.get(word) ?? []).map((synonym): [string, number] => [synonym, 0.65]),
  ]
  const found: Spellings = [[term, 1]]
  if (term.length >= 4 && !/\d/.test(term)) {
    const sound = term.length > 4 || isDevanagari(term) ? soundOf(term) : ''
    for (const word of vocabulary) {
      if (word === term) continue
      if (sound.length > 2 && soundOf(word) === sound) found.push([word, 0.8])
      else if (word[0] !== term[0] || word.length < 4 || Math.abs(word.length - term.length) > 2) continue
      else if (isSlip(term, word, term.length >= 8 ? 2 : 1)) found.push([word, 0.8])
    }
  }
  return [...found, ...synonyms]
}

/** How much of a term the words held stand for, 0 when none does. */
export const matches = (written: Spellings, held: Set<string>): number => written.find(([word]) => held.has(word))?.[1] ?? 0
