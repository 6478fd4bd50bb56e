import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isRecord, messageFailure, type Template, text } from './meta-checks.ts'
import { comesLater, type GraphFailure, graphFailure } from './meta-errors.ts'
import { deliver, fixtureWorld, pause, statusWebhook } from './meta-webhooks.ts'

export { graphFailure } from './meta-errors.ts'
export { deliver, fixtureWorld, post, sign, statusWebhook, textWebhook, webhook } from './meta-webhooks.ts'

/** One message that Meta accepted, whether or not the sender ever heard so. */
export interface Send {
  /** Arrival order over all phone numbers, from 1. */
  seq: number
  at: string
  phoneId: string
  /** Phone number or business-scoped user id. */
  to: string
  type: string
  /** The words of a text or interactive message, for quick assertions. */
  text: string | null
  callback: string | null
  wamid: string
  /** The connection was cut after this message was accepted. */
  unanswered: boolean
  body: Record<string, unknown>
}

export interface Phone {
  token: string
  businessId: string
  displayNumber: string
}

export interface StatusTarget {
  url: string
  secret: string
  /** Only for messages of this number; without it for all others. */
  phoneId?: string
  /** Sent one after the other. */
  states?: ('sent' | 'delivered' | 'read')[]
  delayMs?: number
}

/** What can be told to the stand-in, by calls or by POST /__control with the same words. */
export interface Orders {
  /** The next `count` sends get this error. */
  failNext?: { count: number; code?: number; status?: number; body?: unknown }
  /** Every send to this recipient fails with the code; with a status webhook where Meta does it that way. Code null: no more. */
  failFor?: { to: string; code: number | null }
  /** For this long every call is taken in, and sends are accepted, but nothing is answered. */
  stallMs?: number
  /** The next `count` sends are accepted and recorded, and then the connection is cut. */
  dropAnswers?: number
  /** Every answer takes this long. */
  latencyMs?: number
  statuses?: StatusTarget | null
  phone?: Phone & { id: string }
  reset?: boolean
}

export interface MetaOptions {
  port?: number
  /** Access token of the fixture numbers. */
  token?: string
  latencyMs?: number
}

export const standInToken = 'stand-in-token'

