import { randomBytes } from 'node:crypto'
import { type Template, text, wordsOf } from './meta-checks.ts'
import { type GraphFailure, graphFailure } from './meta-errors.ts'

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
  /** The next `count` sends get this error: a code of Meta's, or any `body`; `status` is the HTTP status. */
  failNext?: { count: number; code?: number; status?: number; body?: unknown }
  /** Every send to this recipient fails with the code; by a status webhook where Meta does it that way. Code null: no more. */
  failFor?: { to: string; code: number | null }
  /** For this long every call is taken in, and sends are accepted, but nothing is answered. */
  stallMs?: number
  /** The next `count` sends are accepted and recorded, and then the connection is cut. */
  dropAnswers?: number
  /** Every answer takes this long. */
  latencyMs?: number
  statuses?: StatusTarget | null
  phone?: Phone & { id: string }
  /** Forget all sends and all orders before this one. */
  reset?: boolean
}

/** Everything the stand-in remembers and was told to do. */
export class World {
  readonly sends: Send[] = []
  readonly reads: { phoneId: string; messageId: string; typing: boolean }[] = []
  readonly media = new Map<string, { bytes: Buffer; mimeType: string }>()
  readonly templates: Template[] = [orderUpdate]
  readonly phones: Map<string, Phone>
  readonly targets = new Map<string, StatusTarget>()
  /** Recipient → the code their messages fail with. */
  readonly failing = new Map<string, number>()
  fails: GraphFailure[] = []
  drops = 0
  stalledUntil = 0
  latencyMs: number
  private lastMediaId = 600_000_000_000_000

  constructor(token: string, latencyMs: number) {
    this.latencyMs = latencyMs
    this.phones = new Map([
      ['200000000000001', { token, businessId: '100000000000001', displayNumber: '+1 555-010-0001' }],
      ['200000000000002', { token, businessId: '100000000000001', displayNumber: '+1 555-010-0002' }],
      ['200000000000021', { token, businessId: '100000000000002', displayNumber: '+1 555-010-0021' }],
    ])
  }

  order(orders: Orders) {
    if (orders.reset) this.reset()
    const { failNext, failFor, stallMs, dropAnswers, latencyMs, statuses, phone } = orders
    if (failNext) this.fails = Array.from({ length: failNext.count }, () => failureFrom(failNext))
    if (failFor?.code === null) this.failing.delete(failFor.to)
    else if (failFor) this.failing.set(failFor.to, failFor.code)
    if (stallMs !== undefined) this.stalledUntil = Date.now() + stallMs
    if (dropAnswers !== undefined) this.drops = dropAnswers
    if (latencyMs !== undefined) this.latencyMs = latencyMs
    if (statuses === null) this.targets.clear()
    else if (statuses) this.targets.set(statuses.phoneId ?? '', statuses)
    if (phone) this.phones.set(phone.id, phone)
  }

  putMedia(bytes: Buffer, mimeType: string): string {
    const id = String(++this.lastMediaId)
    this.media.set(id, { bytes, mimeType })
    return id
  }

  accept(phoneId: string, to: string, body: Record<string, unknown>): Send {
    const send: Send = {
      seq: this.sends.length + 1,
      at: new Date().toISOString(),
      phoneId,
      to,
      type: text(body.type) ?? 'text',
      text: wordsOf(body),
      callback: text(body.biz_opaque_callback_data) ?? null,
      wamid: `wamid.${randomBytes(30).toString('base64')}`,
      unanswered: this.drops > 0,
      body,
    }
    if (send.unanswered) this.drops--
    this.sends.push(send)
    return send
  }

  private reset() {
    this.sends.length = 0
    this.reads.length = 0
    this.targets.clear()
    this.failing.clear()
    this.fails = []
    this.drops = 0
    this.stalledUntil = 0
    this.latencyMs = 0
  }
}

const orderUpdate: Template = {
  name: 'order_update',
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  id: '1600000000000001',
  components: [{ type: 'BODY', text: 'Hi {{1}}, your order {{2}} is on its way.' }],
}

function failureFrom({ code = 131000, status, body }: NonNullable<Orders['failNext']>): GraphFailure {
  return body === undefined ? graphFailure(code, undefined, status) : { status: status ?? 400, body: body as GraphFailure['body'] }
}
