import { z } from 'zod'
import { config } from '#platform/config.ts'
import { Problem } from '#platform/problem.ts'
import { cut } from '#platform/text/cut.ts'
import type { VectorStore } from './vector-store.ts'

/**
 * Pinecone's data plane, one namespace for each tenant: `user_{tenant}` [S0-68]. The operator makes the index, cosine,
 * with the dimension of the embedding model; ids carry the model, so that two sets can stand beside each other.
 */
export const pineconeStore: VectorStore = {
  name: 'pinecone',

  async nearest(tenantId, model, vector, { limit, audience }) {
    const { matches } = Matches.parse(
      await call('/query', {
        namespace: namespaceOf(tenantId),
        vector: [...vector],
        topK: limit,
        filter: { model: { $eq: model }, ...(audience === 'public' ? { audience: { $eq: 'public' } } : {}) },
        includeMetadata: false,
        includeValues: false,
      }),
    )
    return new Map(matches.map(({ id, score }) => [id.slice(0, 36), score]))
  },

  async put(tenantId, model, vectors) {
    for (let from = 0; from < vectors.length; from += batch)
      await call('/vectors/upsert', {
        namespace: namespaceOf(tenantId),
        vectors: vectors.slice(from, from + batch).map(({ passageId, sourceId, fileName, index, audience, vector }) => ({
          id: `${passageId}#${model}`,
          values: [...vector],
          metadata: { user_id: tenantId, source_id: sourceId, filename: fileName, chunk_index: index, audience, model },
        })),
      })
  },

  async forget(tenantId, passageIds, model) {
    for (let from = 0; from < passageIds.length; from += batch)
      await call('/vectors/delete', {
        namespace: namespaceOf(tenantId),
        ids: passageIds.slice(from, from + batch).map((id) => `${id}#${model}`),
      })
  },
}

/** A request may hold 2 MB: a hundred vectors of 1,536 numbers, written out. */
const batch = 50

const Matches = z.object({ matches: z.array(z.object({ id: z.string(), score: z.number() })) })

const namespaceOf = (tenantId: string) => `user_${tenantId}`

async function call(path: string, body: unknown): Promise<unknown> {
  if (!config.pinecone) throw new Error('Pinecone is not configured.')
  const response = await fetch(`${config.pinecone.host}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'api-key': config.pinecone.apiKey, 'x-pinecone-api-version': '2025-10' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  }).catch((cause: unknown) => {
    throw new Problem('unavailable', 'Pinecone does not answer. Check PINECONE_HOST.', { cause })
  })
  const text = await response.text()
  if (response.ok) return text ? JSON.parse(text) : {}
  // Nothing was ever written for this tenant.
  if (response.status === 404 && path === '/vectors/delete') return {}
  const cause = new Error(`Pinecone answered ${response.status}: ${cut(text, 300)}`)
  throw new Problem(
    'unavailable',
    `Pinecone refused with ${response.status}. Check PINECONE_API_KEY, PINECONE_HOST and the dimension of the index.`,
    { cause },
  )
}
