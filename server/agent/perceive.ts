import { z } from 'zod'
import { mostAudioBytes, mostImageBytes, readPerceivable, savePerceived } from '#domains/conversations/media/perceived.ts'
import { canPerceive, describeImage, type Perceived, transcribe } from '#domains/models/hear-and-see.ts'
import { recordCalls } from '#domains/models/record-calls.ts'
import { readTurnModels } from '#domains/models/turn-models.ts'
import { inTenant } from '#platform/db.ts'
import { files } from '#platform/files.ts'
import { job } from '#platform/jobs.ts'

const limitMs = 25_000

/**
 * Listens to a customer's voice note and looks at their picture, by the first model that can, once the file is here [S0-113]. What is
 * heard or seen is kept as data; nothing in it instructs anyone. Without a model nothing is written: the message stays as it is.
 */
export const perceive = job(z.object({ messageId: z.uuid() }), async ({ messageId }, tenantId) => {
  const wanted = await inTenant(tenantId, async (tx) => {
    const perceivable = await readPerceivable(tx, messageId)
    return perceivable && { ...perceivable, models: await readTurnModels(tx, perceivable.contactId) }
  })
  if (!wanted || !(await canPerceive(wanted.models.models, wanted.kind))) return

  const { kind, contactId, file, models } = wanted
  const { text, calls } =
    file.sizeBytes > (kind === 'audio' ? mostAudioBytes : mostImageBytes)
      ? nothing
      : await ask(kind, models, { bytes: await files.read(file.key), mimeType: plainType(file.mimeType) })
  const words = text?.trim() ?? ''
  await inTenant(tenantId, async (tx) => {
    await savePerceived(tx, messageId, kind === 'audio' ? { transcript: words } : { description: words })
    await recordCalls(tx, calls, { contactId })
  })
})

const ask = (
  kind: 'audio' | 'image',
  ...[models, file]: [Parameters<typeof transcribe>[0], Parameters<typeof transcribe>[1]]
): Promise<Perceived> => {
  const signal = AbortSignal.timeout(limitMs)
  const asked = kind === 'audio' ? transcribe(models, file, signal) : describeImage(models, file, signal)
  // Too slow is not heard; what went wrong before that stands in `calls`.
  return asked.catch((error) => {
    if (signal.aborted) return nothing
    throw error
  })
}

const nothing: Perceived = { text: null, calls: [] }

/** "audio/ogg; codecs=opus" is what WhatsApp says, "audio/ogg" what models take. */
const plainType = (mimeType: string): string => mimeType.split(';')[0]?.trim() ?? mimeType