/** Meta's Graph API on loopback: same paths, bodies, checks and errors, and a record of all it accepted. */
export async function startMeta({ port = 0, token = standInToken, latencyMs = 0 }: MetaOptions = {}) {
  const sends: Send[] = []
  const reads: { phoneId: string; messageId: string; typing: boolean }[] = []
  const media = new Map<string, { bytes: Buffer; mimeType: string }>()
  const templates: Template[] = [orderUpdate]
  const phones = new Map<string, Phone>([
    ['200000000000001', { token, businessId: '100000000000001', displayNumber: '+1 555-010-0001' }],
    ['200000000000002', { token, businessId: '100000000000001', displayNumber: '+1 555-010-0002' }],
    ['200000000000021', { token, businessId: '100000000000002', displayNumber: '+1 555-010-0021' }],
  ])
  const targets = new Map<string, StatusTarget>()
  const failing = new Map<string, number>()
  const deliveries = new Set<Promise<unknown>>()
  const stopped = new AbortController()
  let fails: GraphFailure[] = []
  let drops = 0
  let stalledUntil = 0
  let undelivered = 0
  let lastMediaId = 600_000_000_000_000

  function order(orders: Orders) {
    if (orders.reset) {
      sends.length = 0
      reads.length = 0
      targets.clear()
      failing.clear()
      fails = []
      drops = 0
      stalledUntil = 0
      latencyMs = 0
      undelivered = 0
    }
    if (orders.failNext) fails = Array.from({ length: orders.failNext.count }, () => failureFrom(orders.failNext))
    if (orders.failFor && orders.failFor.code === null) failing.delete(orders.failFor.to)
    else if (orders.failFor?.code) failing.set(orders.failFor.to, orders.failFor.code)
    if (orders.stallMs !== undefined) stalledUntil = Date.now() + orders.stallMs
    if (orders.dropAnswers !== undefined) drops = orders.dropAnswers
    if (orders.latencyMs !== undefined) latencyMs = orders.latencyMs
    if (orders.statuses === null) targets.clear()
    else if (orders.statuses) targets.set(orders.statuses.phoneId ?? '', orders.statuses)
    if (orders.phone) phones.set(orders.phone.id, orders.phone)
  }

  function putMedia(bytes: Buffer, mimeType: string): string {
    const id = String(++lastMediaId)
    media.set(id, { bytes, mimeType })
    return id
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      reply(response, 500, { error: { message: String(error), type: 'StandInBug', code: 1, fbtrace_id: 'x' } })
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const body = await bytesOf(request)
    if (url.pathname.startsWith('/__control')) return control(request, url, body, response)

    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const result = await graph(request, url, body, bearer)
    await pause(Math.max(latencyMs, stalledUntil - Date.now()), stopped.signal)
    if (result === 'cut') request.socket.destroy()
    else if ('bytes' in result) response.writeHead(200, { 'content-type': result.mimeType }).end(result.bytes)
    else reply(response, result.status, result.body)
  }

  type Answer = 'cut' | { status: number; body: unknown } | { bytes: Buffer; mimeType: string }

  async function graph(request: IncomingMessage, url: URL, body: Buffer, bearer: string | undefined): Promise<Answer> {
    if (!bearer || ![...phones.values()].some((phone) => phone.token === bearer))
      return graphFailure(190, 'The access token is missing or not valid.')

    const bytes = /^\/stand-in-media\/(\d+)$/.exec(url.pathname)?.[1]
    if (bytes) return media.get(bytes) ?? { status: 404, body: 'Not found' }

    const [, id = '', edge = ''] = /^\/v\d+\.\d+\/(\w+)(?:\/(\w+))?$/.exec(url.pathname) ?? []
    const phone = phones.get(id)
    if (phone && phone.token !== bearer) return graphFailure(190, 'This token belongs to another number.')

    const isPost = request.method === 'POST'
    if (isPost && edge === 'messages') return phone ? messages(id, json(body)) : unknownId(id)
    if (isPost && edge === 'media') return phone ? upload(request, body) : unknownId(id)
    if (edge === 'message_templates') return messageTemplates(isPost ? json(body) : null, url)
    if (edge === 'subscribed_apps') return { status: 200, body: { data: [{ whatsapp_business_api_data: { id: '1', name: 'Stand-in' } }] } }
    if (phone && edge === '') return { status: 200, body: phoneNumber(id, phone) }
    if (media.has(id) && edge === '') return { status: 200, body: mediaRecord(id) }
    return unknownId(id || url.pathname)
  }

  const unknownId = (id: string) =>
    graphFailure(100, `Object with ID '${id}' does not exist or cannot be loaded due to missing permissions.`)

  function messages(phoneId: string, body: unknown): Answer {
    if (isRecord(body) && body.status === 'read') return markRead(phoneId, body)

    const failure = messageFailure(body, templates, (id) => media.has(id))
    if (failure || !isRecord(body)) return failure ?? graphFailure(100)
    const planned = fails.shift()
    if (planned) return planned

    const isPhone = text(body.to) !== undefined
    const to = isPhone ? String(body.to).replace(/\D/g, '') : String(body.recipient)
    const code = failing.get(to)
    if (code !== undefined && !comesLater.has(code)) return graphFailure(code)

    const unanswered = drops > 0
    if (unanswered) drops--
    const send = accept(phoneId, to, body, unanswered)
    announce(send, code)
    if (unanswered) return 'cut'

    const contact = { input: isPhone ? body.to : body.recipient, ...(isPhone ? { wa_id: to } : { user_id: to }) }
    const message = { id: send.wamid, ...(send.type === 'template' && { message_status: 'accepted' }) }
    return { status: 200, body: { messaging_product: 'whatsapp', contacts: [contact], messages: [message] } }
  }

  function markRead(phoneId: string, body: Record<string, unknown>): Answer {
    const messageId = text(body.message_id)
    if (!messageId) return graphFailure(100, 'The parameter message_id is required.')
    reads.push({ phoneId, messageId, typing: isRecord(body.typing_indicator) })
    return { status: 200, body: { success: true } }
  }

  function accept(phoneId: string, to: string, body: Record<string, unknown>, unanswered: boolean): Send {
    const send: Send = {
      seq: sends.length + 1,
      at: new Date().toISOString(),
      phoneId,
      to,
      type: text(body.type) ?? 'text',
      text: wordsOf(body),
      callback: text(body.biz_opaque_callback_data) ?? null,
      wamid: `wamid.${randomBytes(30).toString('base64')}`,
      unanswered,
      body,
    }
    sends.push(send)
    return send
  }

  /** Sends the status webhooks of one message, each until it is taken. */
  function announce(send: Send, failureCode: number | undefined) {
    const target = targets.get(send.phoneId) ?? targets.get('')
    if (!target) return

    const { url, secret, states = ['sent', 'delivered', 'read'], delayMs = 0 } = target
    const steps = failureCode === undefined ? states.map((status) => ({ status })) : [{ status: 'failed', errorCode: failureCode }]
    const phone = phones.get(send.phoneId)
    const work = (async () => {
      for (const step of steps) {
        await pause(delayMs, stopped.signal)
        const body = statusWebhook({
          id: send.wamid,
          recipient: send.to,
          callback: send.callback ?? undefined,
          phoneId: send.phoneId,
          businessId: phone?.businessId,
          displayNumber: phone?.displayNumber.replace(/\D/g, ''),
          ...step,
        })
        if (!(await deliver(url, body, secret, stopped.signal))) undelivered++
      }
    })()
    deliveries.add(work)
    work.finally(() => deliveries.delete(work)).catch(() => {})
  }

  async function upload(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null)
    const file = form?.get('file')
    if (form?.get('messaging_product') !== 'whatsapp' || !(file instanceof File)) return graphFailure(100, 'Param file is required.')
    return { status: 200, body: { id: putMedia(Buffer.from(await file.arrayBuffer()), String(form.get('type') ?? file.type)) } }
  }

  function mediaRecord(id: string) {
    const file = media.get(id)
    const sha256 = createHash('sha256')
      .update(file?.bytes ?? '')
      .digest('hex')
    return {
      url: `${meta.url}/stand-in-media/${id}`,
      mime_type: file?.mimeType,
      sha256,
      file_size: file?.bytes.length,
      id,
      messaging_product: 'whatsapp',
    }
  }

  function messageTemplates(created: unknown, url: URL): Answer {
    if (created === null) return { status: 200, body: templatePage(templates, url) }
    if (!isRecord(created) || !/^[a-z0-9_]{1,512}$/.test(text(created.name) ?? '')) return graphFailure(100, 'Template name is not valid.')

    const template: Template = {
      name: String(created.name),
      language: text(created.language) ?? 'en_US',
      category: text(created.category) ?? 'UTILITY',
      components: Array.isArray(created.components) ? created.components.filter(isRecord) : [],
      status: 'PENDING',
      id: String(1_600_000_000_000_001 + templates.length),
    }
    templates.push(template)
    return { status: 200, body: { id: template.id, status: template.status, category: template.category } }
  }

  function control(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse) {
    if (request.method === 'GET' && url.pathname === '/__control/sends') {
      const after = Number(url.searchParams.get('after') ?? 0)
      return reply(response, 200, { sends: sends.filter(({ seq }) => seq > after), reads, undelivered, pendingDeliveries: deliveries.size })
    }
    const orders = json(body)
    if (request.method !== 'POST' || !isRecord(orders))
      return reply(response, 404, { error: 'GET /__control/sends?after=N or POST /__control with orders as JSON' })
    order(orders as Orders)
    reply(response, 200, { ok: true })
  }

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))

  const meta = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sends,
    reads,
    media,
    templates,
    order,
    putMedia,
    failNext: (count: number, how: Omit<NonNullable<Orders['failNext']>, 'count'> = { code: 131000 }) =>
      order({ failNext: { count, ...how } }),
    failFor: (to: string, code: number | null) => order({ failFor: { to, code } }),
    stall: (ms: number) => order({ stallMs: ms }),
    dropAnswerAfterAccepting: (count: number) => order({ dropAnswers: count }),
    statuses: (target: StatusTarget | null) => order({ statuses: target }),
    sentTo: (to: string) => sends.filter((send) => send.to === to),
    /** All status webhooks so far are taken or given up; resolves with how many were given up. */
    async statusesSettled() {
      while (deliveries.size > 0) await Promise.allSettled(deliveries)
      return undelivered
    },
    async close() {
      stopped.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await Promise.allSettled(deliveries)
    },
  }
  return meta
}

