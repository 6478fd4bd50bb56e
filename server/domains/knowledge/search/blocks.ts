import { isOutdated } from '../freshness.ts'
import type { IndexedPassage, IndexedSource } from './segment.ts'
import { terms } from './terms.ts'

/** The smallest part of a passage that answers by itself: a row, a question with its answer, a short paragraph. */
export interface Block {
  text: string
  heading: string | null
  /** How it is set off from the block before it. */
  paragraph: boolean
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
        blocks.push({ text: piece, heading, paragraph: line === 0, outdated, terms: new Set(terms(piece)), headingTerms, titleTerms })
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
