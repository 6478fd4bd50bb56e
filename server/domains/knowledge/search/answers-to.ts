import { rememberedOf } from '#platform/remembered.ts'
import type { Block } from './blocks.ts'
import type { Asked } from './passage-index.ts'
import { synonymsOf } from './synonyms.ts'
import { stem } from './terms.ts'

/** Whether a block looks like an answer to this question, in any language: states an amount of money, a time of day, a share. */
export function answersTo(asked: Asked[]): (block: Block) => boolean {
  const wanted = kinds.filter(({ words }) => asked.some(({ term }) => words.has(term)))
  return (block) => wanted.some(({ isStatedIn }) => isStatedIn(block))
}

// Blocks stay from question to question.
const looksLike = (pattern: RegExp) => rememberedOf(({ text }: Block): boolean => pattern.test(text))
const around = (word: string) => new Set([stem(word), ...synonymsOf(stem(word))])

const kinds = [
  {
    words: around('price'),
    isStatedIn: looksLike(/\p{Sc}\s?\d|(?<!\d[.,]?)\d+(?:[.,]\d+)*\s?(?:\p{Sc}|[A-Z]{3}\b)|\b(?:[A-Z]{3}|Rs|KSh|Fr)\.?\s?\d/u),
  },
  {
    words: around('opening'),
    isStatedIn: looksLike(
      /\d{1,2}(?:[:.h]\d\d)?\s?(?:am|pm|a\.m|p\.m|h\b|uhr)|\d{1,2}[:h]\d\d|(?<!\p{L})\p{L}{3,}\.?\s\d{1,2}\s?[-–]\s?\d{1,2}(?!\d)/iu,
    ),
  },
  { words: around('discount'), isStatedIn: looksLike(/\d\s?%/) },
]
