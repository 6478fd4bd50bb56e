import type { Block } from './blocks.ts'
import type { Hit } from './passage-index.ts'

// Characters of a passage that go into a reply, and when less than half of the question is covered.
const characters = { sure: 600, unsure: 700 }
const unsure = 0.5

/**
 * The part of a passage that answers: its best blocks in their order, with what stands around the very best, under their
 * headings. A passage is 650 tokens so that it can be understood; a reply needs a few lines of it.
 */
export function focus({ blocks, coverage, passage }: Hit, taken: Set<string>): { heading: string | null; text: string } {
  const free = blocks.map((block, index) => ({ block, index, coverage: coverage[index]! })).filter(({ block }) => !taken.has(block.text))
  if (free.length === 0) return { heading: passage.heading, text: '' }

  const byCoverage = [...free].sort((a, b) => b.coverage - a.coverage || a.index - b.index)
  const [first] = byCoverage
  const isUnsure = first!.coverage < unsure
  const wanted = isUnsure ? characters.unsure : characters.sure
  const chosen = new Set<number>()
  let length = 0
  const choose = (index: number) => {
    const block = blocks[index]
    if (!block || chosen.has(index) || taken.has(block.text) || (chosen.size > 0 && length + block.text.length > wanted)) return
    chosen.add(index)
    length += block.text.length + 1
  }
  choose(first!.index)
  for (const { index, coverage } of byCoverage) if (coverage >= first!.coverage * 0.6 && coverage > 0) choose(index)
  for (const step of [1, -1, 2, -2, 3]) if (blocks[first!.index + step]?.heading === first!.block.heading) choose(first!.index + step)
  // Not sure where the answer stands: the next best lines come along.
  if (isUnsure) for (const { index } of byCoverage) choose(index)

  const kept = [...chosen].sort((a, b) => a - b).map((index) => blocks[index]!)
  for (const block of kept) taken.add(block.text)
  return { heading: first!.block.heading, text: textOf(kept, first!.block.heading) }
}

function textOf(blocks: Block[], said: string | null) {
  let heading = said
  let text = ''
  for (const block of blocks) {
    if (text) text += block.paragraph || block.heading !== heading ? '\n\n' : '\n'
    if (block.heading !== heading && block.heading) text += `${block.heading.split(' > ').at(-1)}\n`
    heading = block.heading
    text += block.text
  }
  return text
}
