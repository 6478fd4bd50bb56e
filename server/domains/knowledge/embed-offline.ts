import { words } from '#platform/text/fold.ts'

/** Stored with every vector: vectors of different models are never compared. */
export const offlineModel = 'offline-hash-512-v1'
export const dimensions = 512

/**
 * A vector without a model: words and their 3 to 5 letter pieces, hashed with a sign into 512 dimensions, damped and
 * brought to length 1. Forgives typos and endings; knows no synonyms and no other language.
 */
export function embedOffline(text: string): Float32Array {
  const vector = new Float32Array(dimensions)
  const counts = new Map<number, number>()
  const add = (hash: number, weight: number) => counts.set(hash, (counts.get(hash) ?? 0) + weight)

  for (const word of words(text)) {
    add(hashOf(word, 0, word.length, 7), 2)
    const padded = `<${word}>`
    for (let size = 3; size <= 5; size++) for (let at = 0; at + size <= padded.length; at++) add(hashOf(padded, at, at + size, size), 1)
  }
  for (const [hash, weight] of counts) {
    const slot = hash & (dimensions - 1)
    vector[slot] = vector[slot]! + (hash & 0x40000000 ? -1 : 1) * Math.log1p(weight)
  }
  return normalize(vector)
}

/** FNV-1a with a final mix, so that near strings land far apart. */
function hashOf(text: string, from: number, to: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let index = from; index < to; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function normalize(vector: Float32Array): Float32Array {
  let sum = 0
  for (const value of vector) sum += value * value
  if (sum === 0) return vector
  const length = Math.sqrt(sum)
  for (let index = 0; index < vector.length; index++) vector[index] = vector[index]! / length
  return vector
}
