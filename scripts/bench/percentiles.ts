export interface Percentiles {
  p50: number
  p95: number
  p99: number
}

/** NaN when nothing was measured: an empty measurement must not look like a fast one. */
export function percentiles(times: number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
