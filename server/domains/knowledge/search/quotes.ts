import { rememberedOf } from '#platform/remembered.ts'
import { words } from '#platform/text/fold.ts'
import { answersTo } from './answers-to.ts'
import type { Block } from './blocks.ts'
import type { Asked, Read } from './passage-index.ts'
import { stem } from './terms.ts'

/** A few lines that answer, out of a passage: a passage is 650 tokens so that it can be understood; a reply needs less. */
export interface Quote extends Pick<Read, 'source' | 'passage' | 'standing' | 'similarity'> {
  heading: string | null
  text: string
  /** What its best block holds of the question, as it writes it. */
  words: string[]
  /** From 0 to 1: the share of the question that is covered, and a little of the passage's own rank. */
  score: number
}

/** Characters of a quote, apart from a best block that is longer by itself. */
const most = 600
/** How far around the best block others may come along, and what share of its coverage they need. */
const reach = 3
const worthIt = 0.5

/**
 * The best blocks of all that was read, wherever they stand, each with what near it answers as well. No line comes twice,
 * though passages overlap.
 */
export function quotesOf(read: Read[], asked: Asked[], limit: number): Quote[] {
  const matched = read.map(({ blocks }) => matchesOf(blocks, asked))
  const weights = weightsOf(read, matched, asked)
  const answers = answersTo(asked)
  const spots = read.flatMap((one, at) => {
    const coverage = matched[at]!.map((match, index) => coverageOf(match, weights) * (one.blocks[index]!.outdated ? 0.4 : 1))
    const ofPassage = 0.75 * Math.max(0, ...coverage) + 0.15 * one.rank + 0.1 * Math.max(0, Math.min(1, one.similarity * 1.5))
    return coverage.map((share, index) => ({ at, index, coverage, score: scoreOf(one, index, share, ofPassage, answers) }))
  })

  const taken = new Set<string>()
  const quotes: Quote[] = []
  for (const { at, index, coverage, score } of spots.sort((a, b) => b.score - a.score)) {
    if (quotes.length >= limit) break
    const { blocks, source, passage, standing, similarity } = read[at]!
    if (taken.has(blocks[index]!.text)) continue
    const chosen = around(blocks, coverage, index, taken, quotes.length === 0)
    for (const block of chosen) taken.add(block.text)
    quotes.push({
      source,
      passage,
      standing,
      similarity,
      heading: blocks[index]!.heading,
      text: textOf(chosen),
      words: wordsIn(blocks[index]!, asked),
      score: Math.min(1, score),
    })
  }
  return quotes
}

/** For each block and word of the question how well the one holds the other. Its own words count whole; those of its heading and title place it. */
function matchesOf(blocks: Block[], asked: Asked[]): Float32Array[] {
  // Blocks share their headings, and a passage its title.
  const known = new Map<Set<string>, number[]>()
  const sharedBy = (terms: Set<string>) => {
    const held = known.get(terms) ?? heldBy(terms, asked)
    known.set(terms, held)
    return held
  }
  return blocks.map(({ terms, headingTerms, titleTerms }) => {
    const [own, heading, title] = [heldBy(terms, asked), sharedBy(headingTerms), sharedBy(titleTerms)]
    return Float32Array.from(own, (weight, at) => Math.max(weight, heading[at]! * 0.85, title[at]! * 0.5))
  })
}

/** What the heaviest form of each word weighs that is among these terms. */
const heldBy = (terms: Set<string>, asked: Asked[]): number[] => asked.map(({ forms }) => forms.find(([form]) => terms.has(form))?.[1] ?? 0)

/** How much each word of the question says: rare ones more, among passages and among the blocks at hand. They sum to 1. */
function weightsOf(read: Read[], matched: Float32Array[][], asked: Asked[]): number[] {
  const seen = new Set<string>()
  const holding = new Uint32Array(asked.length)
  for (const [at, { blocks }] of read.entries())
    for (const [index, { text }] of blocks.entries()) {
      if (seen.has(text)) continue
      seen.add(text)
      for (const [word, match] of matched[at]![index]!.entries()) if (match >= 0.5) holding[word]!++
    }
  const weights = asked.map(({ importance }, at) => 0.6 * importance + 0.4 * rarity(holding[at]! || seen.size * 0.3, seen.size))
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  return weights.map((weight) => weight / total)
}

/** A word that nothing here holds tells nothing apart; it counts like a common one. */
const rarity = (holding: number, all: number) => Math.log(1 + (all - holding + 0.5) / (holding + 0.5))

function coverageOf(match: Float32Array, weights: number[]): number {
  let sum = 0
  for (let at = 0; at < weights.length; at++) sum += match[at]! * weights[at]!
  return sum
}

function scoreOf(
  { source, blocks, standing }: Read,
  index: number,
  coverage: number,
  ofPassage: number,
  answers: (block: Block) => boolean,
): number {
  let score = 0.82 * coverage + 0.12 * ofPassage
  if (answers(blocks[index]!)) score += 0.06
  // Of two that say as much, the one that says it in fewer words; of two equals, what somebody chose to upload.
  score /= 1 + 0.3 * Math.log1p(blocks[index]!.text.length / 100)
  if (source.web) score *= 0.97
  return standing === 'current' ? score : score * 0.3
}

function around(blocks: Block[], coverage: number[], index: number, taken: Set<string>, whole: boolean): Block[] {
  const first = blocks[index]!
  const chosen = new Set([index])
  let length = first.text.length
  for (let near = Math.max(0, index - reach); near <= Math.min(blocks.length - 1, index + reach); near++) {
    const block = blocks[near]!
    if (near === index || block.heading !== first.heading || taken.has(block.text) || length + block.text.length > most) continue
    // The very best comes with what stands around it, whether that holds the question's words or not.
    if (!whole && (coverage[near]! === 0 || coverage[near]! < coverage[index]! * worthIt)) continue
    chosen.add(near)
    length += block.text.length + 1
  }
  return [...chosen].sort((a, b) => a - b).map((at) => blocks[at]!)
}

const textOf = (blocks: Block[]) => blocks.map(({ before, text }, index) => (index > 0 ? before : '') + text).join('')

/** As the block writes them, not as they are compared. */
function wordsIn(block: Block, asked: Asked[]): string[] {
  const { terms, headingTerms } = block
  const held = asked.flatMap(({ forms }) => forms.find(([form]) => terms.has(form) || headingTerms.has(form))?.[0] ?? [])
  const written = writtenIn(block)
  return [...new Set(held.map((form) => written.get(form) ?? form))]
}

/** The words of a block by their stems, the first for each. */
const writtenIn = rememberedOf(
  ({ text, heading }: Block) =>
    new Map(
      words(`${text} ${heading ?? ''}`)
        .map((word) => [stem(word), word] as const)
        .reverse(),
    ),
)