export type MetaStandIn = Awaited<ReturnType<typeof startMeta>>

const orderUpdate: Template = {
  name: 'order_update',
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  id: '1600000000000001',
  components: [{ type: 'BODY', text: 'Hi {{1}}, your order {{2}} is on its way.' }],
}

function failureFrom({ code, status, body }: Partial<NonNullable<Orders['failNext']>> = {}): GraphFailure {
  if (body !== undefined) return { status: status ?? 400, body: body as GraphFailure['body'] }
  return graphFailure(code ?? 131000, undefined, status)
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

function templatePage(templates: Template[], url: URL) {
  const start = Number(url.searchParams.get('after') ?? 0)
  const limit = Number(url.searchParams.get('limit') ?? 25)
  const end = start + limit
  const paging = {
    cursors: { before: String(start), after: String(end) },
    ...(end < templates.length && { next: `${url.pathname}?limit=${limit}&after=${end}` }),
  }
  return { data: templates.slice(start, end), paging }
}

function wordsOf(body: Record<string, unknown>): string | null {
  const payload = body[text(body.type) ?? 'text']
  if (!isRecord(payload)) return null
  const words = isRecord(payload.body) ? payload.body.text : (payload.body ?? payload.caption)
  return text(words) ?? null
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

const reply = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

if (import.meta.main) {
  const flag = process.argv.indexOf('--port')
  const meta = await startMeta({ port: flag > 0 ? Number(process.argv[flag + 1]) : 0 })
  console.log(JSON.stringify({ url: meta.url, token: standInToken, ...fixtureWorld }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void meta.close().then(() => process.exit(0)))
}
