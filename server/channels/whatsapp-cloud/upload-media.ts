import type { Outgoing, SendFailure } from '../channel.ts'
import { callGraph } from './graph.ts'
import type { GraphFile } from './graph-message.ts'
import { mediaProblem } from './media-limits.ts'
import type { Settings } from './settings.ts'
import { externalId } from './wire.ts'

/**
 * Puts our stored file at Meta and answers its id there, good for 30 days. Nothing was sent to anyone yet, so an upload that
 * got lost is `unavailable`, never `unknown`. `kind` is the message type the file is for; null for a template header.
 */
export async function uploadMedia(
  mediaId: string,
  kind: string | null,
  openMedia: Outgoing['openMedia'],
  settings: Settings,
  signal: AbortSignal,
): Promise<GraphFile | SendFailure> {
  const file = await openMedia(mediaId).catch(() => null)
  if (!file)
    return { reason: 'rejected', code: 'media', detail: 'The attached file is no longer stored here.', nextStep: 'Attach the file again.' }

  const problem = mediaProblem(kind, file.mimeType, file.bytes.length)
  if (problem) return { reason: 'rejected', code: 'media', detail: problem, nextStep: 'Attach a file that WhatsApp takes.' }

  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', file.mimeType)
  form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.fileName)

  const answer = await callGraph(
    { method: 'POST', path: `${settings.phoneNumberId}/media`, body: form, timeoutMs: 60_000 },
    settings,
    signal,
  )
  if (!answer.ok)
    return answer.failure.reason === 'unknown'
      ? { ...answer.failure, reason: 'unavailable', nextStep: 'We try again by ourselves.' }
      : answer.failure

  const id = externalId(answer.body, 'id')
  if (id) return { id }
  return {
    reason: 'unavailable',
    code: 'no_media_id',
    detail: 'WhatsApp took the file but named no id for it.',
    nextStep: 'We try again by ourselves.',
  }
}
