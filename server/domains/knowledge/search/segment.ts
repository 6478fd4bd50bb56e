import type { Audience, Source } from '@salesboy/contract/knowledge'
import { fold } from '#platform/text/fold.ts'
import type { Outline } from '../chunk.ts'
import { monthNumber } from '../freshness.ts'
import type { Block } from './blocks.ts'
import { terms } from './terms.ts'

export interface IndexedSource {
  id: string
  title: string
  fileName: string
  kind: Source['kind']
  audience: Audience
  /** It calls itself old. */
  outdated: boolean
  /** ISO date after which it no longer holds. */
  validUntil: string | null
  /** A newer one took its place. */
  superseded: boolean
  /** ISO date by which it is dated: its name, its title, its opening. */
  dated: string | null
  /** A page of a site, not an upload. */
  web: boolean
  passages: IndexedPassage[]
}

export interface IndexedPassage {
  id: string
  heading: string | null
  text: string
  outline: Outline
  /** Of length 1, by the model that answers now; null while it has none yet. */
  vector: Float32Array | null
}

/** What one source adds to the index: built once for each reading. */
export interface Segment {
  source: IndexedSource
  /** "Fee Guide 2025" and "Fee Guide 2026" are one family, of which the latest that has begun holds. */
  family: { name: string; date: string | null }
  postings: Map<string, Uint32Array>
  lengths: Uint32Array
  /** One after the other; empty when no passage has one. */
  vectors: Float32Array
  dimension: number
  /** Every passage has its vector. */
  complete: boolean
  blocks: (Block[] | undefined)[]
  bytes: number
}

/** Counts the words of a source's passages; headings count twice, the title once. */
export function segmentOf(source: IndexedSource): Segment {
  const counts = new Map<string, number[]>()
  const lengths = new Uint32Array(source.passages.length)
  const dimension = source.passages.find(({ vector }) => vector)?.vector?.length ?? 0
  const vectors = new Float32Array(source.passages.length * dimension)
  const titleTerms = terms(`${source.title} ${source.fileName.replace(/\.\w+$/, '').replace(/[-_]+/g, ' ')}`)
  let characters = 0

  for (const [at, passage] of source.passages.entries()) {
    const own = terms(passage.text)
    const headings = terms(passage.outline.map(({ heading }) => heading ?? '').join(' '))
    lengths[at] = own.length + headings.length
    characters += passage.text.length
    if (passage.vector?.length === dimension) vectors.set(passage.vector, at * dimension)
    for (const term of [...own, ...headings, ...headings, ...titleTerms]) {
      const posting = counts.get(term)
      if (!posting) counts.set(term, [at, 1])
      else if (posting.at(-2) === at) posting[posting.length - 1]!++
      else posting.push(at, 1)
    }
  }
  const complete = source.passages.every(({ vector }) => vector)
  // Held once, side by side: the copies of the single ones would double the memory.
  for (const passage of source.passages) passage.vector = null
  const postings = new Map([...counts].map(([term, posting]) => [term, Uint32Array.from(posting)]))
  let bytes = vectors.byteLength + characters * 2
  for (const posting of postings.values()) bytes += posting.byteLength + 120
  return { source, family: familyOf(source), postings, lengths, vectors, dimension, complete, blocks: [], bytes }
}

/** The same words and vectors under what is now said about the source: its audience, how long it holds. */
export function segmentUnder(segment: Segment, about: Omit<IndexedSource, 'passages'>): Segment {
  const source = { ...about, passages: segment.source.passages }
  // Lines carry the terms of the title.
  const renamed = about.title !== segment.source.title
  return renamed ? segmentOf(source) : { ...segment, source, family: familyOf(source) }
}

/** What is left of a file name without the marks of its version and date. */
function familyOf({ fileName, dated, web }: Omit<IndexedSource, 'passages'>) {
  const name = fileName
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])(?:old|outdated|archive|copy|final|new|v\d+|spring|summer|fall|autumn|winter)(?!\p{L})/gu, ' ')
    .replace(/\p{L}[\p{L}\p{M}]+/gu, (word) => (monthNumber(fold(word)) ? ' ' : word))
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()
  return { name, date: name.length > 2 && !web ? dated : null }
}
