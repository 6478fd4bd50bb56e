import { recordCalls } from '#domains/models/record-calls.ts'
import type { Embedder } from '#llms/embedder.ts'
import { inTenant } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import { embedOffline } from './embed-offline.ts'
import { embedderNamed } from './embedder-named.ts'

// Customers ask the same things; a vector is a second and a fraction of a cent.
const known = new Map<string, Float32Array>()
const most = 1_000

/** The vector of a question by the model that answers now. Null when it does not answer: then words alone decide. */
export async function embedQuestion(tenantId: string, model: string | null, question: string): Promise<Float32Array | null> {
  if (model === null) return embedOffline(question)
  const key = `${model}\n${question}`
  const cached = known.get(key)
  if (cached) return cached
  const embedder = await inTenant(tenantId, (tx) => embedderNamed(tx, model))
  const vector = embedder && (await ask(tenantId, embedder, question))
  if (!vector) return null
  if (known.size >= most) known.delete(known.keys().next().value ?? '')
  known.set(key, vector)
  return vector
}

async function ask(tenantId: string, embedder: Embedder, question: string): Promise<Float32Array | null> {
  try {
    const { vectors, calls } = await embedder.embed([question], 'question')
    await inTenant(tenantId, (tx) => recordCalls(tx, calls))
    return vectors[0] ?? null
  } catch (error) {
    log.warn({ err: error, model: embedder.name }, 'a question could not be embedded; searching by words')
    return null
  }
}
