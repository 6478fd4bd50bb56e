import type { Audience } from '@salesboy/contract/knowledge'
import { isDevanagari, soundOf } from '#platform/text/sound.ts'
import { inEnglish } from '#platform/text/words-abroad.ts'
import { type Block, blocksOf } from './blocks.ts'
import { fuse } from './fuse.ts'
import { type Quote, quotesOf } from './quotes.ts'
import type { IndexedPassage, IndexedSource, Segment } from './segment.ts'
import { type Standing, standingOf } from './standing.ts'
import { synonymsOf } from './synonyms.ts'
import { questionTerms, stem } from './terms.ts'

/** A question as it is looked up. */
export interface Lookup {
  text: string
  /** By the model whose vectors the index holds; null: by words only. */
  vector: Float32Array | null
  /** Cosines by passage id, from a store outside, instead of `vector`. */
  nearest?: Map<string, number> | undefined
  /** Cosine under which a passage is not near. */
  threshold?: number
  /** `internal` finds public passages too. */
  audience: Audience
  now: Date
  limit: number
}

/** A passage among the front runners, read block by block. */
export interface Read {
  source: IndexedSource
  passage: IndexedPassage
  blocks: Block[]
  standing: Standing
  /** By words and vector together: 1 for what leads both. */
  rank: number
  similarity: number
}

/** A word of the question: its forms, each with how much it counts, and how much the word matters. */
export interface Asked {
  term: string
  forms: [form: string, weight: number][]
  importance: number
}

/** Where a tenant's passages are found: words and vectors in memory, one segment for each source. */
export class PassageIndex {
  readonly #segments: Segment[]
  readonly #frequency = new Map<string, number>()
  readonly #byPrefix = new Map<string, string[]>()
  readonly #bySound = new Map<string, string[]>()
  readonly #families = new Map<string, string[]>()
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
      const { name, date } = segment.family
      if (date && !segment.source.outdated && !segment.source.superseded)
        this.#families.set(name, [...(this.#families.get(name) ?? []), date])
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
   * What answers a question, best first: the ranks by words (BM25) and by vector are fused, then the front runners are
   * read block by block and weighed by what is known of their source. What no longer holds comes after everything that does.
   */
  search(lookup: Lookup): Quote[] {
    if (this.passages === 0) return []
    const asked = questionTerms(lookup.text).map((term) => this.#variants(term))
    const byWords = this.#wordScores(asked)
    const byVector = lookup.nearest ? this.#scoresGiven(lookup.nearest) : this.#vectorScores(lookup.vector)
    this.#hide(lookup.audience, byWords, byVector)
    const fused = fuse(byWords, nearEnough(byVector, lookup.threshold ?? 0), Math.max(40, lookup.limit * 4))

    const today = lookup.now.toISOString().slice(0, 10)
    const read = fused.map(({ at, rank }) => this.#read(at, rank, byVector[at]!, today))
    return quotesOf(read, asked, lookup.limit)
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
    for (const other of synonymsOf(term)) add(other, 0.5)
    const known = this.#frequency.has(term)
    for (const english of known ? [] : inEnglish(term).map(stem)) {
      add(english, 0.9)
      for (const other of synonymsOf(english)) add(other, 0.45)
    }
    if (!known && (term.length > 4 || isDevanagari(term))) for (const other of this.#soundingLike(term)) add(other, 0.8)
    const exact = this.#frequency.get(term) ?? 0
    const frequency = exact || Math.max(0, ...[...forms.keys()].map((form) => this.#frequency.get(form) ?? 0))
    const importance = Math.log(1 + (this.passages - frequency + 0.5) / (frequency + 0.5)) + 0.3
    return { term, forms: [...forms].sort((a, b) => b[1] - a[1]), importance }
  }

  /** Words that are written otherwise and said alike: names in another script, words spelled by ear. */
  #soundingLike(term: string): string[] {
    if (this.#bySound.size === 0)
      for (const word of this.#frequency.keys()) {
        if (word.length < 3 || /\d/.test(word)) continue
        const sound = soundOf(word)
        this.#bySound.set(sound, [...(this.#bySound.get(sound) ?? []), word])
      }
    const sound = soundOf(term)
    return sound.length < 3 ? [] : (this.#bySound.get(sound) ?? [])
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

  #vectorScores(question: Float32Array | null): Float32Array {
    const scores = new Float32Array(this.passages)
    let offset = 0
    for (const { vectors, lengths, dimension } of this.#segments) {
      for (let at = 0; question?.length === dimension && at < lengths.length; at++) {
        let sum = 0
        const base = at * dimension
        for (let index = 0; index < dimension; index++) sum += vectors[base + index]! * question[index]!
        scores[offset + at] = sum
      }
      offset += lengths.length
    }
    return scores
  }

  #scoresGiven(nearest: Map<string, number>): Float32Array {
    const scores = new Float32Array(this.passages)
    let offset = 0
    for (const { source } of this.#segments) {
      for (const [at, { id }] of source.passages.entries()) scores[offset + at] = nearest.get(id) ?? 0
      offset += source.passages.length
    }
    return scores
  }

  /** What is not for this audience is not found, whatever its scores. */
  #hide(audience: Audience, ...lists: Float32Array[]) {
    if (audience === 'internal') return
    let offset = 0
    for (const { source, lengths } of this.#segments) {
      if (source.audience !== 'public') for (const scores of lists) scores.fill(0, offset, offset + lengths.length)
      offset += lengths.length
    }
  }

  #read(at: number, rank: number, similarity: number, today: string): Read {
    let local = at
    let segment = this.#segments[0]!
    for (segment of this.#segments) {
      if (local < segment.lengths.length) break
      local -= segment.lengths.length
    }
    const { source } = segment
    const passage = source.passages[local]!
    segment.blocks[local] ??= blocksOf(passage, source)
    const standing = standingOf(source, segment.family, this.#families, today)
    return { source, passage, blocks: segment.blocks[local]!, standing, rank, similarity }
  }
}

/** Farther away than the threshold is not near at all. */
const nearEnough = (scores: Float32Array, threshold: number) =>
  threshold > 0 ? scores.map((score) => (score < threshold ? 0 : score)) : scores

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
