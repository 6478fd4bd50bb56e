import { words } from '#platform/text/fold.ts'
import { lexicon, type Matcher, matcher } from '../lexicons/match.ts'
import { mattersIn } from '../lexicons/matters.ts'
import { isDenial } from '../lexicons/negations.ts'
import { isFreeOf, speaksOf } from './speaks-of.ts'
import { tellingWords } from './stated-on.ts'

/** Whether a sentence says that something is safe, fit or allowed. */
export const assures: Matcher = matcher(lexicon('assures'))

/** The matters about which a sentence says something. */
export const claimedIn = (sentence: string): string[] => mattersIn(sentence).filter((matter) => speaksOf(sentence, matter))

/**
 * Whether one of these texts says what a sentence says: the same matters, free of them or not as it does, and most of its words. The
 * question's own words back nothing and cost nothing.
 */
export function isBacked(sentence: string, texts: readonly string[], question: string): boolean {
  const asked = new Set(tellingWords(question))
  const told = tellingWords(sentence).filter((word) => !asked.has(word))
  const claimed = claimedIn(sentence)
  return texts.some((text) => {
    if (claimed.some((matter) => !mattersIn(text).includes(matter) || isFreeOf(sentence, matter) !== isFreeOf(text, matter))) return false
    if (denies(sentence) !== denies(text) || (assures(sentence) !== null && claimed.length === 0 && assures(text) === null)) return false
    const own = new Set(tellingWords(text))
    return told.filter((word) => own.has(word)).length >= told.length * MOST_OF_IT
  })
}

const denies = (text: string): boolean => words(text).some(isDenial)

const MOST_OF_IT = 0.6
