import { z } from 'zod'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { files } from '#platform/files.ts'
import { enqueue, job } from '#platform/jobs.ts'
import { notFound } from '#platform/problem.ts'
import { bumpVersion } from '#platform/version.ts'
import { unstoreAll } from './unstore.ts'

/** Forgets a document, all its passages and its file. The bytes go by a job of the same transaction, so that no crash keeps them. */
export async function deleteSource(tx: Tx, sourceId: string) {
  await unstoreAll(tx, { sourceId })
  const source = await tx.deleteFrom('sources').where('id', '=', sourceId).returning('fileId').executeTakeFirst()
  if (!source) throw notFound('document')
  if (source.fileId) await forgetFile(tx, source.fileId)
  await bumpVersion(tx, 'knowledge')
  await record(tx, 'source.deleted', { summary: 'A document was deleted', payload: { sourceId } })
  await audit(tx, 'deleted a document', `source:${sourceId}`)
}

export async function forgetFile(tx: Tx, fileId: string) {
  const { key } = await tx.deleteFrom('files').where('id', '=', fileId).returning('key').executeTakeFirstOrThrow()
  await enqueue(tx, forget, { key })
}

export const forget = job(z.object({ key: z.string() }), async ({ key }) => files.delete(key))
