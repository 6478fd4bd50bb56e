import { cut } from '#platform/text/cut.ts'
import { words } from '#platform/text/fold.ts'
import { sentencesOf } from '#platform/text/sentences.ts'
import { meaningWords } from '../facts/meaning-words.ts'
import { pledges } from '../lexicons/index.ts'
import { isDenial } from '../lexicons/negations.ts'
import { dayNames, months } from '../numbers/calendar-words.ts'
import type { Guard } from './guard.ts'
import { wordsOfMaterial, wordsOfTalk } from './material.ts'

/**
 * A model promises nothing that nobody wrote: a sentence that pledges something (a guarantee, money back, a gift, a cure) is made of words
 * of this turn's material; and a place, a person or a code that it names stands there or in the talk.
 */
export const promises: Guard = (checked) => {
  const { draft } = checked
  if (draft.by === 'offline') return null
  const material = wordsOfMaterial(checked)
  for (const sentence of sentencesOf(draft.text)) {
    const pledge = pledges(sentence)
    if (pledge === null || /\?\s*$/.test(sentence) || words(sentence).some(isDenial)) continue
    const unsaid = meaningWords(sentence).filter((word) => /\p{L}{3}/u.test(word) && !material.has(word))
    if (unsaid.length > 0) return `"${cut(sentence.trim(), 80)}" promises what no source does (${unsaid.slice(0, 3).join(', ')})`
  }
  const talk = wordsOfTalk(checked)
  const isSold = (name: string) =>
    checked.shelf.find(name, 1).some((product) => words(name).every((word) => words(product.name).includes(word)))
  const stranger = namesIn(draft.text).find((name) => !words(name).every((word) => material.has(word) || talk.has(word)) && !isSold(name))
  return stranger ? `"${stranger}" is named in no source` : null
}

/** Two or more capitalised words in a row inside a sentence, and codes: names that somebody could go to, ask for or type in. */
const namesIn = (text: string): string[] =>
  [...(text.match(NAMES) ?? []), ...(text.match(CODES) ?? [])].filter(
    (name) => !words(name).every((word) => dayNames.has(word) || months.has(word)),
  )

const NAMES = /(?<=\p{Ll},? )\p{Lu}\p{Ll}{1,30}(?: \p{Lu}\p{Ll}{1,30}){1,4}/gu
const CODES = /(?<![\p{L}\p{N}-])\p{Lu}{3,12}\d{1,6}(?![\p{L}\p{N}-])/gu
