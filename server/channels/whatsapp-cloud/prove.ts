import type { Proof } from '../channel.ts'
import { callGraph } from './graph.ts'
import type { Settings } from './settings.ts'

/** A number and a business account are theirs whose token may read them: Meta shows them to nobody else. */
export async function prove(settings: Settings, signal: AbortSignal): Promise<Proof> {
  const { phoneNumberId, businessAccountId } = settings
  for (const [path, what] of [
    [`${phoneNumberId}?fields=id`, `phone number ${phoneNumberId}`],
    [`${businessAccountId}/subscribed_apps`, `business account ${businessAccountId}`],
  ]) {
    const answer = await callGraph({ method: 'GET', path: path! }, settings, signal)
    if (answer.ok) continue
    const { reason, detail, nextStep } = answer.failure
    if (cannotTell.has(reason)) return { state: 'unreachable', detail, nextStep }
    return { state: 'refused', detail: `Meta does not let this access token read the ${what}.`, nextStep }
  }
  return { state: 'proven' }
}

const cannotTell = new Set(['unavailable', 'unknown', 'rate_limited', 'pair_limited'])
