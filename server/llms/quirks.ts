import { APICallError, type LanguageModelV4CallOptions, type LanguageModelV4Prompt } from '@ai-sdk/provider'
import { cut } from '#platform/text/cut.ts'

/**
 * What one model does not take of what we send, learned from its refusals; and `thinks`, learned from its answers. `limit` wants the
 * limit on output under its newer name, `no_limit` none at all.
 */
export type Quirk = 'tools' | 'temperature' | 'limit' | 'no_limit' | 'json' | 'system' | 'thinks'

/** Which of what was sent a refusal is about, `length` when it was too much; null when it does not say. */
export function quirkIn(error: unknown, sent: LanguageModelV4CallOptions): Quirk | 'length' | null {
  if (!APICallError.isInstance(error) || !REFUSALS.has(error.statusCode ?? 0)) return null
  const { words, names } = complaintIn(error)
  const about = (pattern: RegExp) => names.some((name) => pattern.test(name)) || (names.length === 0 && pattern.test(words))
  const limit = () => (/max_completion_tokens/.test(words) && /instead|use/i.test(words) ? 'limit' : 'no_limit')
  if (error.statusCode === 413 || TOO_LONG.test(words)) return 'length'
  if (sent.temperature !== undefined && about(/temperature|top_p|sampling/i)) return 'temperature'
  if (sent.maxOutputTokens !== undefined && about(/max_?(?:completion_?|output_?|new_?)?tokens/i)) return limit()
  if (sent.responseFormat?.type === 'json' && about(/response_?format|json_(?:object|schema)|json mode|structured output/i)) return 'json'
  if (sent.tools && about(/\btools?\b|tool_choice|tool[ _-](?:use|call)|function[ _-]?call|\bfunctions?\b/i)) return 'tools'
  if (
    sent.prompt.some(({ role }) => role === 'system') &&
    /\b(?:system|developer)\b[^.]{0,20}\b(?:role|message|prompt|instruction)|\brole\b[^.]{0,20}\bsystem\b|roles must alternate|(?:developer|system) instruction/i.test(
      words,
    )
  )
    return 'system'
  return null
}

/** What to send to a model with these quirks. `shorter`: how many times it found it too long. */
export function fitted(options: LanguageModelV4CallOptions, quirks: ReadonlySet<Quirk>, shorter = 0): LanguageModelV4CallOptions {
  const fit = { ...options }
  if (quirks.has('thinks') && fit.maxOutputTokens !== undefined) fit.maxOutputTokens += THINKING_TOKENS
  if (quirks.has('tools')) {
    delete fit.tools
    delete fit.toolChoice
  }
  if (quirks.has('temperature')) delete fit.temperature
  if (quirks.has('json')) delete fit.responseFormat
  if (quirks.has('limit') && fit.maxOutputTokens !== undefined)
    fit.providerOptions = {
      ...fit.providerOptions,
      openaiCompatible: { max_completion_tokens: fit.maxOutputTokens },
      openai: { maxCompletionTokens: fit.maxOutputTokens },
    }
  if (quirks.has('limit') || quirks.has('no_limit')) delete fit.maxOutputTokens
  if (quirks.has('no_limit')) fit.providerOptions = {}
  if (quirks.has('system')) fit.prompt = withoutSystem(fit.prompt)
  for (let i = 0; i < shorter; i++) fit.prompt = shortened(fit.prompt)
  return fit
}

/** What is known of a model, by who it is. Servers are mended and replaced: each is tried again after an hour. */
export function quirksOf(model: string, now = Date.now()): ReadonlySet<Quirk> {
  return new Set([...(known.get(model) ?? [])].filter(([, until]) => until > now).map(([quirk]) => quirk))
}

/** False when it was known already: then it was no help. */
export function learn(model: string, quirk: Quirk, now = Date.now()): boolean {
  if (quirksOf(model, now).has(quirk)) return false
  if (known.size >= 1000 && !known.has(model)) known.delete(known.keys().next().value ?? '')
  known.set(model, (known.get(model) ?? new Map<Quirk, number>()).set(quirk, now + KEPT_MS))
  return true
}

const known = new Map<string, Map<Quirk, number>>()

/** The server's words, and the names of parameters where it points at one. What it repeats of our request says nothing. */
function complaintIn({ message, responseBody = '' }: APICallError): { words: string; names: string[] } {
  const words = [message]
  const names: string[] = []
  const read = (value: unknown, key = '') => {
    if (Array.isArray(value)) {
      if (key === 'loc') names.push(...value.filter((part) => typeof part === 'string' && part !== 'body'))
      else for (const one of value) read(one, key)
    } else if (value !== null && typeof value === 'object')
      for (const [name, one] of Object.entries(value)) name !== 'input' && name !== 'ctx' && read(one, name)
    else if (typeof value === 'string' && key === 'param') names.push(value)
    else if (typeof value === 'string') words.push(value)
  }
  try {
    read(JSON.parse(responseBody))
  } catch {
    words.push(responseBody)
  }
  return { words: cut(words.join('\n'), 4000), names: names.filter((name) => name !== 'messages') }
}

function withoutSystem(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  const rules = prompt.flatMap((message) => (message.role === 'system' ? [message.content] : []))
  const others = prompt.filter(({ role }) => role !== 'system')
  const [first, ...rest] = others
  const text = { type: 'text' as const, text: rules.join('\n\n') }
  if (first?.role === 'user') return [{ ...first, content: [text, { type: 'text', text: '\n\n' }, ...first.content] }, ...rest]
  return [{ role: 'user', content: [text] }, ...others]
}

/** Half as long: the talk loses its beginning, the longest message its end. Rules and the last message stay. */
function shortened(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  const length = (message: LanguageModelV4Prompt[number]) => (message.role === 'system' ? 0 : JSON.stringify(message.content).length)
  const longest = prompt.slice(0, -1).toSorted((a, b) => length(b) - length(a))[0]
  const talk = prompt.filter((message) => message.role !== 'system' && message !== longest).slice(0, -1)
  const dropped = new Set(talk.slice(0, Math.ceil(talk.length / 4) * 2))
  return prompt
    .filter((message) => !dropped.has(message))
    .map((message) => (message === longest && message.role === 'user' ? { ...message, content: message.content.map(halved) } : message))
}

const halved = <P extends { type: string }>(part: P): P => {
  const { text } = part as unknown as { text?: string }
  if (typeof text !== 'string' || text.length < 400) return part
  const half = text.slice(0, Math.floor(text.length / 2))
  return { ...part, text: half.slice(0, Math.max(half.lastIndexOf('\n'), half.length - 400)) }
}

const REFUSALS = new Set([400, 404, 413, 422, 501])
const TOO_LONG =
  /context[_ ](?:length|window|size|limit)|context_length_exceeded|\bn_ctx\b|(?:prompt|input|messages?|request|conversation)[^.]{0,60}\b(?:too (?:long|large|many)|exceeds?|longer than)|reduce the length|too many (?:input )?tokens|exceeds?[^.]{0,40}(?:context|maximum (?:number of )?tokens)/i
/** The same for which a server with thoughts of its own is given room. */
const THINKING_TOKENS = 2000
const KEPT_MS = 3_600_000
