import { remembered } from '../remembered.ts'

/**
 * A quick look, before a costly pattern is tried, whether a text may hold one of some names that stand between other characters than
 * letters: whether a run of its letters is how one of them begins. Sometimes wrongly true, never wrongly false. Text and names are in
 * compatibility form (NFKC).
 */
export function mayHold(names: Iterable<string>): (text: string) => boolean {
  const beginnings = new Set([...names].map((name) => lettersIn(name)[0] ?? ''))
  return (text) => runsOf(text).some((run) => beginnings.has(run))
}

const lettersIn = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

// The readers of a text look at it one after the other.
const runsOf = remembered(20, lettersIn)
