import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { cut } from '#platform/text/cut.ts'
import { BadSignature, channel, type Inbound, type RawRequest, Unusable } from '../channel.ts'
import { externalIdOf } from './client-id.ts'
import { originAllowed } from './origin-allowed.ts'
import { visitorOf } from './visitor-token.ts'

const maxTextLength = 4096

const Settings = z.object({
  allowedOrigins: z
    .array(z.string().trim().overwrite(asOrigin).refine(isOrigin, 'Write an origin like https://www.example.com, without a path.'))
    .max(50)
    .default([])
    .meta({
      label: 'Allowed websites',
      help: 'Sites that may show this chat, one origin per line. Empty: any site. The hosted chat page always works.',
      placeholder: 'https://www.example.com',
    }),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'Write a colour like #0f766e.')
    .default('#0f766e')
    .meta({ label: 'Colour', help: 'Your brand colour as #rrggbb. Text on it is chosen to stay readable.', placeholder: '#0f766e' }),
  greeting: z.string().trim().max(500).optional().meta({
    label: 'Greeting',
    help: 'The first words a visitor sees. Empty: the greeting of your bot.',
    placeholder: 'Hi! How can we help?',
  }),
  visitorSecret: z
    .string()
    .max(200)
    .refine((secret) => secret === '' || secret.length >= 32, 'Use at least 32 random characters, or leave it to us.')
    .default('')
    .meta({ label: 'Visitor secret', help: 'Made for you. Changing it ends every open visit of this chat.', secret: true, hidden: true }),
})

const Body = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, _ or -'),
  text: z.string().transform(clean).pipe(z.string().trim().min(1, 'is empty').max(maxTextLength, 'is longer than 4,096 characters')),
  name: z.string().transform(cleanLine).pipe(z.string().max(200, 'is longer than 200 characters')).optional(),
})

/** Our own chat on the business's website: visitors write through the hook and read through contract/web-chat.ts. */
export default channel({
  name: 'web-chat',
  label: 'Web chat',
  description: 'A chat bubble for your website and a chat page you can link to. Works at once, no account needed.',
  icon: 'globe',
  steps: [],
  accepts: {
    kinds: ['text', 'image', 'audio', 'video', 'document', 'sticker', 'location', 'contacts', 'buttons', 'list', 'products', 'template'],
    text: maxTextLength,
    caption: 1024,
    buttons: { most: 3, title: 20 },
    list: { sections: 10, rows: 10, title: 24, description: 72 },
  },
  limits: {
    bodyBytes: 64 * 1024,
    messages: {
      sender: { perMinute: 60, perDay: 2_000 },
      address: { perMinute: 300, perDay: 20_000 },
      inbox: { perMinute: 3_000, perDay: 200_000 },
      tenant: { perMinute: 6_000, perDay: 400_000 },
    },
    // A visitor sends words only.
    fileBytesPerDay: { sender: 1, inbox: 1, tenant: 1 },
  },
  page: '/chat/:key',
  settings: Settings,
  prepare: (settings) => ({ ...settings, visitorSecret: settings.visitorSecret || randomBytes(32).toString('base64url') }),
  begins: [],
  windowHours: null,
  repeatable: true,
  rates: { messagesPerSecond: 1000, pairIntervalMs: 0, pairBurst: 1000 },

  /** `POST { id, text, name? }` with `Authorization: Bearer <visitor token>`. */
  receive(request, inboxes) {
    const visitorId = visitorIn(request, inboxes)
    if (!visitorId) throw new BadSignature()

    return [read(request.body, visitorId)]
  },

  // The database is the visitor's mailbox: a saved message is a delivered one.
  send: async (message) => ({ ok: true, externalId: message.id }),

  check: async () => ({ ok: true, detail: 'Web chat runs inside this server; there is nothing to connect.' }),
})

function visitorIn(request: RawRequest, inboxes: z.output<typeof Settings>[]): string | null {
  const [, token] = /^Bearer +(\S{1,500})$/i.exec(request.headers.authorization ?? '') ?? []
  if (!token) return null

  for (const { allowedOrigins, visitorSecret } of inboxes) {
    const visitorId = visitorOf(token, visitorSecret)
    if (visitorId) return originAllowed(request.headers, allowedOrigins) ? visitorId : null
  }
  return null
}

function read(body: Buffer, visitorId: string): Inbound {
  const json = parse(body)
  if (json === undefined) throw new Unusable('The body is not JSON.')

  const parsed = Body.safeParse(json)
  if (!parsed.success) throw new Unusable(explain(parsed.error))

  const { id, text, name } = parsed.data
  const visitor = { kind: 'visitor', value: visitorId } as const
  return {
    kind: 'message',
    externalId: externalIdOf(visitorId, id),
    from: { identities: [visitor], replyTo: visitor, ...(name && { name }) },
    content: { type: 'text', text },
    at: new Date(),
    answerable: true,
    raw: { id, text, ...(name && { name }) },
  }
}

/** The body as JSON; undefined when it is none, or not UTF-8. */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

function explain(error: z.ZodError): string {
  const reasons = error.issues.map((issue) => `${issue.path.join('.') || 'The body'} ${issue.message}`)
  return cut(`The message cannot be used: ${reasons.join('; ')}.`, 500)
}

// One NUL or lone surrogate makes Postgres refuse the row, and the message would be lost on every retry.
function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

/** One line for a list: no control characters, no direction overrides. */
function cleanLine(text: string): string {
  return clean(text)
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
}

/** Spelled as browsers send it: lower case, no closing slash. Anything else stays as it is, to be refused with its own words. */
function asOrigin(text: string): string {
  return isOrigin(text) ? new URL(text).origin : text
}
