import { callGraph } from './graph.ts'
import type { Settings } from './settings.ts'

/** Blue ticks up to this message and, with `typing`, "typing…" until the next message or for 25 seconds. Best effort. */
export async function markRead(externalId: string, settings: Settings, typing: boolean, signal: AbortSignal): Promise<void> {
  const body = {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: externalId,
    ...(typing && { typing_indicator: { type: 'text' } }),
  }
  await callGraph({ method: 'POST', path: `${settings.phoneNumberId}/messages`, body, timeoutMs: 5000 }, settings, signal)
}
