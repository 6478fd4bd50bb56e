import type { Inbox } from '@salesboy/contract/inboxes'
import type { Desk } from './desk.ts'
import { type MetaProcess, metaWebhooks } from './stand-ins.ts'

/** Connects WhatsApp through the API as an owner would, without quiet window, at the fastest rate. Answers the hook's address. */
export async function connectInbox(desk: Desk, meta: MetaProcess, states: ('sent' | 'delivered' | 'read')[]): Promise<string> {
  const { fixtureWorld } = await metaWebhooks()
  const { hookUrl } = await desk.call<Inbox>('POST', '/inboxes', {
    channel: 'whatsapp-cloud',
    name: 'Stand-in',
    burstWindowMs: 0,
    settings: {
      phoneNumberId: fixtureWorld.phoneId,
      businessAccountId: fixtureWorld.businessId,
      accessToken: meta.token,
      appSecret: fixtureWorld.appSecret,
      messagesPerSecond: 1000,
    },
  })
  await meta.order({ statuses: states.length ? { url: hookUrl!, secret: fixtureWorld.appSecret, states } : null })
  return hookUrl!
}

export async function chooseModel(desk: Desk, baseUrl: string): Promise<void> {
  await desk.call('POST', '/models', { provider: 'openai-compatible', settings: { baseUrl, model: 'echo', temperature: 0 } })
}
