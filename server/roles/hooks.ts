import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BadSignature, type Inbound, type RawRequest } from '#channels/channel.ts'
import { channelNamed } from '#channels/index.ts'
import { receive } from '#domains/conversations/receive.ts'
import { findInbox } from '#domains/inboxes/find-inbox.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { sortByInbox } from '#domains/inboxes/sort-by-inbox.ts'
import { config } from '#platform/config.ts'
import { flatHeaders } from '#platform/http.ts'
import { limitPerMinute } from '#platform/limit.ts'
import { notFound } from '#platform/problem.ts'

/** Meta sends up to 3 MB in one delivery. */
const maxBytes = 3 * 1024 * 1024

/**
 * Where providers deliver: one address an inbox, and one for a whole Meta app, whose events name the account they are for.
 * The raw bytes go to the channel, which checks the signature before it reads them; stored first, then answered 200.
 */
export async function mountHooks(app: FastifyInstance) {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) => done(null, body))

    scope.get<Keyed>('/hooks/:channel/:inboxKey', { schema: { hide: true } }, async (request, reply) => {
      const inbox = await inboxOf(request)
      return shake(request, reply, inbox.channel.name, [inbox.settings])
    })
    scope.get<Named>('/hooks/:channel', { schema: { hide: true } }, (request, reply) =>
      shake(request, reply, request.params.channel, appSettings(request.params.channel)),
    )

    scope.post<Keyed>('/hooks/:channel/:inboxKey', { schema: { hide: true }, bodyLimit: maxBytes }, async (request, reply) => {
      const inbox = await inboxOf(request)
      return accept(request, reply, inbox.channel.name, [inbox.settings], inbox)
    })
    scope.post<Named>('/hooks/:channel', { schema: { hide: true }, bodyLimit: maxBytes }, (request, reply) =>
      accept(request, reply, request.params.channel, appSettings(request.params.channel), null),
    )
  })
}

interface Named {
  Params: { channel: string }
}

interface Keyed {
  Params: { channel: string; inboxKey: string }
}

async function accept(
  request: FastifyRequest,
  reply: FastifyReply,
  channelName: string,
  settings: Record<string, unknown>[],
  inbox: ConnectedInbox | null,
) {
  const items = translate(request, channelName, settings)
  // The same words for every reason: a stranger learns nothing, and not for long.
  if (!items) {
    limitPerMinute(`bad-signature:${request.ip}`, 30)
    return reply.code(401).send({ code: 'bad_signature' })
  }
  if (channelName === 'web-chat')
    for (const item of items) if (item.kind === 'message') limitPerMinute(`visitor:${item.from.replyTo.value}`, 60)

  for (const [place, inbound] of await sortByInbox(channelName, items, inbox)) await receive(place, inbound)
  return reply.send({ ok: true })
}

function translate(request: FastifyRequest, channelName: string, settings: Record<string, unknown>[]): Inbound[] | null {
  try {
    return channelNamed(channelName).receive(rawOf(request), settings as never)
  } catch (error) {
    if (error instanceof BadSignature) return null
    throw error
  }
}

async function shake(request: FastifyRequest, reply: FastifyReply, channelName: string, settings: Record<string, unknown>[]) {
  const answer = channelNamed(channelName).verify?.(rawOf(request), settings as never)
  if (!answer) throw notFound('hook')
  return answer.status === 200 ? reply.type('text/plain').send(answer.body) : reply.code(403).send({ code: 'wrong_token' })
}

async function inboxOf({ params }: FastifyRequest<Keyed>): Promise<ConnectedInbox> {
  const inbox = await findInbox(params.channel, params.inboxKey)
  if (!inbox) throw notFound('hook')
  return inbox
}

/** One Meta app for many tenants: its secret and verify token come from the environment. */
function appSettings(channelName: string): Record<string, unknown>[] {
  if (channelName !== 'whatsapp-cloud' || !config.metaAppSecret) throw notFound('hook')
  return [{ appSecret: config.metaAppSecret, verifyToken: config.webhookVerifyToken ?? '' }]
}

const rawOf = (request: FastifyRequest): RawRequest => ({
  method: request.method,
  headers: flatHeaders(request),
  query: new URL(request.url, 'http://localhost').searchParams,
  body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
})
