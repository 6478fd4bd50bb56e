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
  problem: row.problem,
  progress: row.progress,
  passages: row.passages,
  createdAt: row.createdAt.toISOString(),
  indexedAt: row.indexedAt?.toISOString() ?? null,
})

export async function readSource(tx: Tx, id: string): Promise<Source> {
  const row = await tx.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('document')
  return toSource(row)
}
