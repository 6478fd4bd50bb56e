import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Called, type Heard, json, type Wire } from './wire.ts'
import { geminiWire } from './wire-gemini.ts'
import { openAiWire } from './wire-openai.ts'

/**
 * What the stand-in does with each request.
 * scripted: `replies` in order, the last one again and again, each words or calls of tools; requests for JSON get `json` in the same way. echo: the marked words of the last user message.
 * obedient: whatever the last order found in any user message says, else in the owner's part of the instructions; an order to call a
 * tool it follows once. wire: what the test writes, byte for byte. hang: never answers. With `refusesTools` it takes no request that names tools.
 */
export type Mode =
  | { mode: 'scripted'; replies: (string | Called[])[]; json?: string[]; refusesTools?: true }
  | { mode: 'echo' }
  | { mode: 'obedient' }
  | { mode: 'limited'; retryAfterSeconds?: number }
  | { mode: 'wire'; answer: (body: Heard['body'], nth: number) => Wired }
  | { mode: Fault }

/** An answer as it goes over the wire, word for word; 'reset' hangs up. */
export type Wired = 'reset' | { status?: number; headers?: Record<string, string>; body: string | object }

/** As real ones fail: garbage is cut JSON, misshapen is JSON of another shape, foreign is an answer in Russian, cut ends too early. */
export const faults = [
  'broken',
  'garbage',
  'html',
  'misshapen',
  'huge',
  'refusal',
  'foreign',
  'cut',
  'empty',
  'hang',
  'unauthorized',
  'unpaid',
  'unknown_model',
] as const
export type Fault = (typeof faults)[number]

export type { Heard }

/**
 * Model servers on loopback: OpenAI's chat completions, embeddings and transcriptions under /v1 (with `dialect: 'mistral'` as Mistral
 * words them) and Gemini's under /v1beta, with a record of all they were asked.
 * As a command: `node test/stand-ins/openai.ts --port 4020` prints one line of JSON with its url.
 */
