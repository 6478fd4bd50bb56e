import type { Source } from '@salesboy/contract/knowledge'
import type { Selectable } from 'kysely'
import type { Sources } from '#platform/database.gen.ts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

export const toSource = (row: Selectable<Sources>): Source => ({
  id: row.id,
  title: row.title,
  fileName: row.fileName,
  kind: row.kind as Source['kind'],
  sizeBytes: Number(row.sizeBytes),
  status: row.status as Source['status'],
  audience: row.audience as Source['audience'],
  validUntil: day(row.validUntilSet) ?? day(row.validUntil),
  outdated: row.outdated,
  supersededById: row.supersededBy,
  address: row.address,
  siteId: row.siteId,
  fetchedAt: row.fetchedAt?.toISOString() ?? null,
  problem: row.problem,
  progress: row.progress,
  passages: row.passages,
  createdAt: row.createdAt.toISOString(),
  indexedAt: row.indexedAt?.toISOString() ?? null,
})

/** The driver makes midnight in the server's own zone of a date. */
const day = (date: Date | null) =>
  date && `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

export async function readSource(tx: Tx, id: string): Promise<Source> {
  const row = await tx.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('document')
  return toSource(row)
}
