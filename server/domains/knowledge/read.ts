import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { inTenant, sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { failpoint } from '#platform/failpoint.ts'
import { files } from '#platform/files.ts'
import { newId } from '#platform/ids.ts'
import { enqueue, job } from '#platform/jobs.ts'
import { bumpVersion } from '#platform/version.ts'
import { embed } from './embed.ts'
import { offlineModel } from './embed-offline.ts'
import { freshnessOf } from './freshness.ts'
import { type Document, parseDocument } from './parse/parse-document.ts'
import type { Kind } from './parse/parsed.ts'
import { loadSettings } from './settings.ts'
import { supersede } from './supersede.ts'
import { unstoreAll } from './unstore.ts'

/**
 * Reads a document into passages. They are written in batches under an attempt of their own and become searchable all
 * at once; until then the earlier reading answers. A killed attempt leaves nothing behind that the next one does not remove.
 */
export const read = job(z.object({ sourceId: z.uuid() }), async ({ sourceId }, tenantId) => {
  const attempt = newId()
  const source = await inTenant(tenantId, (tx) => begin(tx, sourceId, attempt))
  if (!source) return

  const bytes = await files.read(source.key).catch(missing)
  const answer = bytes
    ? await parseDocument({ bytes, fileName: source.fileName, kind: source.kind as Kind, size: source.size })
    : { problem: 'The file is no longer there. Delete this document and upload it again.' }
  if ('problem' in answer) return inTenant(tenantId, (tx) => fail(tx, sourceId, attempt, answer.problem))

  failpoint('read_before_passages')
  const { document } = answer
  for (let from = 0; from < document.chunks.length; from += batch) {
    const mine = await inTenant(tenantId, (tx) => write(tx, sourceId, attempt, document, from))
    if (!mine) return
    // The embedded database has one session: let messages through between batches.
    await wait(1)
  }
  failpoint('read_before_ready')
  await inTenant(tenantId, (tx) => finish(tx, sourceId, attempt, document))
})

const batch = 100

/** Any other failure of the store is worth another try. */
function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function begin(tx: Tx, sourceId: string, attempt: string) {
  const source = await tx
    .updateTable('sources')
    .set({ status: 'reading', problem: null, progress: 0.05, attempt })
    .where('id', '=', sourceId)
    // A page that was never fetched has nothing to read.
    .where('fileId', 'is not', null)
    .returning(['fileId', 'fileName', 'kind'])
    .executeTakeFirst()
  if (!source) return null
  const { chunkTokens: tokens, chunkOverlap: overlap } = await loadSettings(tx)
  const { key } = await tx.selectFrom('files').select('key').where('id', '=', source.fileId).executeTakeFirstOrThrow()
  return { ...source, key, size: { tokens, overlap } }
}

/** False when the document was deleted or a newer attempt took over. */
async function write(tx: Tx, sourceId: string, attempt: string, { chunks }: Document, from: number): Promise<boolean> {
  const part = chunks.slice(from, from + batch)
  const { numUpdatedRows } = await tx
    .updateTable('sources')
    .set({ progress: 0.3 + (0.65 * (from + part.length)) / chunks.length })
    .where('id', '=', sourceId)
    .where('attempt', '=', attempt)
    .executeTakeFirst()
  if (!numUpdatedRows) return false

  await tx
    .insertInto('passages')
    .values(
      part.map(({ heading, text, tokens, outline, vector }, index) => ({
        id: newId(),
        sourceId,
        reading: attempt,
        index: from + index,
        heading,
        text,
        tokens,
        outline: JSON.stringify(outline),
        embedding: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
        embeddingModel: offlineModel,
      })),
    )
    .execute()
  return true
}

async function finish(tx: Tx, sourceId: string, attempt: string, { title, sections, chunks }: Document) {
  const source = await tx
    .selectFrom('sources')
    .select(['fileName', 'address'])
    .where('id', '=', sourceId)
    .where('attempt', '=', attempt)
    .forUpdate()
    .executeTakeFirst()
  if (!source) return

  const opening = sections
    .slice(0, 3)
    .map(({ heading, text }) => `${heading ?? ''}\n${text}`)
    .join('\n')
  await tx
    .updateTable('sources')
    .set({
      title,
      ...freshnessOf(source.fileName, title, opening),
      status: 'ready',
      problem: null,
      progress: 1,
      passages: chunks.length,
      reading: attempt,
      attempt: null,
      indexedAt: sql`now()`,
    })
    .where('id', '=', sourceId)
    .execute()
  await unstoreAll(tx, { sourceId, exceptReading: attempt })
  await tx.deleteFrom('passages').where('sourceId', '=', sourceId).where('reading', '!=', attempt).execute()
  if (source.address === null) await supersede(tx, { id: sourceId, fileName: source.fileName })
  await bumpVersion(tx, 'knowledge')
  await enqueue(tx, embed, {})
  await record(tx, 'source.ready', {
    summary: 'A document was read and is ready to answer from',
    payload: { sourceId, passages: chunks.length },
  })
}

async function fail(tx: Tx, sourceId: string, attempt: string, problem: string) {
  const { numUpdatedRows } = await tx
    .updateTable('sources')
    .set({ status: 'failed', problem, progress: 0, passages: 0, reading: null, attempt: null })
    .where('id', '=', sourceId)
    .where('attempt', '=', attempt)
    .executeTakeFirst()
  if (!numUpdatedRows) return
  await unstoreAll(tx, { sourceId })
  await tx.deleteFrom('passages').where('sourceId', '=', sourceId).execute()
  await bumpVersion(tx, 'knowledge')
  await record(tx, 'source.failed', { summary: 'A document could not be read', payload: { sourceId } })
}
