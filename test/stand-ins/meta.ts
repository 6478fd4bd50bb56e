import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isRecord } from './meta-checks.ts'
import { answerGraph, json } from './meta-graph.ts'
import { StatusSender } from './meta-statuses.ts'
import { fixtureWorld, pause } from './meta-webhooks.ts'
import { type Orders, type StatusTarget, World } from './meta-world.ts'

export { deliver, echoWebhook, fixtureWorld, post, sign, statusWebhook, textWebhook, webhook } from './meta-webhooks.ts'
export type { Orders, Send, StatusTarget } from './meta-world.ts'

/** Access token of the fixture numbers, unless another is given. */
export const standInToken = 'stand-in-token'

/**
 * Meta's Graph API on loopback: same paths, bodies, checks and errors, and a record of all it accepted.
 * As a command: `node test/stand-ins/meta.ts --port 4010` prints one line of JSON with its url and the fixture world.
 */
export async function startMeta({
  port = 0,
  token = standInToken,
  latencyMs = 0,
}: {
  port?: number
  token?: string
  latencyMs?: number
} = {}) {
  const world = new World(token, latencyMs)
  const statuses = new StatusSender()
  const stopped = new AbortController()

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => reply(response, 500, { standInFailed: String(error) }))
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'stand-in'}`)
    const body = await bytesOf(request)
    if (url.pathname.startsWith('/__control')) return control(request.method, url, body, response)

    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const call = { method: request.method ?? 'GET', url, contentType: request.headers['content-type'] ?? '', bearer, body }
    const result = await answerGraph(world, call, (send, failsWith) => statuses.announce(world, send, failsWith))

    await pause(Math.max(world.latencyMs, world.stalledUntil - Date.now()), stopped.signal)
    if (result === 'cut') request.socket.destroy()
    else if ('bytes' in result) response.writeHead(200, { 'content-type': result.mimeType }).end(result.bytes)
    else reply(response, result.status, result.body)
  }

  /** GET /__control/sends?after=N and POST /__control with `Orders`, for tests that run in another process. */
  function control(method: string | undefined, url: URL, body: Buffer, response: ServerResponse) {
    if (method === 'GET' && url.pathname === '/__control/sends') {
      const after = Number(url.searchParams.get('after') ?? 0)
      const { undelivered, pending } = statuses
      return reply(response, 200, { sends: world.sends.filter(({ seq }) => seq > after), reads: world.reads, undelivered, pending })
    }
    const orders = json(body)
    if (method !== 'POST' || !isRecord(orders)) return reply(response, 404, { use: 'GET /__control/sends?after=N or POST /__control' })
    world.order(orders as Orders)
    reply(response, 200, { ok: true })
  }

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sends: world.sends,
    reads: world.reads,
    media: world.media,
    templates: world.templates,
    sentTo: (to: string) => world.sends.filter((send) => send.to === to),
    putMedia: (bytes: Buffer, mimeType: string) => world.putMedia(bytes, mimeType),
    order: (orders: Orders) => world.order(orders),
    failNext: (count: number, how: Omit<NonNullable<Orders['failNext']>, 'count'> = {}) => world.order({ failNext: { count, ...how } }),
    failFor: (to: string, code: number | null) => world.order({ failFor: { to, code } }),
    stall: (ms: number) => world.order({ stallMs: ms }),
    dropAnswerAfterAccepting: (count: number) => world.order({ dropAnswers: count }),
    statuses: (target: StatusTarget | null) => world.order({ statuses: target }),
    /** Once all status webhooks so far are taken or given up: how many were given up. */
    statusesSettled: () => statuses.settled(),
    async close() {
      stopped.abort()
      server.closeAllConnections()
      await Promise.all([new Promise((resolve) => server.close(resolve)), statuses.stop()])
    },
  }
}

export type MetaStandIn = Awaited<ReturnType<typeof startMeta>>

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function reply(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

if (import.meta.main) {
  const flag = process.argv.indexOf('--port')
  const meta = await startMeta({ port: flag > 0 ? Number(process.argv[flag + 1]) : 0 })
  console.log(JSON.stringify({ url: meta.url, token: standInToken, ...fixtureWorld }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void meta.close().then(() => process.exit(0)))
}
