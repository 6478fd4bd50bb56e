import { cut } from '#platform/text/cut.ts'
import type { Parsed, Section } from './parse/parsed.ts'

/** A piece of a document as it is searched and quoted. */
export interface Chunk {
  /** The heading it starts under. */
  heading: string | null
  text: string
  /** Of heading and text, as o200k counts them. */
  tokens: number
  /** Every heading inside, with the position in `text` from which it holds. */
  outline: Outline
}

export type Outline = { at: number; heading: string | null }[]

/** [C-10]: 500 to 800 tokens, 650 unless told, each starting with the last fifth of the one before. */
export interface ChunkSize {
  tokens: number
  overlap: number
}

/** 650 lies between 500 and 800; other lengths keep the same play. */
const fewest = ({ tokens }: ChunkSize) => Math.round((tokens * 500) / 650)
const most = ({ tokens }: ChunkSize) => Math.round((tokens * 800) / 650)

export const usualSize: ChunkSize = { tokens: 650, overlap: 0.2 }

/**
 * Cuts a document at sentences and, where one is near, at headings. Rows of tables carry their column names, so that
 * each can be read alone; they are neither cut nor repeated. A document under 800 tokens stays whole.
 */
export async function chunk(document: Parsed, size: ChunkSize = usualSize): Promise<Chunk[]> {
  const count = await tokenCounter()
  const units = document.sections.flatMap((section, index) => unitsOf(section, index, count))
  const chunks: Chunk[] = []

  // Rows are never repeated, so there is no overlap to even out.
  const overlap = units.every(({ row }) => row) ? 0 : size.overlap
  let left = units.reduce((sum, unit) => sum + unit.tokens, 0)
  let start = 0
  while (start < units.length) {
    const end = endOf(units, start, evenLength(left, { ...size, overlap }), size)
    chunks.push(join(units.slice(start, end), count))
    if (end === units.length) break

    const next = overlapFrom(units, start, end, overlap)
    for (let index = start; index < next; index++) left -= units[index]!.tokens
    start = next
  }
  return chunks
}

interface Unit {
  text: string
  tokens: number
  heading: string | null
  section: number
  /** How it is set off from the unit before it. */
  before: ' ' | '\n' | '\n\n'
  row: boolean
}

type Count = (text: string) => number

async function tokenCounter(): Promise<Count> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
  // "<|endoftext|>" in a document is text like any other.
  return (text) => countTokens(text, { disallowedSpecial: new Set() })
}

function unitsOf(section: Section, index: number, count: Count): Unit[] {
  const headingTokens = section.heading ? count(section.heading) + 1 : 0
  const make = (text: string, before: Unit['before'], row = false): Unit => ({
    text,
    tokens: count(text) + 1,
    heading: section.heading,
    section: index,
    before,
    row,
  })

  const units: Unit[] = []
  for (const paragraph of section.text.split('\n\n')) {
    for (const [lineIndex, line] of paragraph.split('\n').entries()) {
      if (!line.trim()) continue
      const pieces = line.length > 200 ? sentences(line) : [line]
      for (const [pieceIndex, piece] of pieces.entries()) {
        for (const [cutIndex, cut] of cutLong(piece, count).entries())
          units.push(make(cut, cutIndex > 0 || pieceIndex > 0 ? ' ' : lineIndex > 0 ? '\n' : '\n\n'))
      }
    }
  }
  const { header = [], rows = [] } = section.table ?? {}
  for (const row of rows) {
    const key = cut(rowText(header.slice(0, 2), row.slice(0, 2)), 120)
    for (const [cutIndex, cut] of cutLong(rowText(header, row), count).entries())
      if (cut) units.push(make(cutIndex > 0 ? `${key} | ${cut}` : cut, '\n', true))
  }
  if (units[0]) units[0] = { ...units[0], tokens: units[0].tokens + headingTokens, before: '\n\n' }
  return units
}

