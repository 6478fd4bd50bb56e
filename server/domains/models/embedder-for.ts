import type { ModelCall } from '@salesboy/contract/decision'
import { through } from '#llms/door.ts'
import type { Embedded, Embedder } from '#llms/embedder.ts'
import { Unusable } from '#llms/fault.ts'
import type { Embedding } from '#llms/llm.ts'
import { costMicros } from '#llms/price-of.ts'
import type { Tx } from '#platform/db.ts'
import type { ChosenModel } from './chosen-model.ts'
import { readModels } from './list-models.ts'
import { type ReadyModel, readyModel } from './ready-model.ts'

/** The provider's embedder that the business has chosen; null when it is the built-in one, or the chosen model is gone. */
export async function embedderFor(tx: Tx): Promise<Embedder | null> {
  const { embedder } = (await tx.selectFrom('modelPolicies').select('embedder').executeTakeFirst()) ?? {}
  if (!embedder) return null
  const chosen = (await readModels(tx)).find(({ id }) => id === embedder)
  return chosen ? embeddingOf(chosen) : null
}

/** Null when the model's settings name no embedding model. */
export async function embeddingOf(chosen: ChosenModel): Promise<Embedder | null> {
  const ready = await readyModel(chosen)
  const embedding = ready?.llm.embedding?.(ready.settings as never)
  if (!ready || !embedding) return null
  return {
    name: `${ready.llm.name}/${embedding.model.modelId}/${embedding.dimensions}`,
    dimension: embedding.dimensions,
    embed: (texts, kind, signal) => embed(ready, embedding, texts, kind, signal),
  }
}

async function embed(
  ready: ReadyModel,
  embedding: Embedding,
  texts: string[],
  kind: 'question' | 'passage',
  signal?: AbortSignal,
): Promise<Embedded> {
  const vectors: Float32Array[] = []
  const calls: ModelCall[] = []
  for (let at = 0; at < texts.length; at += BATCH) {
    const started = performance.now()
    const batch = texts.slice(at, at + BATCH)
    const { embeddings, usage } = await through(ready.door, embedding.model.modelId, LIMIT_MS[kind], signal, (abortSignal) =>
      embedding.model.doEmbed({
        values: batch,
        abortSignal,
        ...(embedding.shortens ? { dimensions: embedding.dimensions } : {}),
        ...(embedding.options ? { providerOptions: embedding.options(kind) } : {}),
      }),
    )
    if (embeddings.length !== batch.length || embeddings.some((vector) => vector.length !== embedding.dimensions))
      throw new Unusable('unusable', `The server answered with other vectors than ${batch.length} of ${embedding.dimensions} numbers.`)
    vectors.push(...embeddings.map(normalized))
    calls.push(callOf(ready, embedding, batch, usage?.tokens, performance.now() - started))
  }
  return { vectors, calls }
}

function callOf({ id, llm }: ReadyModel, { model }: Embedding, texts: string[], told: number | undefined, durationMs: number): ModelCall {
  // Gemini does not count; a token is about four letters.
  const tokens = told && Number.isFinite(told) ? told : Math.ceil(texts.join('').length / 4)
  return {
    modelId: id,
    provider: llm.name,
    model: model.modelId,
    purpose: 'embed',
    outcome: 'ok',
    fault: null,
    error: null,
    inputTokens: tokens,
    outputTokens: 0,
    costMicros: costMicros(llm.name, model.modelId, tokens, 0),
    output: null,
    durationMs,
  }
}

/** Shortened vectors do not come at length 1. */
function normalized(values: number[]): Float32Array {
  const length = Math.hypot(...values) || 1
  return Float32Array.from(values, (value) => value / length)
}

/** Keeps an answer of 3,072 numbers a text within the megabyte that is read. */
const BATCH = 12
/** A customer waits for a question's vector. */
const LIMIT_MS = { question: 3_000, passage: 30_000 }
