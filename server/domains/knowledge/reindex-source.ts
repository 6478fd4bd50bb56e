import type { Source } from '@salesboy/contract/knowledge'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { enqueue } from '#platform/jobs.ts'
import { read } from './read.ts'
import { fetchPage } from './sites/fetch-page.ts'
import { readSource } from './source.ts'

/** Has a document read again; until that is done, the earlier reading answers. */
export async function reindexSource(tx: Tx, sourceId: string): Promise<Source> {
  const row = await tx
    .updateTable('sources')
    .set({ status: 'waiting', problem: null, progress: 0 })
    .where('id', '=', sourceId)
    .where('fileId', 'is not', null)
    .returningAll()
    .executeTakeFirst()
  if (row) await enqueue(tx, read, { sourceId })
  // A page that could not be fetched yet is fetched again.
  else if ((await readSource(tx, sourceId)).siteId) await enqueue(tx, fetchPage, { sourceId })
  await audit(tx, 'had a document read again', `source:${sourceId}`)
  return readSource(tx, sourceId)
}

/** All that have something to read; answers how many. */
export async function reindexSources(tx: Tx): Promise<number> {
  const rows = await tx
    .updateTable('sources')
    .set({ status: 'waiting', problem: null, progress: 0 })
    .where('fileId', 'is not', null)
    .returning('id')
    .execute()
  for (const { id } of rows) await enqueue(tx, read, { sourceId: id })
  await audit(tx, 'had all documents read again', 'sources')
  return rows.length
}
