import { z } from 'zod'
import { config } from '#platform/config.ts'
import type { Tx } from '#platform/db.ts'
import { enqueue, job } from '#platform/jobs.ts'
import { pineconeStore } from './search/pinecone-store.ts'

/**
 * Before rows go that Pinecone has copies of: has those forgotten too. pgvector stands in the same database and forgets
 * by itself. The job is of the same transaction, so that no crash keeps a copy.
 */
export async function unstoreAll(tx: Tx, which: { sourceId?: string; exceptReading?: string; exceptModel?: string | null }): Promise<void> {
  const { rows } = await tx.raw<{ model: string; ids: string[] }>(
    `select v.model, array_agg(v.passage_id) as ids from passage_vectors v join passages p on p.tenant_id = v.tenant_id and p.id = v.passage_id
     where v.stored and ($1::uuid is null or p.source_id = $1) and ($2::uuid is null or p.reading != $2) and ($3::text is null or v.model != $3)
     group by v.model`,
    [which.sourceId ?? null, which.exceptReading ?? null, which.exceptModel ?? null],
  )
  for (const { model, ids } of rows)
    for (let from = 0; from < ids.length; from += 500) await enqueue(tx, unstore, { model, passageIds: ids.slice(from, from + 500) })
}

export const unstore = job(z.object({ model: z.string(), passageIds: z.array(z.uuid()) }), async ({ model, passageIds }, tenantId) => {
  if (config.pinecone) await pineconeStore.forget(tenantId, passageIds, model)
})
