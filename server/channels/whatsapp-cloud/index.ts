import { randomBytes } from 'node:crypto'
import { BadSignature, channel } from '../channel.ts'
import { check } from './check.ts'
import { fetchMedia } from './fetch-media.ts'
import { handshake } from './handshake.ts'
import { markRead } from './mark-read.ts'
import { send } from './send.ts'
import { settings } from './settings.ts'
import { signatureMatches } from './signature.ts'
import { translate } from './translate.ts'

/** WhatsApp through Meta's Cloud API: webhooks in, Graph calls out. */
export default channel({
  name: 'whatsapp-cloud',
  label: 'WhatsApp',
  description: 'WhatsApp through Meta’s official Cloud API, with your own number and your own Meta app.',
  settings,
  prepare: (given) => ({ ...given, verifyToken: given.verifyToken || randomBytes(24).toString('base64url') }),
  account: ({ phoneNumberId, businessAccountId }) => ({ number: phoneNumberId, business: businessAccountId }),
  begins: ['phone'],
  windowHours: 24,
  // Meta's pair rate: one message per 6 seconds to the same person, with 45 of them ahead of time.
  rates: { messagesPerSecond: 80, pairIntervalMs: 6000, pairBurst: 45 },
  verify: handshake,

  receive(request, inboxes) {
    const secrets = inboxes.map(({ appSecret }) => appSecret)
    if (!signatureMatches(request.body, request.headers['x-hub-signature-256'], secrets)) throw new BadSignature()
    return translate(request.body, new Date())
  },

  send,
  markRead,
  fetchMedia,
  check,
})
