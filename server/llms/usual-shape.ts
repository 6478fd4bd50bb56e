import { isRecord } from '#platform/is-record.ts'
import { cut } from '#platform/text/cut.ts'

/**
 * The answer of a chat server as OpenAI words it: without marks and comments before the JSON, streams put together, errors that came
 * with status 200 as errors, calls of tools in their present form. What cannot be read stays as it is.
 */
export function usualShape(status: number, text: string): { status: number; text: string } {
  const body = bodyIn(text)
  if (!body) return { status, text }
  if (status >= 400) return failedCall(status, body) ?? { status, text: plainError(body, text) }
  const failed = errorIn(body)
  if (failed) return { status: failed.status, text: JSON.stringify({ error: { message: failed.message } }) }
  return { status, text: JSON.stringify({ ...body, ...(Array.isArray(body.choices) ? { choices: body.choices.map(usualChoice) } : {}) }) }
}

type Json = Record<string, unknown>

function bodyIn(text: string): Json | null {
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/^(?:\s*:[^\n]*\n)+/, '')
    .trim()
  if (/^(?:data|event|id):/m.test(bare)) return streamed(bare)
  return bare.startsWith('{') ? parsed(bare) : null
}

/** "data: {…}" lines, joined into one answer. */
function streamed(text: string): Json | null {
  const parts = text.split('\n').flatMap((line) => {
    const part = line.startsWith('data:') ? parsed(line.slice(5)) : null
    return part ? [part] : []
  })
  const first = parts[0]
  const failed = parts.find((part) => part.error)
  if (failed) return failed
  const choices = parts.flatMap((part) => (Array.isArray(part.choices) ? (part.choices.slice(0, 1) as Json[]) : []))
  if (!first || choices.length === 0) return null
  const deltas = choices.map((choice) => (choice.delta ?? choice.message ?? {}) as Json)
  const joined = (key: string) => deltas.map((delta) => (typeof delta[key] === 'string' ? delta[key] : '')).join('')
  const calls = joinedCalls(deltas)
  const reasoning = joined('reasoning_content') || joined('reasoning')
  const message = {
    role: 'assistant',
    content: joined('content'),
    ...(reasoning ? { reasoning_content: reasoning } : {}),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  }
  const finish = choices.findLast((choice) => choice.finish_reason)?.finish_reason ?? null
  const usage = parts.findLast((part) => part.usage)?.usage
  return { ...first, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: finish }], ...(usage ? { usage } : {}) }
}

function joinedCalls(deltas: Json[]): Json[] {
  const calls = new Map<unknown, { id?: unknown; name: string; arguments: string }>()
  for (const delta of deltas)
    for (const part of (Array.isArray(delta.tool_calls) ? delta.tool_calls : []) as Json[]) {
      const call = calls.get(part.index ?? 0) ?? { name: '', arguments: '' }
      const { name = '', arguments: more = '' } = (part.function ?? {}) as { name?: string; arguments?: unknown }
      calls.set(part.index ?? 0, { id: call.id ?? part.id, name: call.name + name, arguments: call.arguments + asText(more) })
    }
  return [...calls.values()].map(({ id, ...call }) => ({ ...(id ? { id } : {}), type: 'function', function: call }))
}

function usualChoice(choice: Json): Json {
  const message = (choice.message ?? {}) as Json
  const legacy = message.function_call ? [{ function: message.function_call }] : []
  const calls = (Array.isArray(message.tool_calls) && message.tool_calls.length > 0 ? message.tool_calls : legacy) as Json[]
  if (calls.length === 0) return choice
  const usual = calls.map((call) => {
    const { name, arguments: input } = (call.function ?? call) as { name?: unknown; arguments?: unknown }
    return { ...call, type: 'function', function: { name: String(name ?? ''), arguments: asText(input) } }
  })
  return { ...choice, message: { ...message, tool_calls: usual } }
}

/** An error that was sent as an answer. */
function errorIn(body: Json): { status: number; message: string } | null {
  const [choice] = (Array.isArray(body.choices) ? body.choices : []) as Json[]
  const error = body.error ?? (choice?.finish_reason === 'error' ? (choice.error ?? 'The server broke off.') : null)
  if (!error) return null
  const { code, status, message } = (typeof error === 'object' ? error : { message: error }) as Json
  const given = [code, status, body.code].map(Number).find((one) => one >= 400 && one < 600)
  return { status: given ?? 502, message: cut(String(message ?? 'The server answered with an error.'), 500) }
}

/** Some servers refuse with what the model wrote when they cannot read its call: we may. */
function failedCall(status: number, body: Json): { status: number; text: string } | null {
  const { failed_generation: written } = (body.error ?? {}) as Json
  if (status !== 400 || typeof written !== 'string' || written.trim() === '') return null
  return {
    status: 200,
    text: JSON.stringify({ choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: written } }] }),
  }
}

/** `{"error": "words"}` as `{"error": {"message": "words"}}`. */
function plainError(body: Json, text: string): string {
  const words = typeof body.error === 'string' ? body.error : !body.error && typeof body.message === 'string' ? body.message : null
  return words === null ? text : JSON.stringify({ ...body, error: { message: words } })
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)

function parsed(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}
