export interface DiffPart {
  text: string
  /** same in both, or only in one of them. */
  in: 'both' | 'before' | 'after'
}

/** Word by word what changed, by the longest common subsequence; texts past 600 words are simply replaced. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const a = tokens(before)
  const b = tokens(after)
  if (before === after) return before ? [{ text: before, in: 'both' }] : []
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS)
    return [{ text: before, in: 'before' } as const, { text: after, in: 'after' } as const].filter(({ text }) => text !== '')

  const lengths = commonLengths(a, b)
  const parts: DiffPart[] = []
  const add = (text: string, where: DiffPart['in']) => {
    const last = parts.at(-1)
    if (last?.in === where) last.text += text
    else parts.push({ text, in: where })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [mine, theirs] = [a[i], b[j]]
    if (mine !== undefined && mine === theirs) {
      add(mine, 'both')
      i++
      j++
    } else if (mine !== undefined && (theirs === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      add(mine, 'before')
      i++
    } else {
      add(theirs ?? '', 'after')
      j++
    }
  }
  return parts
}

/** A space is a token like a word. */
const MOST_TOKENS = 1200

/** Words and what stands between them. */
const tokens = (text: string): string[] => text.match(/\S+|\s+/g) ?? []

/** How long the longest common subsequence of the rests of `a` from i and `b` from j is. */
function commonLengths(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row) row[j] = a[i] === b[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  return lengths
}

const at = (lengths: number[][], i: number, j: number) => lengths[i]?.[j] ?? 0