/** "Item: Jollof tray (large) | Price: ₦45,000" */
export const rowText = (header: string[], row: string[]) =>
  row
    .map((cell, index) => (cell && header[index] && header[index] !== cell ? `${header[index]}: ${cell}` : cell))
    .filter(Boolean)
    .join(' | ')

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Sentences of a line; a full stop after "Dr", "Rs" or an initial ends none. */
export function sentences(line: string): string[] {
  const whole: string[] = []
  for (const { segment } of segmenter.segment(line)) {
    if (whole.length > 0 && ABBREVIATED.test(whole.at(-1) ?? '')) whole[whole.length - 1] += segment
    else whole.push(segment)
  }
  return whole.map((sentence) => sentence.trim()).filter(Boolean)
}

const ABBREVIATED =
  /(?<![\p{L}\p{N}])(?:\p{Lu}|Dr|Mrs?|Ms|Prof|St|Sr|Jr|No|Nos|Rs|Ave|Rd|Apt|Tel|approx|incl|excl|max|min|e\.g|i\.e|vs|ca|bzw|z\.B)\.\s*$/u

/** A "sentence" longer than half a chunk is a list without full stops: cut between words. */
function cutLong(text: string, count: Count): string[] {
  if (text.length < 300 || count(text) <= 300) return [text]
  const cuts: string[] = []
  let current = ''
  for (const word of text.split(/(?<=\s)|(?<=[\u3000-\u9fff])/)) {
    for (let at = 0; at < word.length; at += 400) {
      const piece = word.slice(at, at + 400)
      if (current && current.length + piece.length > 600) {
        cuts.push(current.trim())
        current = ''
      }
      current += piece
    }
  }
  if (current.trim()) cuts.push(current.trim())
  return cuts.flatMap((cut) => (count(cut) <= 600 ? [cut] : [cut.slice(0, cut.length / 2), cut.slice(cut.length / 2)]))
}

/** The length nearest the wished one at which what is left comes out even, so that no crumb is left at the end. */
function evenLength(left: number, size: ChunkSize) {
  const { tokens, overlap } = size
  if (left <= most(size)) return most(size)
  let best = tokens
  let distance = Number.POSITIVE_INFINITY
  for (let chunks = 2; chunks <= Math.ceil(left / fewest(size)) + 1; chunks++) {
    const length = left / (chunks - overlap * (chunks - 1))
    if (length > most(size) - 30 || Math.abs(length - tokens) >= distance) continue
    distance = Math.abs(length - tokens)
    best = length
  }
  return best
}

function endOf(units: Unit[], start: number, length: number, size: ChunkSize) {
  let sum = 0
  let end = start
  while (end < units.length) {
    const unit = units[end]!
    const newSection = end > start && unit.section !== units[end - 1]!.section
    if (end > start && sum + unit.tokens > most(size)) break
    if (sum >= length || (newSection && sum >= fewest(size) && sum >= length * 0.85 && length < most(size))) break
    sum += unit.tokens
    end++
  }
  return end
}

function overlapFrom(units: Unit[], start: number, end: number, overlap: number) {
  let allowed = units.slice(start, end).reduce((sum, unit) => sum + unit.tokens, 0) * overlap
  let next = end
  while (next > start + 1 && !units[next - 1]!.row && allowed - units[next - 1]!.tokens >= 0) {
    next--
    allowed -= units[next]!.tokens
  }
  return next
}

function join(units: Unit[], count: Count): Chunk {
  const [first] = units
  const outline: Outline = []
  let text = ''
  let heading: string | null | undefined
  for (const unit of units) {
    if (unit.heading !== heading) {
      if (text) text += '\n\n'
      outline.push({ at: text.length, heading: unit.heading })
      if (heading !== undefined && unit.heading) text += `${unit.heading.split(' > ').at(-1)}\n`
      heading = unit.heading
    } else if (text) text += unit.before
    text += unit.text
  }
  return { heading: first!.heading, text, tokens: count(`${first!.heading ?? ''}\n${text}`), outline }
}
