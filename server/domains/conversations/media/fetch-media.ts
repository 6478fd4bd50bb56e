import { createHash } from 'node:crypto'
import type { Media } from '@salesboy/contract/message'
import { z } from 'zod'
import { readInbox } from '#domains/inboxes/inbox.ts'
import { inTenant, type Tx } from '#platform/db.ts'
import { announce, record } from '#platform/events.ts'
import { files } from '#platform/files.ts'
import { newId } from '#platform/ids.ts'
import { job } from '#platform/jobs.ts'
import { log } from '#platform/log.ts'
import { Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { cut } from '#platform/text/cut.ts'
import { openContent, sealContent } from '../sealed-content.ts'
import { hastenTurn } from './perceived.ts'
import { countReceivedBytes, whyFull } from './received-bytes.ts'

/** Brings a customer's file home before the provider forgets it. Twice is harmless: a message has one file. */
export const fetchMedia = job(z.object({ messageId: z.uuid() }), async ({ messageId }, tenantId) => {
  const wanted = await inTenant(tenantId, (tx) => readWanted(tx, messageId))
  if (!wanted) return
  const { inbox, media, conversationId, full } = wanted
  if (!inbox.channel.fetchMedia) return

  try {
    if (full) throw new Problem('too_large', full)
    const { bytes, mimeType, fileName } = await inbox.channel.fetchMedia(media, inbox.settings, AbortSignal.timeout(60_000))
    const { key, sizeBytes } = await files.put(tenantId, single(bytes), 100 * 1024 * 1024)
    const fileId = newId()
    await inTenant(tenantId, async (tx) => {
      await tx
        .insertInto('files')
        .values({
          id: fileId,
          key,
          fileName: cut(fileName ?? media.fileName ?? 'file', 255),
          mimeType,
          sizeBytes,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        })
        .execute()
      await countReceivedBytes(tx, inbox, conversationId, sizeBytes)
      if (await saveOutcome(tx, messageId, { mediaId: fileId, sizeBytes, mimeType }))
        await record(tx, 'message.media_fetched', {
          summary: 'A file came with a message',
          conversationId,
          payload: { messageId, mediaId: fileId },
        })
    })
  } catch (error) {
    // A refusal is final; an outage is worth another try, and the job engine gives it.
    if (!(error instanceof Problem) || error.code === 'unavailable') throw error
    log.warn({ err: error, messageId }, 'a file could not be fetched')
    await inTenant(tenantId, async (tx) => {
      if (await saveOutcome(tx, messageId, { unavailable: error.message })) await hastenTurn(tx, conversationId)
    })
  }
})

async function readWanted(tx: Tx, messageId: string) {
  const message = await tx
    .selectFrom('messages')
    .select(['id', 'inboxId', 'conversationId', 'contentSealed'])
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (!message) return null
  const content = openContent(await openVault(tx), message.id, message.contentSealed)
  if (!('media' in content) || content.media.mediaId || content.media.unavailable) return null
  const inbox = await readInbox(tx, message.inboxId)
  const { conversationId } = message
  return { inbox, media: content.media, conversationId, full: await whyFull(tx, inbox, conversationId) }
}

/** Answers whose conversation it was, null when the message is gone. */
async function saveOutcome(tx: Tx, messageId: string, outcome: Partial<Media>): Promise<string | null> {
  const vault = await openVault(tx)
  const message = await tx
    .selectFrom('messages')
    .select(['id', 'conversationId', 'contentSealed'])
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()
  if (!message) return null
  const content = openContent(vault, message.id, message.contentSealed)
  if (!('media' in content)) return null
  await tx
    .updateTable('messages')
    .set({ contentSealed: sealContent(vault, message.id, { ...content, media: { ...content.media, ...outcome, url: undefined } }) })
    .where('id', '=', messageId)
    .execute()
  announce(tx)
  return message.conversationId
}

async function* single(bytes: Buffer) {
  yield bytes
}
