import { createHash } from 'node:crypto'
import { isRecord, messageFailure, type Template, text } from './meta-checks.ts'
import { comesLater, graphFailure } from './meta-errors.ts'
import type { Phone, Send, World } from './meta-world.ts'

export interface Call {
  method: string
  url: URL
  contentType: string
  bearer: string | undefined
  body: Buffer
}

export type Answer = 'cut' | { status: number; body: unknown } | { bytes: Buffer; mimeType: string }

/** What the Graph API answers. `accepted` hears of every message taken in, with the code it will fail with later. */
export async function answerGraph(world: World, call: Call, accepted: (send: Send, failsLaterWith?: number) => void): Promise<Answer> {
  const { url, bearer, body } = call
  if (!bearer || ![...world.phones.values()].some(({ token }) => token === bearer))
    return graphFailure(190, 'The access token is missing or not valid.')

  const fileId = /^\/stand-in-media\/(\d+)$/.exec(url.pathname)?.[1]
  if (fileId) return world.media.get(fileId) ?? { status: 404, body: 'Not found' }

  const [, id = '', edge = ''] = /^\/v\d+\.\d+\/(\w+)(?:\/(\w+))?$/.exec(url.pathname) ?? []
  const phone = world.phones.get(id)
  if (phone && phone.token !== bearer) return graphFailure(190, 'This token belongs to another number.')

  const isPost = call.method === 'POST'
  if (isPost && phone && edge === 'messages') return message(world, id, json(body), accepted)
  if (isPost && phone && edge === 'media') return upload(world, call)
  if (edge === 'message_templates')
    return isPost ? createTemplate(world, json(body)) : { status: 200, body: templatePage(world.templates, url) }
  if (edge === 'subscribed_apps' && !mayRead(world, id, bearer)) return graphFailure(100, noAccess(id))
  if (edge === 'subscribed_apps') return { status: 200, body: { data: [{ whatsapp_business_api_data: { id: '1', name: 'Stand-in' } }] } }
  if (phone && edge === '') return { status: 200, body: phoneNumber(id, phone) }
  if (world.media.has(id) && edge === '') return { status: 200, body: mediaRecord(world, id, url.origin) }
  return graphFailure(100, noAccess(id || url.pathname))
}

const noAccess = (id: string) => `Object with ID '${id}' does not exist or cannot be loaded due to missing permissions.`

const mayRead = (world: World, businessId: string, bearer: string) =>
  [...world.phones.values()].some((phone) => phone.businessId === businessId && phone.token === bearer)

function message(world: World, phoneId: string, body: unknown, accepted: (send: Send, failsLaterWith?: number) => void): Answer {
  if (isRecord(body) && body.status === 'read') return markRead(world, phoneId, body)

  const failure = messageFailure(body, world.templates, (id) => world.media.has(id))
  if (failure || !isRecord(body)) return failure ?? graphFailure(100)
  const planned = world.fails.shift()
  if (planned) return planned

  const isPhone = text(body.to) !== undefined
  const to = isPhone ? String(body.to).replace(/\D/g, '') : String(body.recipient)
  const code = world.failing.get(to)
  if (code !== undefined && !comesLater.has(code)) return graphFailure(code)

  const send = world.accept(phoneId, to, body)
  accepted(send, code)
  if (send.unanswered) return 'cut'

  const contact = { input: isPhone ? body.to : body.recipient, ...(isPhone ? { wa_id: to } : { user_id: to }) }
  const named = { id: send.wamid, ...(send.type === 'template' && { message_status: 'accepted' }) }
  return { status: 200, body: { messaging_product: 'whatsapp', contacts: [contact], messages: [named] } }
}

function markRead(world: World, phoneId: string, body: Record<string, unknown>): Answer {
  const messageId = text(body.message_id)
  if (!messageId) return graphFailure(100, 'The parameter message_id is required.')
  world.reads.push({ phoneId, messageId, typing: isRecord(body.typing_indicator) })
  return { status: 200, body: { success: true } }
}

async function upload(world: World, { body, contentType }: Call): Promise<Answer> {
  const headers = { 'content-type': contentType }
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null)
  const file = form?.get('file')
  if (form?.get('messaging_product') !== 'whatsapp' || !(file instanceof File)) return graphFailure(100, 'Param file is required.')
  return { status: 200, body: { id: world.putMedia(Buffer.from(await file.arrayBuffer()), String(form.get('type') ?? file.type)) } }
}

function createTemplate(world: World, body: unknown): Answer {
  if (!isRecord(body) || !/^[a-z0-9_]{1,512}$/.test(text(body.name) ?? '')) return graphFailure(100, 'Template name is not valid.')

  const template: Template = {
    name: String(body.name),
    language: text(body.language) ?? 'en_US',
    category: text(body.category) ?? 'UTILITY',
    components: Array.isArray(body.components) ? body.components.filter(isRecord) : [],
    status: 'PENDING',
    id: String(1_600_000_000_000_001 + world.templates.length),
  }
  world.templates.push(template)
  return { status: 200, body: { id: template.id, status: template.status, category: template.category } }
}

function templatePage(templates: Template[], url: URL) {
  const start = Number(url.searchParams.get('after') ?? 0)
  const limit = Number(url.searchParams.get('limit') ?? 25)
  const end = start + limit
  const next = end < templates.length && { next: `${url.origin}${url.pathname}?limit=${limit}&after=${end}` }
  return { data: templates.slice(start, end), paging: { cursors: { before: String(start), after: String(end) }, ...next } }
}

const phoneNumber = (id: string, { displayNumber }: Phone) => ({
  verified_name: 'Fixture Shop',
  display_phone_number: displayNumber,
  quality_rating: 'GREEN',
  code_verification_status: 'VERIFIED',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
  id,
})

function mediaRecord(world: World, id: string, origin: string) {
  const { bytes, mimeType } = world.media.get(id) ?? { bytes: Buffer.alloc(0), mimeType: '' }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { url: `${origin}/stand-in-media/${id}`, mime_type: mimeType, sha256, file_size: bytes.length, id, messaging_product: 'whatsapp' }
}

/** The body as JSON; undefined when it is none. */
export function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
