import { embeddingOf } from '#domains/models/embedder-for.ts'
import { readModels } from '#domains/models/list-models.ts'
import type { Embedder } from '#llms/embedder.ts'
import type { Tx } from '#platform/db.ts'

/** The embedder that made vectors of this name, while one of the tenant's models still can; another one may be chosen meanwhile. */
export async function embedderNamed(tx: Tx, name: string): Promise<Embedder | null> {
  for (const chosen of await readModels(tx)) {
    const embedder = await embeddingOf(chosen)
    if (embedder?.name === name) return embedder
  }
  return null
}
