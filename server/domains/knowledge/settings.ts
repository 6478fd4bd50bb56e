import type { KnowledgeSettings } from '@salesboy/contract/knowledge'
import type { Selectable } from 'kysely'
import { audit } from '#domains/identity/audit.ts'
import type { KnowledgeSettings as Row } from '#platform/database.gen.ts'
import type { Tx } from '#platform/db.ts'
import { bumpVersion } from '#platform/version.ts'
import { usualSize } from './chunk.ts'
import { storeName } from './search/vector-store.ts'

const usual: KnowledgeSettings = { topK: 12, threshold: null, chunkTokens: usualSize.tokens, chunkOverlap: usualSize.overlap }

type Index = { passages: number; model: string | null; store: 'memory' | 'pgvector' | 'pinecone'; next: Next | null }
type Next = { model: string; done: number; total: number; problem: string | null }

export async function loadSettings(tx: Tx): Promise<KnowledgeSettings & { vectorModel: string | null }> {
  const row = await tx.selectFrom('knowledgeSettings').selectAll().executeTakeFirst()
  return row ? { ...settingsOf(row), vectorModel: row.vectorModel } : { ...usual, vectorModel: null }
}

export async function readSettings(tx: Tx): Promise<KnowledgeSettings & { index: Index }> {
  const row = await tx.selectFrom('knowledgeSettings').selectAll().executeTakeFirst()
  const { rows } = await tx.raw<{ passages: string | null }>('select sum(passages) as passages from sources')
  const passages = Number(rows[0]?.passages ?? 0)
  const next = row?.nextModel ? { model: row.nextModel, done: row.nextDone, total: row.nextTotal, problem: row.nextProblem } : null
  const model = row?.vectorModel ?? null
  return { ...(row ? settingsOf(row) : usual), index: { passages, model, store: await storeName(tx, { passages, model }), next } }
}

export async function changeSettings(tx: Tx, settings: KnowledgeSettings): Promise<KnowledgeSettings & { index: Index }> {
  await tx
    .insertInto('knowledgeSettings')
    .values(settings)
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(settings))
    .execute()
  await bumpVersion(tx, 'knowledge')
  await audit(tx, 'changed the search settings', 'knowledge', { ...settings })
  return readSettings(tx)
}

// Single-precision columns give 0.20000000298 back.
const settingsOf = (row: Selectable<Row>): KnowledgeSettings => ({
  topK: row.topK,
  threshold: row.threshold === null ? null : Number(row.threshold.toFixed(4)),
  chunkTokens: row.chunkTokens,
  chunkOverlap: Number(row.chunkOverlap.toFixed(4)),
})
