import type { ModelCall } from '@salesboy/contract/decision'

/**
 * Texts into vectors of length 1. `name` is stored with every vector: vectors of different names are never compared. The built-in one
 * stands in domains/knowledge/embed-offline.ts; a provider's is `embedderFor(tx)` of domains/models.
 */
export interface Embedder {
  /** "mistral/mistral-embed/1024": provider, model, dimension. */
  name: string
  dimension: number
  /** One vector a text, in order. A network call: never inside a transaction. Throws what `faultOf` can name when the server gives none. */
  embed(texts: string[], kind: 'question' | 'passage', signal?: AbortSignal): Promise<Embedded>
}

export interface Embedded {
  vectors: Float32Array[]
  /** For `recordCalls`, in the transaction that stores the vectors. */
  calls: ModelCall[]
}
