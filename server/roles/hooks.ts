import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BadSignature, type Channel, type Inbound, Unusable } from '#channels/channel.ts'
import { allChannels } from '#channels/index.ts'
import { receive } from '#domains/conversations/receive.ts'
import { findInbox } from '#domains/inboxes/find-inbox.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { limitAddress, limitSenders } from '#domains/inboxes/limit-senders.ts'
import { sortByInbox } from '#domains/inboxes/sort-by-inbox.ts'
import { findHookTenant, type Hook, type RawRequest } from '#platform/hook.ts'
import { flatHeaders } from '#platform/http.ts'
import { limitPerMinute } from '#platform/limit.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { isStorable } from '#platform/text/is-storable.ts'

/**
 * Where others deliver: one address an inbox, one for a whole app of ours, whose events name the account they are for, and
 * those of rooms for senders that are no channel. The raw bytes go to the channel or room, which checks the signature
 * before it reads them; stored first, then answered 200.
 */
export async function mountHooks(app: FastifyInstance, hooks: ReadonlyMap<string, Hook>) {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const channel of allChannels()) mountChannel(scope, channel)
    for (const [name, hook] of hooks) mountHook(scope, name, hook)
  })
}

interface Keyed {
  Params: { key: string }
}

function mountChannel(scope: FastifyInstance, channel: Channel) {
  const options = { schema: { hide: true }, bodyLimit: channel.limits.bodyBytes }
  const ofApp = () => {
    const settings = channel.appWide?.()
    if (!settings) throw notFound('hook')
    return [settings]
  }
  const inboxOf = async (request: FastifyRequest<Keyed>) => {
    const inbox = await findInbox(channel.name, keyOf(request))
    if (!inbox) throw notFound('hook')
    return inbox
  }
  scope.get(`/hooks/${channel.name}`, options, async (request, reply) => shake(channel, request, reply, ofApp()))
  scope.get<Keyed>(`/hooks/${channel.name}/:key`, options, async (request, reply) => {
    const inbox = await inboxOf(request)
    return shake(channel, request, reply, [inbox.settings])
  })
  scope.post(`/hooks/${channel.name}`, options, async (request, reply) => accept(channel, request, reply, ofApp(), null))
  scope.post<Keyed>(`/hooks/${channel.name}/:key`, options, async (request, reply) => {
    const inbox = await inboxOf(request)
    return accept(channel, request, reply, [inbox.settings], inbox)
  })
}

async function accept(
  channel: Channel,
  request: FastifyRequest,
  reply: FastifyReply,
  settings: Record<string, unknown>[],
  inbox: ConnectedInbox | null,
) {
  limitAddress(channel, request.ip)
  const items = translate(channel, request, settings)
  // The same words for every reason: a stranger learns nothing, and not for long.
  if (!items) {
    limitPerMinute(`bad-signature:${request.ip}`, 30)
    return reply.code(401).send({ code: 'bad_signature' })
  }
  const sorted = await sortByInbox(channel.name, items, inbox)
  for (const [place, inbound] of sorted) limitSenders(place, inbound)
  for (const [place, inbound] of sorted) await receive(place, inbound)
  return reply.send({ ok: true })
}

function translate(channel: Channel, request: FastifyRequest, settings: Record<string, unknown>[]): Inbound[] | null {
  try {
    return channel.receive(rawOf(request), settings as never)
  } catch (error) {
    if (error instanceof BadSignature) return null
    if (error instanceof Unusable) throw new Problem('invalid', error.message)
    throw error
  }
}

async function shake(channel: Channel, request: FastifyRequest, reply: FastifyReply, settings: Record<string, unknown>[]) {
  const answer = channel.verify?.(rawOf(request), settings as never)
  if (!answer) throw notFound('hook')
  return answer.status === 200 ? reply.type('text/plain').send(answer.body) : reply.code(403).send({ code: 'wrong_token' })
}

/** No key of ours holds what the database cannot even look for, such as %00. */
function keyOf({ params: { key } }: FastifyRequest<Keyed>): string {
  if (!isStorable(key)) throw notFound('hook')
  return key
}

function mountHook(scope: FastifyInstance, name: string, hook: Hook) {
  scope.route<Keyed>({
    method: ['GET', 'POST'],
    url: `/hooks/${name}/:key`,
    schema: { hide: true },
    bodyLimit: hook.maxBytes,
    handler: async (request, reply) => {
      const key = keyOf(request)
      const tenantId = await findHookTenant(name, key)
      if (!tenantId) throw notFound('hook')
      limitPerMinute(`hook:${name}:${key}`, hook.perMinute)
      const { status, body, type } = await hook.receive(rawOf(request), tenantId)
      return body === undefined
        ? reply.code(status).send()
        : reply
            .code(status)
            .type(type ?? 'application/json')
            .send(body)
    },
  })
}

const rawOf = (request: FastifyRequest): RawRequest => ({
  method: request.method,
  headers: flatHeaders(request),
  query: new URL(request.url, 'http://localhost').searchParams,
  body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
})
