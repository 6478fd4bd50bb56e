/** Chance with a seed: the same seed draws the same things for ever, on every machine. */
export interface Random {
  /** From 0 up to 1. */
  next(): number
  int(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** So many different ones, in the order drawn. */
  some<T>(from: readonly T[], count: number): T[]
  chance(share: number): boolean
  /** Draws of its own by name, so that a new question in one place changes nothing in another. */
  named(name: string): Random
}

export function random(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const some = <T>(from: readonly T[], count: number) => {
    const left = [...from]
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(int(0, left.length - 1), 1)[0] as T)
  }
  return {
    next,
    int,
    some,
    pick: (from) => {
      if (from.length === 0) throw new Error(`Nothing to pick from (seed “${seed}”).`)
      return from[int(0, from.length - 1)] as (typeof from)[number]
    },
    chance: (share) => next() < share,
    named: (name) => random(`${seed}/${name}`),
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value | 0
}
