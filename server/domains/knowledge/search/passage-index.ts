import type { Outline } from '../chunk.ts'
import { dimensions, embedOffline } from '../embed-offline.ts'
import { type Block, blocksOf } from './blocks.ts'
import { synonymsOf } from './synonyms.ts'
import { questionTerms, terms } from './terms.ts'

export interface IndexedSource {
  id: string
  title: string
  fileName: string
  outdated: boolean
  /** ISO date after which it no longer holds. */
  validUntil: string | null
  passages: IndexedPassage[]
}

export interface IndexedPassage {
  id: string
  heading: string | null
  text: string
  outline: Outline
  vector: Float32Array
}

/** What one source adds to the index: built once for each reading, never changed. */
export interface Segment {
  source: IndexedSource
  family: { name: string; year: number }
  postings: Map<string, Uint32Array>
  lengths: Uint32Array
  vectors: Float32Array
  blocks: (Block[] | undefined)[]
  bytes: number
}

export interface Hit {
  source: IndexedSource
  passage: IndexedPassage
  blocks: Block[]
  /** For each block of the passage, the share of the question it covers, 0 to 1. */
  coverage: number[]
  score: number
}

/** Where a tenant's passages are found: words and vectors in memory, one segment for each source. */
export class PassageIndex {
  readonly #segments: Segment[]
  readonly #frequency = new Map<string, number>()
  readonly #byPrefix = new Map<string, string[]>()
  readonly #newest = new Map<string, number>()
  readonly passages: number
  readonly #averageLength: number
  readonly bytes: number

