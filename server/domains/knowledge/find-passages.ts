import type { PassageUsed } from '@salesboy/contract/decision'
import type { Tx } from '#platform/db.ts'
import { isOutdated } from './freshness.ts'
import { focus } from './search/focus.ts'
import { loadIndex } from './search/load-index.ts'

/**
 * What the business has written that may answer a question, best first: words and vectors fused, then read closely. Each
 * text is the part of its passage that answers; scores run from 0 to 1, the share of the question that is covered. What
 * calls itself old comes last and says so in its title. One round trip while the knowledge is unchanged.
 */
export async function findPassages(
  tx: Tx,
  question: string,
  { limit, now = new Date() }: { limit: number; now?: Date },
): Promise<PassageUsed[]> {
  const index = await loadIndex(tx, question)
  const taken = new Set<string>()
  const passages: PassageUsed[] = []
  for (const hit of index.search(question, limit, now)) {
    const { heading, text } = focus(hit, taken)
    // The overlap with a better passage was all it had.
    if (!text) continue
    const { source, passage, score } = hit
    const title = source.outdated && !isOutdated(source.title) ? `${source.title} (OUTDATED)` : source.title
    passages.push({ passageId: passage.id, sourceId: source.id, title, heading, text, score: Math.round(score * 1000) / 1000 })
  }
  return passages
}
