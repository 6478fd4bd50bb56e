import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { embedderFor } from '#domains/models/embedder-for.ts'
import { recordCalls } from '#domains/models/record-calls.ts'
import type { Embedder } from '#llms/embedder.ts'
import { inTenant, sql, type Tx } from '#platform/db.ts'
import { enqueue, type Job, job } from '#platform/jobs.ts'
import { cut } from '#platform/text/cut.ts'
import { bumpVersion } from '#platform/version.ts'
import { embedderNamed } from './embedder-named.ts'
import { vectorOf } from './search/load-index.ts'
import { type StoredVector, storeFor } from './search/vector-store.ts'
import { unstoreAll } from './unstore.ts'

/**
 * Brings a tenant's vectors in line with the embedding model it has chosen: makes those that are missing, then lets them
 * answer all at once. Until then the earlier ones do; where their model is gone, the built-in ones. Runs after a choice
 * and after each reading; what is in line costs one look.
 */
export const embed: Job<z.ZodObject> = job(z.object({}), async (_, tenantId) => {
  const embedder = await inTenant(tenantId, aim)
  if (!embedder) return
  const until = Date.now() + minutesInOneGo * 60_000
  while (await embedSome(tenantId, embedder)) {
    if (Date.now() > until) return inTenant(tenantId, (tx) => enqueue(tx, embed, {}))
    // The embedded database has one session: let messages through between batches.
    await wait(1)
  }
  await storeMissing(tenantId, embedder.name)
  await inTenant(tenantId, (tx) => serve(tx, embedder.name))
})

/** A job that runs longer than ten counts as lost. */
const minutesInOneGo = 4
const batch = 48

/** Writes down what is aimed for. Null when nothing is to be made: the built-in vectors are always there. */
async function aim(tx: Tx): Promise<Embedder | null> {
  const chosen = await embedderFor(tx)
  const now = await tx.selectFrom('knowledgeSettings').select(['vectorModel', 'nextModel']).forUpdate().executeTakeFirst()
  if (!chosen) {
    if (now?.vectorModel || now?.nextModel) await serve(tx, null)
    return null
  }
  const serving = now?.vectorModel ?? null
  const reachable = serving === null || serving === chosen.name || (await embedderNamed(tx, serving)) !== null
  const aimed = {
    vectorModel: reachable ? serving : null,
    nextModel: serving === chosen.name ? null : chosen.name,
    nextProblem: null,
    ...(await progress(tx, chosen.name)),
  }
  await tx
    .insertInto('knowledgeSettings')
    .values(aimed)
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(aimed))
    .execute()
  if (!reachable) await bumpVersion(tx, 'knowledge')
  return chosen
}

async function progress(tx: Tx, model: string): Promise<{ nextDone: number; nextTotal: number }> {
  const { rows } = await tx.raw<{ done: string; total: string }>(
    `select count(v.passage_id) as done, count(*) as total from passages p
     join sources s on s.tenant_id = p.tenant_id and s.id = p.source_id and s.reading = p.reading
     left join passage_vectors v on v.tenant_id = p.tenant_id and v.passage_id = p.id and v.model = $1`,
    [model],
  )
  return { nextDone: Number(rows[0]!.done), nextTotal: Number(rows[0]!.total) }
}

/** False when nothing is missing any more. */
async function embedSome(tenantId: string, embedder: Embedder): Promise<boolean> {
  const missing = await inTenant(tenantId, (tx) => missingOf(tx, embedder.name))
  if (missing.length === 0) return false
  try {
    const { vectors, calls } = await embedder.embed(
      missing.map(({ title, heading, text }) => `${title}\n${heading ?? ''}\n${text}`),
      'passage',
    )
    await inTenant(tenantId, async (tx) => {
      await recordCalls(tx, calls)
      await tx.raw(
        `insert into passage_vectors (passage_id, model, embedding)
         select id, $2, embedding from unnest($1::uuid[], $3::bytea[]) as v (id, embedding)
         where exists (select from passages p where p.tenant_id = app.tenant() and p.id = v.id) on conflict do nothing`,
        [
          missing.map(({ id }) => id),
          embedder.name,
          vectors.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
        ],
      )
      await tx
        .updateTable('knowledgeSettings')
        .set({ nextDone: sql`next_done + ${missing.length}`, nextProblem: null })
        .execute()
    })
    return true
  } catch (error) {
    const problem = error instanceof Error ? cut(error.message, 300) : 'The embedding model does not answer.'
    await inTenant(tenantId, (tx) => tx.updateTable('knowledgeSettings').set({ nextProblem: problem }).execute())
    throw error
  }
}

async function missingOf(tx: Tx, model: string) {
  const { rows } = await tx.raw<{ id: string; title: string; heading: string | null; text: string }>(
    `select p.id, s.title, p.heading, p.text from passages p
     join sources s on s.tenant_id = p.tenant_id and s.id = p.source_id and s.reading = p.reading
     where not exists (select from passage_vectors v where v.tenant_id = p.tenant_id and v.passage_id = p.id and v.model = $1)
     order by p.id limit ${batch}`,
    [model],
  )
  return rows
}

/** Copies to the store outside what it does not have, when there is one. */
async function storeMissing(tenantId: string, model: string) {
  for (;;) {
    const { store, rows } = await inTenant(tenantId, async (tx) => {
      const { nextTotal: passages } = await progress(tx, model)
      const store = await storeFor(tx, { passages, model })
      return { store, rows: store ? await unstored(tx, model) : [] }
    })
    if (!store || rows.length === 0) return
    await store.put(tenantId, model, rows)
    await inTenant(tenantId, (tx) =>
      tx
        .updateTable('passageVectors')
        .set({ stored: true })
        .where('model', '=', model)
        .where(
          'passageId',
          'in',
          rows.map(({ passageId }) => passageId),
        )
        .execute(),
    )
  }
}

async function unstored(tx: Tx, model: string): Promise<StoredVector[]> {
  const { rows } = await tx.raw<{
    passage_id: string
    source_id: string
    file_name: string
    index: number
    audience: StoredVector['audience']
    embedding: Buffer
  }>(
    `select v.passage_id, p.source_id, s.file_name, p.index, s.audience, v.embedding from passage_vectors v
     join passages p on p.tenant_id = v.tenant_id and p.id = v.passage_id
     join sources s on s.tenant_id = p.tenant_id and s.id = p.source_id
     where v.model = $1 and not v.stored limit 200`,
    [model],
  )
  return rows.map(({ passage_id, source_id, file_name, index, audience, embedding }) => ({
    passageId: passage_id,
    sourceId: source_id,
    fileName: file_name,
    index,
    audience,
    vector: vectorOf(embedding),
  }))
}

/** From the next question on these vectors answer; the others are not needed any more. */
async function serve(tx: Tx, model: string | null) {
  await tx.updateTable('knowledgeSettings').set({ vectorModel: model, nextModel: null, nextProblem: null }).execute()
  await unstoreAll(tx, { exceptModel: model })
  await tx
    .deleteFrom('passageVectors')
    .where('model', '!=', model ?? '')
    .execute()
  await bumpVersion(tx, 'knowledge')
}