export async function startOpenAi({
  port = 0,
  latencyMs = 0,
  dialect = 'openai',
  ...first
}: { port?: number; latencyMs?: number; dialect?: 'openai' | 'mistral' } & Partial<Mode> = {}) {
  let mode: Mode = 'mode' in first ? (first as Mode) : { mode: 'echo' }
  let answered = 0
  let sorted = 0
  let latency = latencyMs
  const requests: Heard[] = []

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => json(response, 500, { error: { message: String(error) } }))
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const text = await textOf(request)
    if (url.pathname === '/__control') return control(request.method, text, response)
    const asked = routeOf(request.method, url.pathname, dialect)
    if (!asked) return openAiWire(dialect).fail(response, 404, `Invalid URL (${request.method} ${url.pathname})`, 'bad_request')
    if (asked.what === 'models') return json(response, 200, { object: 'list', data: [{ id: 'stand-in', object: 'model' }] })

    const { wire, what } = asked
    const body =
      what === 'hear' ? { model: /name="model"\r\n\r\n(.*)\r\n/.exec(text)?.[1] } : (parse(text) as Record<string, unknown> | null)
    const chat =
      what === 'chat' ? body && wire.readChat(body, asked.model) : { body: { model: String(body?.model ?? asked.model), messages: [] } }
    if (!body || !chat) return wire.fail(response, 400, 'you must provide a model and messages', 'bad_request')
    const key = request.headers.authorization ?? request.headers['x-goog-api-key'] ?? null
    requests.push({
      authorization: key === null ? null : String(key),
      path: url.pathname,
      trace: String(request.headers['x-correlation-id'] ?? '') || null,
      ...chat,
    })

    if (what === 'chat' && mode.mode === 'scripted' && mode.refusesTools && chat.body.tools)
      return wire.fail(response, 400, 'This model does not support tools.', 'bad_request')
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency))
    if (failed(response, wire)) return
    if (mode.mode === 'wire') return wired(response, mode.answer(chat.body, answered++))
    if (what === 'embed') return wire.embed(response, body)
    if (what === 'hear')
      return json(response, 200, {
        model: chat.body.model,
        text: words(scripted()) ?? 'I would like two bouquets.',
        usage: { type: 'duration', seconds: 3 },
      })
    const finish = mode.mode === 'refusal' ? 'refusal' : mode.mode === 'cut' ? 'length' : 'stop'
    wire.complete(response, chat.body, chat.json ? jsonFor(chat.body.messages) : contentFor(chat.body.messages), finish)
  }

  /** Whether this mode is one that answers nothing of use. */
  function failed(response: ServerResponse, wire: Wire): boolean {
    switch (mode.mode) {
      case 'hang':
        return true
      case 'limited':
        response.setHeader('retry-after', String(mode.retryAfterSeconds ?? 20))
        wire.fail(response, 429, 'Rate limit reached for requests', 'busy')
        return true
      case 'broken':
        wire.fail(response, 500, 'The server had an error while processing your request.', 'server')
        return true
      case 'unauthorized':
        wire.fail(response, 401, 'Incorrect API key provided: sk-stand************key.', 'key')
        return true
      case 'unpaid':
        wire.fail(response, 429, 'You exceeded your current quota, please check your plan.', 'credit')
        return true
      case 'unknown_model':
        wire.fail(response, 404, 'The model `stand-in` does not exist', 'model')
        return true
      case 'html':
        response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body><h1>502 Bad Gateway</h1>nginx</body></html>')
        return true
      case 'garbage':
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"chatcmpl-1","choices":[{"mess')
        return true
      case 'misshapen':
        json(response, 200, { answer: { reply: 'Hello' }, choices: 'none', candidates: 7 })
        return true
      case 'huge':
        json(response, 200, { choices: [{ message: { role: 'assistant', content: 'very '.repeat(300_000) }, finish_reason: 'stop' }] })
        return true
      default:
        return false
    }
  }

  function wired(response: ServerResponse, answer: Wired) {
    if (answer === 'reset') return void response.destroy()
    const { status = 200, headers = { 'content-type': 'application/json' }, body } = answer
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  }

  const words = (reply: string | Called[] | null) => (typeof reply === 'string' ? reply : null)
  const scripted = () => (mode.mode === 'scripted' ? (mode.replies[Math.min(answered++, mode.replies.length - 1)] ?? '') : null)

  /** The smallest answer that fits, unless the test or an obeyed order says another. */
  function jsonFor(messages: Heard['body']['messages']): string {
    if (mode.mode === 'scripted' && mode.json) return mode.json[Math.min(sorted++, mode.json.length - 1)] ?? ''
    const ordered = mode.mode === 'obedient' ? messages.findLast(({ content }) => ORDERED_JSON.test(content)) : null
    return (
      ordered?.content.match(ORDERED_JSON)?.[0] ?? '{"intent":"Response","confidence":0.5,"task_type":null,"payload":{},"raw_analysis":""}'
    )
  }

  function contentFor(messages: Heard['body']['messages']): string | Called[] {
    const users = messages.filter((message) => message.role === 'user').map((message) => message.content)
    const call = mode.mode !== 'obedient' || messages.some(({ role }) => role === 'tool') ? null : calledIn(users)
    if (call) return call
    if (mode.mode === 'obedient') return obey(users) ?? obey(ownersPart(messages)) ?? 'How can I help you?'
    if (mode.mode === 'empty') return ''
    if (mode.mode === 'refusal') return "I'm sorry, but I can't assist with that request."
    if (mode.mode === 'foreign') return 'Здравствуйте! Большой поднос стоит двадцать четыре тысячи, доставка в пятницу.'
    return scripted() ?? ([...(users.at(-1) ?? '').matchAll(MARKED)].map(([word]) => word).join(' ') || 'Noted.')
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
    sorted = 0
  }

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    /** Ready to be a base URL: ends in /v1. */
    url: `${origin}/v1`,
    /** Gemini's: ends in /v1beta. */
    geminiUrl: `${origin}/v1beta`,
    requests,
    set,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type OpenAiStandIn = Awaited<ReturnType<typeof startOpenAi>>

interface Asked {
  wire: Wire
  what: 'chat' | 'embed' | 'hear' | 'models'
  model: string
}

function routeOf(method: string | undefined, path: string, dialect: 'openai' | 'mistral'): Asked | null {
  const wire = openAiWire(dialect)
  if (method === 'GET' && path === '/v1/models') return { wire, what: 'models', model: '' }
  if (method !== 'POST') return null
  if (path === '/v1/chat/completions') return { wire, what: 'chat', model: '' }
  if (path === '/v1/embeddings') return { wire, what: 'embed', model: '' }
  if (path === '/v1/audio/transcriptions') return { wire, what: 'hear', model: '' }
  const [, model = '', verb = ''] = /^\/v1beta\/models\/([^/:]+):(\w+)$/.exec(path) ?? []
  if (verb === 'generateContent') return { wire: geminiWire, what: 'chat', model }
  return verb === 'embedContent' || verb === 'batchEmbedContents' ? { wire: geminiWire, what: 'embed', model } : null
}

/** An order to answer with certain JSON. */
const ORDERED_JSON = /\{(?:[^{}]|\{[^{}]*\})*"intent"(?:[^{}]|\{[^{}]*\})*\}/

/** Words that a test can recognise again: six letters or more, ending in x. */
const MARKED = /\b[a-z]{6,}x\b/g

/** Does what the last order in any message says, wherever it stands: the model every guard must assume. */
function obey(texts: string[]): string | null {
  const orders = texts.flatMap((text) => [
    ...text.matchAll(/(?:say|reply|tell (?:the customer|them|me)|confirm|write|answer)(?: with| that)?:? ["“]?([^"”\n]{3,300})/gi),
  ])
  return orders.at(-1)?.[1]?.trim() ?? null
}

/** What a business's owner wrote; the house's own rules hold orders too, which are no answers. */
const ownersPart = (messages: Heard['body']['messages']) =>
  messages.filter(({ role }) => role === 'system').flatMap(({ content }) => content.split('From the owner:\n').slice(1))

/** “call order with {…}”, wherever it stands, whether or not there is such a tool. */
function calledIn(texts: string[]): Called[] | null {
  const orders = texts.flatMap((text) => [...text.matchAll(/call (?:the )?(?:tool )?([a-z-]+) with (\{.*\})/gi)])
  return orders.length === 0 ? null : orders.map(([, name = '', input = '']) => ({ name, input }))
}

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
