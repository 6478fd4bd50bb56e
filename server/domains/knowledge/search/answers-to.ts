import type { Asked } from './passage-index.ts'
import { synonymsOf } from './synonyms.ts'
import { stem } from './terms.ts'

/** What an answer to this question looks like in any language: an amount of money, a time of day, a share. */
export function answersTo(asked: Asked[]): RegExp[] {
  return kinds.filter(({ words }) => asked.some(({ term }) => words.has(term))).map(({ looks }) => looks)
}

const around = (word: string) => new Set([stem(word), ...synonymsOf(stem(word))])

const kinds = [
  {
    words: around('price'),
    looks: /\p{Sc}\s?\d|\d(?:[.,]\d+)*\s?(?:\p{Sc}|[A-Z]{3}\b)|\b(?:[A-Z]{3}|Rs|KSh|Fr)\.?\s?\d/u,
  },
  {
    words: around('opening'),
    looks: /\d{1,2}(?:[:.h]\d\d)?\s?(?:am|pm|a\.m|p\.m|h\b|uhr)|\d{1,2}[:h]\d\d|\p{L}{3,}\.?\s\d{1,2}\s?[-–]\s?\d{1,2}(?!\d)/iu,
  },
  { words: around('discount'), looks: /\d\s?%/ },
]
