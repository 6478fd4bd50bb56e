import { createHmac } from 'node:crypto'

/** The value of X-Hub-Signature-256 for these bytes. */
export const sign = (body: Buffer | string, secret: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

export interface WebhookOptions {
  phoneId?: string
  businessId?: string
  displayNumber?: string
  field?: string
}

export const fixtureWorld = {
  businessId: '100000000000001',
  phoneId: '200000000000001',
  displayNumber: '15550100001',
  ada: '447700900101',
  appSecret: 'fixture-app-secret-not-real',
  verifyToken: 'fixture-verify-token',
} as const

/** The bytes of a POST from Meta with this `value`, escaped as Meta escapes them: no byte above 127, `/` as `\/`. */
export function webhook(value: Record<string, unknown>, options: WebhookOptions = {}): Buffer {
  const {
    phoneId = fixtureWorld.phoneId,
    businessId = fixtureWorld.businessId,
    displayNumber = fixtureWorld.displayNumber,
    field = 'messages',
  } = options
  const metadata = { display_phone_number: displayNumber, phone_number_id: phoneId }
  const json = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: businessId, changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }] }],
  })
  const escaped = json.replaceAll('/', '\\/').replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return Buffer.from(escaped)
}

export interface TextOptions extends WebhookOptions {
  text: string
  /** Defaults to a new one for every call. */
  id?: string
  from?: string
  name?: string
  userId?: string
  /** Defaults to now. */
  at?: Date
  replyTo?: string
}

let count = 0

/** A customer wrote a text. */
export function textWebhook({
  text,
  id,
  from = fixtureWorld.ada,
  name = 'Ada Okafor',
  userId,
  at = new Date(),
  replyTo,
  ...options
}: TextOptions): Buffer {
  const message = {
    from,
    id: id ?? `wamid.standin.${process.pid}.${Date.now()}.${++count}`,
    timestamp: String(Math.floor(at.getTime() / 1000)),
    type: 'text',
    text: { body: text },
    ...(userId && { from_user_id: userId }),
    ...(replyTo && { context: { from: options.displayNumber ?? fixtureWorld.displayNumber, id: replyTo } }),
  }
  const contact = { profile: { name }, wa_id: from, ...(userId && { user_id: userId }) }
  return webhook({ contacts: [contact], messages: [message] }, options)
}

/** A text that the owner sent from the business's own phone. */
export function echoWebhook({
  text,
  to,
  id,
  at = new Date(),
  ...options
}: { text: string; to: string; id?: string; at?: Date } & WebhookOptions): Buffer {
  const item = {
    from: (options.displayNumber ?? fixtureWorld.displayNumber).replace(/\D/g, ''),
    to,
    id: id ?? `wamid.standin.${process.pid}.${Date.now()}.${++count}`,
    timestamp: String(Math.floor(at.getTime() / 1000)),
    type: 'text',
    text: { body: text },
  }
  return webhook({ message_echoes: [item] }, { ...options, field: 'smb_message_echoes' })
}

export interface StatusOptions extends WebhookOptions {
  id: string
  status: string
  recipient?: string
  callback?: string
  errorCode?: number
  at?: Date
}

/** What became of a message. `recipient` is a phone number or a business-scoped user id. */
export function statusWebhook({
  id,
  status,
  recipient = fixtureWorld.ada,
  callback,
  errorCode,
  at = new Date(),
  ...options
}: StatusOptions): Buffer {
  const item = {
    id,
    status,
    timestamp: String(Math.floor(at.getTime() / 1000)),
    ...(/^\d+$/.test(recipient) ? { recipient_id: recipient } : { recipient_user_id: recipient }),
    ...(callback && { biz_opaque_callback_data: callback }),
    ...(errorCode !== undefined && { errors: [{ code: errorCode, title: 'Message failed' }] }),
  }
  return webhook({ statuses: [item] }, options)
}

/** One signed POST, as Meta makes it. */
export const post = (url: string, body: Buffer, secret: string, signal?: AbortSignal): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, secret), 'user-agent': 'facebookexternalua' },
    body: new Uint8Array(body),
    signal: signal ?? AbortSignal.timeout(10_000),
  })

/** Repeats a delivery with growing pauses until it is answered with 2xx; false when `tries` were not enough or `signal` ended it. */
export async function deliver(url: string, body: Buffer, secret: string, signal: AbortSignal, tries = 30): Promise<boolean> {
  for (let attempt = 0; attempt < tries && !signal.aborted; attempt++) {
    const response = await post(url, body, secret, AbortSignal.any([signal, AbortSignal.timeout(10_000)])).catch(() => null)
    await response?.arrayBuffer().catch(() => null)
    if (response?.ok) return true
    await pause(Math.min(100 * 2 ** attempt, 5000), signal)
  }
  return false
}

/** Resolves after `ms`, or at once when the signal ends. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end, { once: true })
    function end() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
  })
}
