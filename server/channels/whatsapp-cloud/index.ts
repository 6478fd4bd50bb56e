import { randomBytes } from 'node:crypto'
import { config } from '#platform/config.ts'
import { BadSignature, channel } from '../channel.ts'
import { accepts } from './accepts.ts'
import { check } from './check.ts'
import { fetchMedia } from './fetch-media.ts'
import { handshake } from './handshake.ts'
import { markRead } from './mark-read.ts'
import { prove } from './prove.ts'
import { send } from './send.ts'
import { type Settings, settings } from './settings.ts'
import { signatureMatches } from './signature.ts'
import { translate } from './translate.ts'

const megabyte = 1024 * 1024

/** WhatsApp through Meta's Cloud API: webhooks in, Graph calls out. */
export default channel({
  name: 'whatsapp-cloud',
  label: 'WhatsApp',
  description: 'WhatsApp through Meta’s official Cloud API, with your own number and your own Meta app.',
  icon: 'phone',
  steps: [
    'Open your app at developers.facebook.com, then WhatsApp → Configuration.',
    'Paste the callback URL and the verify token, and press “Verify and save”.',
    'Subscribe to the field “messages”.',
    'Come back and press “Test connection”, then write to the number from your own phone.',
  ],
  accepts,
  limits: {
    // Meta sends up to 3 MB in one delivery.
    bodyBytes: 3 * 1024 * 1024,
    // Every delivery comes from Meta's own addresses, and one refused comes again: nothing is lost by making it wait.
    messages: {
      sender: { perMinute: 600, perDay: 20_000 },
      address: null,
      inbox: { perMinute: 120_000, perDay: 20_000_000 },
      tenant: { perMinute: 240_000, perDay: 40_000_000 },
    },
    fileBytesPerDay: { sender: 300 * megabyte, inbox: 10_000 * megabyte, tenant: 20_000 * megabyte },
  },
  settings,
  prepare: (given) => ({ ...given, verifyToken: given.verifyToken || randomBytes(24).toString('base64url') }),
  account: ({ phoneNumberId, businessAccountId }) => ({ number: phoneNumberId, business: businessAccountId }),
  prove,
  // Receiving checks the signature and the handshake the verify token; an app needs no more.
  appWide: () =>
    config.metaAppSecret ? ({ appSecret: config.metaAppSecret, verifyToken: config.webhookVerifyToken ?? '' } as Settings) : null,
  bold: '*',
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
