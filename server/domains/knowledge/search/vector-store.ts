import type { Audience } from '@salesboy/contract/knowledge'
import { config } from '#platform/config.ts'
import type { Tx } from '#platform/db.ts'
import { pgvectorStore } from './pgvector-store.ts'
import { pineconeStore } from './pinecone-store.ts'

/** Past this many passages in a tenant, memory holds no index: the database and the store pick the candidates. */
export const passagesInMemory = 50_000

/** What is kept with each vector: enough to filter by and to find one's way from the store back to us [S0-70]. */
export interface StoredVector {
  passageId: string
  sourceId: string
  fileName: string
  index: number
  audience: Audience
  vector: Float32Array
}

/**
 * Where vectors of connected embedding models are looked up, when not in memory. It is a copy: passage_vectors holds the
 * truth, and what a store names that the tenant does not have is ignored. Tenants never see each other's.
 */
export interface VectorStore {
  name: 'pgvector' | 'pinecone'
  /** Cosines of the nearest passages, by id. `internal` sees public ones too. */
  nearest(
    tenantId: string,
    model: string,
    vector: Float32Array,
    options: { limit: number; audience: Audience },
  ): Promise<Map<string, number>>
  /** Adds or replaces. */
  put(tenantId: string, model: string, vectors: StoredVector[]): Promise<void>
  /** Forgets these passages; those of `model` only when it is given. What is not there is fine. */
  forget(tenantId: string, passageIds: string[], model: string): Promise<void>
}

/** Pinecone when it is configured; pgvector for tenants too large for memory, where the server has it; else null: exact, in memory. */
export async function storeFor(tx: Tx, { passages, model }: { passages: number; model: string | null }): Promise<VectorStore | null> {
  if (!model) return null
  if (config.pinecone) return pineconeStore
  return passages > passagesInMemory && (await hasPgvector(tx)) ? pgvectorStore : null
}

export const storeName = async (tx: Tx, about: { passages: number; model: string | null }) => (await storeFor(tx, about))?.name ?? 'memory'

let pgvector: boolean | undefined

/** Migrations made its table or did not; that does not change while we run. */
async function hasPgvector(tx: Tx): Promise<boolean> {
  pgvector ??= (await tx.raw<{ there: boolean }>(`select to_regclass('passage_neighbours') is not null as there`)).rows[0]!.there
  return pgvector
}
