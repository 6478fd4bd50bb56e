/** Reciprocal rank fusion of ranks by words and by vector. `rank` is 1 for what leads both lists. */
export function fuse(byWords: Float32Array, byVector: Float32Array, limit: number): { at: number; rank: number }[] {
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
