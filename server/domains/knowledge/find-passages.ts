import type { Audience, PassageFound } from '@salesboy/contract/knowledge'
import { inTenant } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import { embedQuestion } from './embed-question.ts'
import { isOutdated } from './freshness.ts'
import { candidates, heldIndex, type Loaded, loadIndex } from './search/load-index.ts'
import type { Quote } from './search/quotes.ts'

interface Options {
  /** How many; the tenant's topK unless told. */
  limit?: number | undefined
  now?: Date
  /** `internal` is for teammates only: it finds what no customer may read. */
  audience?: Audience
  /** The version of the knowledge base, from whoever has just read it: spares the round trip. */
  version?: number | undefined
}

/**
 * What the business has written that may answer a question, best first: words and vectors fused, then read closely. Each
 * text is the part of its passage that answers; scores run from 0 to 1, the share of the question that is covered. What
 * no longer holds comes last and says so in its title. One round trip while the knowledge is unchanged and its vectors
 * are the built-in ones. Opens its own transactions, because a question may have to be embedded elsewhere in between.
 */
export async function findPassages(
  tenantId: string,
  question: string,
  { limit, now = new Date(), audience = 'public', version }: Options = {},
): Promise<PassageFound[]> {
  const held = version === undefined ? null : heldIndex(tenantId, version)
  const loaded = held ?? (await inTenant(tenantId, (tx) => loadIndex(tx)))
  if (loaded.index?.passages === 0) return []
  const vector = await embedQuestion(tenantId, loaded.model, question)
  const nearest = vector ? await nearestIn(loaded, tenantId, vector, audience) : undefined
  const index = loaded.index ?? (await inTenant(tenantId, (tx) => candidates(tx, question, loaded, audience, [...(nearest?.keys() ?? [])])))
  const most = limit ?? loaded.settings.topK
  const quotes = index.search({ text: question, vector, nearest, threshold: thresholdOf(loaded), audience, now, limit: most })
  return quotes.map(toFound)
}

/** A store that is away costs nearness by meaning, never the answer. */
async function nearestIn(
  { store, model }: Loaded,
  tenantId: string,
  vector: Float32Array,
  audience: Audience,
): Promise<Map<string, number> | undefined> {
  if (!store || !model) return undefined
  return store.nearest(tenantId, model, vector, { limit: 100, audience }).catch((error: unknown) => {
    log.warn({ err: error, store: store.name }, 'the vector store did not answer; searching by words')
    return new Map()
  })
}

/**
 * [S1-63]: cosine 0.7 unless set. What is near differs by embedding model: OpenAI's third generation puts unrelated texts
 * near 0.1 and good answers near 0.4. The built-in vectors are letters, not meaning, and only ever add to words.
 */
function thresholdOf({ model, settings }: Loaded): number {
  if (!model) return 0
  return settings.threshold ?? (/text-embedding-3/.test(model) ? 0.3 : 0.7)
}

function toFound({ source, passage, standing, heading, text, score, words, similarity }: Quote): PassageFound {
  return {
    passageId: passage.id,
    sourceId: source.id,
    title: standing === 'current' || isOutdated(source.title) ? source.title : `${source.title} (OUTDATED)`,
    heading,
    text,
    score: rounded(score),
    kind: source.kind,
    audience: source.audience,
    standing,
    words,
    similarity: rounded(similarity),
  }
}

const rounded = (score: number) => Math.round(score * 1000) / 1000
