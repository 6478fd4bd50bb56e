import type { Source } from '@salesboy/contract/knowledge'
import type { Tx } from '#platform/db.ts'
import { enqueue } from '#platform/jobs.ts'
import { notFound } from '#platform/problem.ts'
import { read } from './read.ts'
import { toSource } from './source.ts'

/** Has a document read again; until that is done, the earlier reading answers. */
export async function reindexSource(tx: Tx, sourceId: string): Promise<Source> {
  const row = await tx
    .updateTable('sources')
    .set({ status: 'waiting', problem: null, progress: 0 })
    .where('id', '=', sourceId)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw notFound('document')
  await enqueue(tx, read, { sourceId })
  return toSource(row)
}
