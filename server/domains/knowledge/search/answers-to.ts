import type { Block } from './blocks.ts'
import type { Asked } from './passage-index.ts'
import { synonymsOf } from './synonyms.ts'
import { stem } from './terms.ts'

/** Whether a block looks like an answer to this question, in any language: states an amount of money, a time of day, a share. */
export function answersTo(asked: Asked[]): (block: Block) => boolean {
  const wanted = kinds.filter(({ words }) => asked.some(({ term }) => words.has(term)))
  return (block) => wanted.some((kind) => holds(kind, block))
}

function holds({ looks, known }: Kind, block: Block): boolean {
  const before = known.get(block)
  if (before !== undefined) return before
  const found = looks.test(block.text)
  known.set(block, found)
  return found
}

interface Kind {
  words: Set<string>
  looks: RegExp
  /** Blocks stay from question to question. */
  known: WeakMap<Block, boolean>
}

const around = (word: string) => new Set([stem(word), ...synonymsOf(stem(word))])

const kinds: Kind[] = [
  {
    words: around('price'),
    looks: /\p{Sc}\s?\d|\d(?:[.,]\d+)*\s?(?:\p{Sc}|[A-Z]{3}\b)|\b(?:[A-Z]{3}|Rs|KSh|Fr)\.?\s?\d/u,
    known: new WeakMap(),
  },
  {
    words: around('opening'),
    looks: /\d{1,2}(?:[:.h]\d\d)?\s?(?:am|pm|a\.m|p\.m|h\b|uhr)|\d{1,2}[:h]\d\d|\p{L}{3,}\.?\s\d{1,2}\s?[-–]\s?\d{1,2}(?!\d)/iu,
    known: new WeakMap(),
  },
  { words: around('discount'), looks: /\d\s?%/, known: new WeakMap() },
]
