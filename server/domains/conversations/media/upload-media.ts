import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { inTenant } from '#platform/db.ts'
import { files } from '#platform/files.ts'
import type { Upload } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { Problem } from '#platform/problem.ts'
import { cut } from '#platform/text/cut.ts'
import { unusedForHours } from './unused-files.ts'
import { withoutMetadata } from './without-metadata.ts'

const megabyte = 1024 * 1024
const images = /^image\/(jpeg|png|webp)$/
const allowed =
  /^(image\/(jpeg|png|webp)|video\/(mp4|3gpp)|audio\/(aac|amr|mpeg|mp4|ogg)|application\/(pdf|zip|msword|vnd\.[\w.-]+)|text\/(plain|csv))$/

/** A file to send: 16 MB, images 5 MB. What it is, its first bytes say, not its sender; pictures lose what their camera knew. */
export async function uploadMedia(
  tenantId: string,
  { fileName, bytes }: Upload,
): Promise<{ mediaId: string; mimeType: string; fileName: string; sizeBytes: number }> {
  const given = await files.put(tenantId, bytes, 16 * megabyte)
  let { key, sizeBytes } = given
  try {
    let content = await files.read(key)
    if (!content.length) throw new Problem('invalid', 'This file is empty.')
    const mimeType = (await fileTypeFromBuffer(content))?.mime ?? (isText(content) ? 'text/plain' : 'application/octet-stream')
    if (!allowed.test(mimeType))
      throw new Problem(
        'unsupported',
        'This kind of file cannot be sent. Send a JPG, PNG or WebP image, an MP4 video, an audio file, a PDF, an Office document or text.',
      )
    if (images.test(mimeType) && sizeBytes > 5 * megabyte)
      throw new Problem('too_large', 'Images may have 5 MB at most. Make it smaller, or send it as a document.')

    const clean = withoutMetadata(content, mimeType)
    if (!clean.equals(content)) {
      content = clean
      ;({ key, sizeBytes } = await files.put(tenantId, single(clean), 16 * megabyte))
      await files.delete(given.key)
    }

    const id = newId()
    const checkAt = new Date(Date.now() + unusedForHours * 3600_000)
    const label = cut(fileName.replace(/[\p{C}/\\]/gu, ''), 255) || 'file'
    const sha256 = createHash('sha256').update(content).digest('hex')
    await inTenant(tenantId, (tx) =>
      tx.insertInto('files').values({ id, key, fileName: label, mimeType, sizeBytes, sha256, checkAt }).execute(),
    )
    return { mediaId: id, mimeType, fileName: label, sizeBytes }
  } catch (error) {
    await files.delete(given.key)
    await files.delete(key)
    throw error
  }
}

async function* single(bytes: Buffer) {
  yield bytes
}

function isText(content: Buffer) {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(content).includes('\0')
  } catch {
    return false
  }
}
