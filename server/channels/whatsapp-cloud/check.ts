import { callGraph } from './graph.ts'
import type { Settings } from './settings.ts'
import { field, line } from './wire.ts'

/** Asks Meta for the phone number, then whether the account's webhooks reach any app: forgetting that is the usual reason for silence. */
export async function check(settings: Settings, signal: AbortSignal): Promise<{ ok: boolean; detail: string; nextStep?: string }> {
  const fields = 'verified_name,display_phone_number,quality_rating'
  const phone = await callGraph({ method: 'GET', path: `${settings.phoneNumberId}?fields=${fields}` }, settings, signal)
  if (!phone.ok) return { ok: false, detail: phone.failure.detail, nextStep: phone.failure.nextStep }

  const name = line(phone.body, 'verified_name') ?? 'a number without a name'
  const quality = line(phone.body, 'quality_rating', 60)
  const detail = `Connected to ${name} (${line(phone.body, 'display_phone_number', 40) ?? 'number unknown'})${quality ? `, quality ${quality}` : ''}.`

  const apps = await callGraph({ method: 'GET', path: `${settings.businessAccountId}/subscribed_apps` }, settings, signal)
  if (!apps.ok)
    return {
      ok: false,
      detail: `${detail} But Meta does not let this token see the business account ${settings.businessAccountId}.`,
      nextStep: apps.failure.nextStep,
    }

  const data = field(apps.body, 'data')
  if (Array.isArray(data) && data.length === 0) {
    const nextStep =
      'Subscribe your app to the WhatsApp Business Account: without it Meta sends no messages here. In your Meta app: WhatsApp > Configuration > Webhooks.'
    return { ok: false, detail: `${detail} But no app receives its messages.`, nextStep }
  }
  return { ok: true, detail }
}
