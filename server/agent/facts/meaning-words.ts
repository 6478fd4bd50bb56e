import { STOP_WORDS, SYNONYMS, stem } from '#llms/offline/question-words.ts'
import { fold, words } from '#platform/text/fold.ts'
import { asMeasured } from '#platform/text/measures.ts'
import { inEnglish, saysNothing } from '#platform/text/words-abroad.ts'

/** The words of a text that name something, as rows and questions are compared: measured, in English where we know it, stemmed. */
export function meaningWords(text: string): string[] {
  return words(asMeasured(fold(text)))
    .flatMap((word) => (saysNothing(word) ? [] : [word, ...inEnglish(word)]))
    .filter((word) => !STOP_WORDS.has(word))
    .map(root)
}

/** The same, with other words for each. */
export const widely = (text: string): Set<string> =>
  new Set(meaningWords(text).flatMap((word) => [word, ...(SYNONYMS.get(word) ?? []).map(root)]))

export const singular = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word)

/** "Install" and "installation" are one here: a row names the work, a customer asks to have it done. */
const root = (word: string): string => {
  const short = stem(word)
  return short.length > 7 ? short.replace(/(?:ation|ment|er)$/, '') : short
}
