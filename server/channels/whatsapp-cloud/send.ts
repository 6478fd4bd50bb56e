import type { Identity, Outgoing, SendFailure, SendResult } from '../channel.ts'
import { callGraph } from './graph.ts'
import { type GraphFile, graphMessage } from './graph-message.ts'
import { brokenLimit } from './limits.ts'
import type { Settings } from './settings.ts'
import { uploadMedia } from './upload-media.ts'
import { externalId, list } from './wire.ts'

/** Sends one message. What WhatsApp would refuse is refused here, with the same outcome and a clearer reason. */
export async function send(message: Outgoing, settings: Settings, signal: AbortSignal): Promise<SendResult> {
  const recipient = recipientField(message.to)
  if (!recipient) return { ok: false, ...rejected('recipient', 'This contact has no WhatsApp number or user id.', 'Ask for their number.') }

  const limit = brokenLimit(message.content)
  if (limit) return { ok: false, ...rejected('limit', limit, 'Change the message and send it again.') }

  const file = await fileFor(message, settings, signal)
  if (file && !('id' in file || 'link' in file)) return { ok: false, ...file }

  const answer = await callGraph(
    {
      method: 'POST',
      path: `${settings.phoneNumberId}/messages`,
      body: {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...recipient,
        ...(message.replyTo && { context: { message_id: message.replyTo } }),
        biz_opaque_callback_data: message.id,
        ...graphMessage(message.content, file ?? null),
      },
    },
    settings,
    signal,
  )
  if (!answer.ok) return { ok: false, ...answer.failure }
  return accepted(answer.body)
}

function recipientField(to: Identity): { to: string } | { recipient: string } | null {
  if (to.kind === 'phone' && /^\d{5,20}$/.test(to.value)) return { to: to.value }
  if (to.kind === 'bsuid' || to.kind === 'bsuid_parent') return { recipient: to.value }
  return null
}

/** The file the message carries, uploaded when it is ours; null when it carries none. */
async function fileFor({ content, openMedia }: Outgoing, settings: Settings, signal: AbortSignal): Promise<GraphFile | SendFailure | null> {
  const media =
    'media' in content
      ? content.media
      : content.type === 'template' && content.header && 'media' in content.header
        ? content.header.media
        : null
  if (!media) return null
  if (media.mediaId) return uploadMedia(media.mediaId, content.type === 'template' ? null : content.type, openMedia, settings, signal)
  if (media.externalId && /^\d+$/.test(media.externalId)) return { id: media.externalId }
  if (media.url && /^https:\/\//.test(media.url)) return { link: media.url }
  return rejected('media', 'The message names no file that can be sent.', 'Attach the file again.')
}

function accepted(body: unknown): SendResult {
  const id = externalId(list(body, 'messages')[0], 'id')
  if (!id) {
    const detail = 'WhatsApp accepted the call but named no message.'
    return {
      ok: false,
      reason: 'unknown',
      code: 'no_message_id',
      detail,
      nextStep: 'Look at the chat on your phone before you send it again.',
    }
  }

  const contact = list(body, 'contacts')[0]
  const phone = externalId(contact, 'wa_id')
  const user = externalId(contact, 'user_id')
  const recipient: Identity | undefined = phone ? { kind: 'phone', value: phone } : user ? { kind: 'bsuid', value: user } : undefined
  return { ok: true, externalId: id, ...(recipient && { recipient }) }
}

const rejected = (code: string, detail: string, nextStep: string): SendFailure => ({ reason: 'rejected', code, detail, nextStep })