  constructor(segments: Segment[]) {
    this.#segments = segments
    let length = 0
    let passages = 0
    let bytes = 0
    for (const segment of segments) {
      passages += segment.lengths.length
      bytes += segment.bytes
      for (const words of segment.lengths) length += words
      for (const [term, posting] of segment.postings) this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + posting.length / 2)
      const { name, year } = segment.family
      if (year && !segment.source.outdated) this.#newest.set(name, Math.max(this.#newest.get(name) ?? 0, year))
    }
    for (const term of this.#frequency.keys()) {
      if (term.length < 4) continue
      const prefix = term.slice(0, 4)
      const known = this.#byPrefix.get(prefix)
      if (known) known.push(term)
      else this.#byPrefix.set(prefix, [term])
    }
    this.passages = passages
    this.bytes = bytes
    this.#averageLength = passages ? length / passages : 1
  }

  /**
   * The best passages for a question: the ranks by words (BM25) and by vector are fused, then the front runners are
   * read block by block. What calls itself old comes after everything that does not.
   */
  search(question: string, limit: number, now: Date): Hit[] {
    if (this.passages === 0) return []
    const asked = questionTerms(question).map((term) => this.#variants(term))
    const byWords = this.#wordScores(asked)
    const byVector = this.#vectorScores(embedOffline(question))
    const fused = fuse(byWords, byVector, Math.max(40, limit * 4))

    const today = now.toISOString().slice(0, 10)
    const hits: Hit[] = []
    for (const { at, rank } of fused) hits.push(this.#read(at, asked, rank, byVector[at]!, today))
    return hits.sort((a, b) => b.score - a.score).slice(0, limit)
  }

  /** The term itself, what shares its beginning, and other words for it, each with how much it counts. */
  #variants(term: string): Asked {
    const forms = new Map<string, number>()
    const add = (form: string, weight: number) => {
      if (this.#frequency.has(form) && (forms.get(form) ?? 0) < weight) forms.set(form, weight)
    }
    add(term, 1)
    if (term.length >= 4) {
      for (const other of this.#byPrefix.get(term.slice(0, 4)) ?? []) {
        const [short, long] = other.length < term.length ? [other, term] : [term, other]
        if (long.startsWith(short)) add(other, 0.5 + (0.4 * short.length) / long.length)
        else if (term.length >= 6 && isNear(term, other)) add(other, 0.6)
      }
    }
    for (const other of synonymsOf(term)) add(other, 0.45)
    const exact = this.#frequency.get(term) ?? 0
    const frequency = exact || Math.max(0, ...[...forms.keys()].map((form) => this.#frequency.get(form) ?? 0))
    return { forms, importance: Math.log(1 + (this.passages - frequency + 0.5) / (frequency + 0.5)) + 0.3 }
  }

  #wordScores(asked: Asked[]): Float32Array {
    const scores = new Float32Array(this.passages)
    const best = new Float32Array(this.passages)
    const touched: number[] = []
    for (const { forms } of asked) {
      for (const [form, weight] of forms) {
        const frequency = this.#frequency.get(form)!
        const gain = weight * Math.log(1 + (this.passages - frequency + 0.5) / (frequency + 0.5))
        let offset = 0
        for (const { postings, lengths } of this.#segments) {
          const posting = postings.get(form)
          for (let index = 0; posting && index < posting.length; index += 2) {
            const at = posting[index]!
            const count = posting[index + 1]!
            const score = (gain * count * 2.2) / (count + 1.2 * (0.5 + (0.5 * lengths[at]!) / this.#averageLength))
            if (best[offset + at] === 0) touched.push(offset + at)
            if (score > best[offset + at]!) best[offset + at] = score
          }
          offset += lengths.length
        }
      }
      for (const at of touched) {
        scores[at] = scores[at]! + best[at]!
        best[at] = 0
      }
      touched.length = 0
    }
    return scores
  }

  #vectorScores(question: Float32Array): Float32Array {
    const scores = new Float32Array(this.passages)
    let offset = 0
    for (const { vectors, lengths } of this.#segments) {
      for (let at = 0; at < lengths.length; at++) {
        let sum = 0
        const base = at * dimensions
        for (let index = 0; index < dimensions; index++) sum += vectors[base + index]! * question[index]!
        scores[offset + at] = sum
      }
      offset += lengths.length
    }
    return scores
  }

  #read(at: number, asked: Asked[], rank: number, similarity: number, today: string): Hit {
    let local = at
    let segment = this.#segments[0]!
    for (segment of this.#segments) {
      if (local < segment.lengths.length) break
      local -= segment.lengths.length
    }
    const { source } = segment
    const passage = source.passages[local]!
    segment.blocks[local] ??= blocksOf(passage, source)
    const blocks = segment.blocks[local]!
    const total = asked.reduce((sum, { importance }) => sum + importance, 0) || 1
    const coverage = blocks.map((block) => coverageOf(block, asked) / total)

    let score = 0.75 * Math.max(0, ...coverage) + 0.15 * rank + 0.1 * Math.max(0, Math.min(1, similarity * 1.5))
    if (this.#isOld(segment, today)) score *= 0.3
    return { source, passage, blocks, coverage, score: Math.min(1, score) }
  }

  #isOld({ source, family }: Segment, today: string) {
    return (
      source.outdated ||
      (source.validUntil !== null && source.validUntil < today) ||
      (family.year > 0 && family.year < (this.#newest.get(family.name) ?? 0))
    )
  }
}

interface Asked {
  forms: Map<string, number>
  importance: number
}

/** Words of the block itself count whole; those of its heading and title place it. */
function coverageOf(block: Block, asked: Asked[]): number {
  let sum = 0
  for (const { forms, importance } of asked) {
    let best = 0
    for (const [form, weight] of forms) {
      if (weight > best && block.terms.has(form)) best = weight
      else if (weight * 0.85 > best && block.headingTerms.has(form)) best = weight * 0.85
      else if (weight * 0.5 > best && block.titleTerms.has(form)) best = weight * 0.5
    }
    sum += best * importance
  }
  return block.outdated ? sum * 0.4 : sum
}

/** Reciprocal rank fusion. `rank` is 1 for what leads both lists. */
function fuse(byWords: Float32Array, byVector: Float32Array, limit: number): { at: number; rank: number }[] {
  const fused = new Map<number, number>()
  for (const [scores, weight] of [
    [byWords, 0.65],
    [byVector, 0.35],
  ] as const) {
    const order = best(scores, limit)
    for (const [place, at] of order.entries()) fused.set(at, (fused.get(at) ?? 0) + (weight * 10) / (10 + place))
  }
  return [...fused]
    .map(([at, rank]) => ({ at, rank }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
}

/** The places of the highest positive scores, highest first, without sorting all of them. */
function best(scores: Float32Array, limit: number): number[] {
  const kept: number[] = []
  let floor = 0
  for (let at = 0; at < scores.length; at++) {
    if (scores[at]! <= floor) continue
    kept.push(at)
    if (kept.length >= limit * 4) floor = shrink()
  }
  shrink()
  return kept

  function shrink() {
    kept.sort((a, b) => scores[b]! - scores[a]!)
    kept.length = Math.min(kept.length, limit)
    return kept.length === limit ? scores[kept[limit - 1]!]! : floor
  }
}

/** One letter wrong, missing, too many or swapped. Both share their first four letters. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const left = Math.max(a.length, b.length) - start - end
  return left <= 1 || (left === 2 && a[start] === b[start + 1] && a[start + 1] === b[start])
}

/** Counts the words of a source's passages; headings count twice, the title once. */
export function segmentOf(source: IndexedSource): Segment {
  const counts = new Map<string, number[]>()
  const lengths = new Uint32Array(source.passages.length)
  const vectors = new Float32Array(source.passages.length * dimensions)
  const titleTerms = terms(`${source.title} ${source.fileName.replace(/\.\w+$/, '').replace(/[-_]+/g, ' ')}`)
  let characters = 0

  for (const [at, passage] of source.passages.entries()) {
    const own = terms(passage.text)
    const headings = terms(passage.outline.map(({ heading }) => heading ?? '').join(' '))
    lengths[at] = own.length + headings.length
    characters += passage.text.length
    vectors.set(passage.vector, at * dimensions)
    for (const term of [...own, ...headings, ...headings, ...titleTerms]) {
      const posting = counts.get(term)
      if (!posting) counts.set(term, [at, 1])
      else if (posting.at(-2) === at) posting[posting.length - 1]!++
      else posting.push(at, 1)
    }
  }
  const postings = new Map([...counts].map(([term, posting]) => [term, Uint32Array.from(posting)]))
  let bytes = vectors.byteLength + characters * 2
  for (const posting of postings.values()) bytes += posting.byteLength + 120
  return { source, family: familyOf(source), postings, lengths, vectors, blocks: [], bytes }
}

/** "Fee Guide 2025" and "Fee Guide 2026" are one family, and the later year holds. */
function familyOf({ title, fileName }: IndexedSource) {
  const name = fileName
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .replace(
      /\b(old|outdated|archive|copy|final|new|v\d+|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|spring|summer|fall|autumn|winter)(?=[\d\s_.-]|$)/g,
      ' ',
    )
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  const years = `${fileName} ${title}`.match(/(?<!\d)20[0-4]\d(?!\d)/g)?.map(Number) ?? []
  return { name, year: name.length > 2 ? Math.max(0, ...years) : 0 }
}
