import { createHash } from 'node:crypto'
import type { Audience, Source } from '@salesboy/contract/knowledge'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { files } from '#platform/files.ts'
import type { Upload } from '#platform/http/serve.ts'
import { newId } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs.ts'
import { cutBefore } from '#platform/text/cut.ts'
import { checkKind, headBytes } from './parse/check-kind.ts'
import { maxBytes } from './parse/parsed.ts'
import { oneLine, visible } from './parse/visible.ts'
import { read } from './read.ts'
import { toSource } from './source.ts'

/** What its uploader says about it. */
interface About {
  audience?: Audience
  validUntil?: string | undefined
}

type InTenant = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Stores an upload and has it read. What is refused (size, kind, empty) leaves neither a file nor a row behind. */
export async function uploadSource(tenantId: string, upload: Upload & About, inTenant: InTenant): Promise<Source> {
  const fileName = labelOf(upload.fileName)
  const sha256 = createHash('sha256')
  const { head, all } = await peek(upload.bytes)
  const kind = await checkKind(fileName, upload.mimeType, head)
  const { key, sizeBytes } = await files.put(tenantId, hashed(all, sha256), maxBytes(kind))

  try {
    return await inTenant(async (tx) => {
      const file = { id: newId(), key, fileName, mimeType: mimeTypes[kind], sizeBytes, sha256: sha256.digest('hex') }
      await tx.insertInto('files').values(file).execute()
      const row = await tx
        .insertInto('sources')
        .values({
          id: newId(),
          fileId: file.id,
          title: titleOf(fileName),
          fileName,
          kind,
          sizeBytes,
          sha256: file.sha256,
          audience: upload.audience ?? 'public',
          validUntilSet: upload.validUntil ?? null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await record(tx, 'source.added', { summary: 'A document was added', payload: { sourceId: row.id, kind } })
      await audit(tx, 'uploaded a document', `source:${row.id}`)
      await enqueue(tx, read, { sourceId: row.id })
      return toSource(row)
    })
  } catch (error) {
    await files.delete(key)
    throw error
  }
}

const mimeTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The client's name for it, as a label only: no folders, nothing invisible. */
const labelOf = (name: string) => cutBefore(oneLine(visible(name)).split(/[\\/]/).at(-1)!, 200) || 'document'

const titleOf = (fileName: string) =>
  fileName
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim() || fileName

async function peek(bytes: AsyncIterable<Uint8Array>) {
  const iterator = bytes[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  while (length < headBytes) {
    const { done, value } = await iterator.next()
    if (done) break
    first.push(value)
    length += value.byteLength
  }
  async function* all() {
    yield* first
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return { head: Buffer.concat(first).subarray(0, headBytes), all: all() }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: { update(chunk: Uint8Array): unknown }) {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}
