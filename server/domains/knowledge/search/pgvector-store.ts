import { inTenant } from '#platform/db.ts'
import type { VectorStore } from './vector-store.ts'

/** The vectors of tenants too large for memory, in the same Postgres, with an HNSW index for each usual dimension. */
export const pgvectorStore: VectorStore = {
  name: 'pgvector',

  async nearest(tenantId, model, vector, { limit, audience }) {
    const dimension = vector.length
    return inTenant(tenantId, async (tx) => {
      // The index knows nothing of tenants: it has to go on looking until enough of what it finds is ours.
      await tx.raw(`select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', '100', true)`)
      const { rows } = await tx.raw<{ passage_id: string; cosine: number }>(
        `select passage_id, 1 - (embedding::vector(${dimension}) <=> $1::vector(${dimension})) as cosine from passage_neighbours
         where dimension = ${dimension} and model = $2 and audience = any($3)
         order by embedding::vector(${dimension}) <=> $1::vector(${dimension}) limit $4`,
        [textOf(vector), model, audience === 'public' ? ['public'] : ['public', 'internal'], limit],
      )
      return new Map(rows.map(({ passage_id, cosine }) => [passage_id, cosine]))
    })
  },

  async put(tenantId, model, vectors) {
    await inTenant(tenantId, (tx) =>
      tx.raw(
        `insert into passage_neighbours (passage_id, model, dimension, audience, embedding)
         select id, $2, $3, audience, embedding::vector from unnest($1::uuid[], $4::text[], $5::text[]) as v (id, audience, embedding)
         where exists (select from passages p where p.tenant_id = app.tenant() and p.id = v.id)
         on conflict (tenant_id, passage_id, model) do update set audience = excluded.audience, embedding = excluded.embedding, dimension = excluded.dimension`,
        [
          vectors.map(({ passageId }) => passageId),
          model,
          vectors[0]?.vector.length ?? 0,
          vectors.map(({ audience }) => audience),
          vectors.map(({ vector }) => textOf(vector)),
        ],
      ),
    )
  },

  async forget(tenantId, passageIds, model) {
    await inTenant(tenantId, (tx) =>
      tx.raw('delete from passage_neighbours where passage_id = any($1) and model = $2', [passageIds, model]),
    )
  },
}

const textOf = (vector: Float32Array) => `[${vector.join(',')}]`
