import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What the stand-in does with each request.
 * scripted: `replies` in order, the last one again and again. echo: the marked words of the last user message.
 * obedient: whatever the last order found in any user message says. hang: never answers.
 */
export type Mode =
  | { mode: 'scripted'; replies: string[] }
  | { mode: 'echo' }
  | { mode: 'obedient' }
  | { mode: 'limited'; retryAfterSeconds?: number }
  | { mode: 'broken' }
  | { mode: 'garbage' }
  | { mode: 'hang' }

export interface Heard {
  authorization: string | null
  body: { model: string; messages: { role: string; content: string }[]; temperature?: number; max_tokens?: number; stream?: boolean }
}

/**
 * An OpenAI-compatible chat completions server on loopback: same path, bodies, usage and errors, and a record of all it was asked.
 * As a command: `node test/stand-ins/openai.ts --port 4020` prints one line of JSON with its url.
 */
export async function startOpenAi({ port = 0, latencyMs = 0, ...first }: { port?: number; latencyMs?: number } & Partial<Mode> = {}) {
  let mode: Mode = 'mode' in first ? (first as Mode) : { mode: 'echo' }
  let answered = 0
  let latency = latencyMs
  const requests: Heard[] = []

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => fail(response, 500, 'server_error', String(error), null))
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const text = await textOf(request)
    if (url.pathname === '/__control') return control(request.method, text, response)
    if (request.method === 'GET' && url.pathname === '/v1/models')
      return json(response, 200, { object: 'list', data: [{ id: 'stand-in', object: 'model' }] })
    if (request.method !== 'POST' || url.pathname !== '/v1/chat/completions')
      return fail(response, 404, 'invalid_request_error', `Invalid URL (${request.method} ${url.pathname})`, null)

    const body = parse(text) as Heard['body'] | null
    if (!body?.model || !Array.isArray(body.messages) || body.messages.length === 0)
      return fail(response, 400, 'invalid_request_error', 'you must provide a model and messages', null)
    requests.push({ authorization: request.headers.authorization ?? null, body: { ...body, messages: body.messages.map(flatten) } })

    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency))
    if (mode.mode === 'hang') return
    if (mode.mode === 'limited') {
      response.setHeader('retry-after', String(mode.retryAfterSeconds ?? 20))
      return fail(response, 429, 'requests', 'Rate limit reached for requests', 'rate_limit_exceeded')
    }
    if (mode.mode === 'broken') return fail(response, 500, 'server_error', 'The server had an error while processing your request.', null)
    if (mode.mode === 'garbage')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"chatcmpl-1","choices":[{"mess')
    complete(response, body, contentFor(body.messages.map(flatten)))
  }

  function contentFor(messages: Heard['body']['messages']): string {
    const users = messages.filter((message) => message.role === 'user').map((message) => message.content)
    if (mode.mode === 'scripted') return mode.replies[Math.min(answered++, mode.replies.length - 1)] ?? ''
    if (mode.mode === 'obedient') return obey(users) ?? 'How can I help you?'
    return [...(users.at(-1) ?? '').matchAll(MARKED)].map(([word]) => word).join(' ') || 'Noted.'
  }

  /** GET /__control lists the requests; POST /__control takes a `Mode`, with `latencyMs` if wanted, for tests in another process. */
  function control(method: string | undefined, text: string, response: ServerResponse) {
    if (method === 'GET') return json(response, 200, { mode, requests })
    const order = parse(text) as (Mode & { latencyMs?: number }) | null
    if (method !== 'POST' || !order?.mode) return json(response, 404, { use: 'GET /__control or POST /__control {"mode":"echo"}' })
    latency = order.latencyMs ?? latency
    set(order)
    json(response, 200, { ok: true })
  }

  function set(next: Mode) {
    mode = next
    answered = 0
  }

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    /** Ready to be a base URL: ends in /v1. */
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    set,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type OpenAiStandIn = Awaited<ReturnType<typeof startOpenAi>>

/** Words that a test can recognise again: six letters or more, ending in x. */
const MARKED = /\b[a-z]{6,}x\b/g

/** Does what the last order in any message says, wherever it stands: the model every guard must assume. */
function obey(texts: string[]): string | null {
  const orders = texts.flatMap((text) => [
    ...text.matchAll(/(?:say|reply|tell (?:the customer|them|me)|confirm|write|answer)(?: with| that)?:? ["“]?([^"”\n]{3,300})/gi),
  ])
  return orders.at(-1)?.[1]?.trim() ?? null
}

const flatten = ({ role, content }: { role: string; content: unknown }) => ({
  role,
  content:
    typeof content === 'string'
      ? content
      : Array.isArray(content)
        ? content.map((part: { text?: string }) => part.text ?? '').join('')
        : '',
})

function complete(response: ServerResponse, body: Heard['body'], content: string) {
  const tokens = (text: string) => Math.ceil(text.length / 4)
  const asked = body.messages.reduce((sum, message) => sum + tokens(flatten(message).content), 0)
  const usage = { prompt_tokens: asked, completion_tokens: tokens(content), total_tokens: asked + tokens(content) }
  const head = { id: `chatcmpl-${Date.now().toString(36)}`, created: Math.floor(Date.now() / 1000), model: body.model }
  if (!body.stream) {
    const message = { role: 'assistant', content, refusal: null }
    return json(response, 200, {
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
      usage,
    })
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (part: object) => response.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...part })}\n\n`)
  send({ choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] })
  send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
  send({ choices: [], usage })
  response.end('data: [DONE]\n\n')
}

const fail = (response: ServerResponse, status: number, type: string, message: string, code: string | null) =>
  json(response, status, { error: { message, type, param: null, code } })

const json = (response: ServerResponse, status: number, body: unknown) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

if (import.meta.main) {
  const flag = process.argv.indexOf('--port')
  const openAi = await startOpenAi({ port: flag > 0 ? Number(process.argv[flag + 1]) : 0 })
  console.log(JSON.stringify({ url: openAi.url }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void openAi.close().then(() => process.exit(0)))
}
