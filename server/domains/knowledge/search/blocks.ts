import { sentences } from '../chunk.ts'
import { isOutdated } from '../freshness.ts'
import type { IndexedPassage, IndexedSource } from './segment.ts'
import { terms } from './terms.ts'

/** The smallest part of a passage that answers by itself: a row, a question with its answer, a sentence or a few. */
export interface Block {
  text: string
  heading: string | null
  /** How it is set off from the block before it. */
  before: ' ' | '\n' | '\n\n'
  /** Under a heading that says it no longer holds. */
  outdated: boolean
  terms: Set<string>
  headingTerms: Set<string>
  titleTerms: Set<string>
}

export function blocksOf(passage: IndexedPassage, source: IndexedSource): Block[] {
  const titleTerms = new Set(terms(`${source.title} ${source.fileName.replace(/\.\w+$/, '').replace(/[-_]+/g, ' ')}`))
  const blocks: Block[] = []
  for (const [index, { at, heading }] of passage.outline.entries()) {
    let text = passage.text.slice(at, passage.outline[index + 1]?.at ?? passage.text.length).trim()
    const name = heading?.split(' > ').at(-1) ?? null
    if (name && text.startsWith(`${name}\n`)) text = text.slice(name.length + 1)
    const headingTerms = new Set(terms(heading ?? ''))
    const outdated = heading !== null && isOutdated(heading)
    for (const paragraph of text.split('\n\n')) {
      for (const [line, piece] of piecesOf(paragraph).entries())
        for (const [part, text] of partsOf(piece).entries()) {
          const before = part > 0 ? ' ' : line > 0 ? '\n' : '\n\n'
          blocks.push({ text, heading, before, outdated, terms: new Set(terms(text)), headingTerms, titleTerms })
        }
    }
  }
  return blocks
}

/** Rows and list lines answer one by one; a question belongs to the lines under it. */
function piecesOf(paragraph: string): string[] {
  const lines = paragraph.split('\n').filter((line) => line.trim())
  if (lines.length < 2) return lines
  const rows = lines.filter((line) => line.includes(' | ') || /^[-•]|:\s+\S*\d[\d,.]*\S*$/.test(line)).length
  return paragraph.length > 400 || rows > lines.length / 2 || lines.length > 4 ? lines : [lines.join('\n')]
}

/** Longer than this, and not a row, a piece is read in parts of a few sentences. */
const longest = 240

function partsOf(piece: string): string[] {
  if (piece.length <= longest || piece.includes(' | ')) return [piece]
  const parts: string[] = []
  for (const sentence of sentences(piece)) {
    const last = parts.at(-1)
    // A question stays with what follows it.
    if (last !== undefined && (last.length + sentence.length <= longest || /[?:]$/.test(last)))
      parts[parts.length - 1] = `${last} ${sentence}`
    else parts.push(sentence)
  }
  return parts
}
