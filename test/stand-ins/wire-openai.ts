import type { ServerResponse } from 'node:http'
import { type Called, type Code, type Heard, json, textOfContent, tokensOf, vectorOf, type Wire, writtenIn } from './wire.ts'

/** OpenAI's chat completions and embeddings, which many servers speak; Mistral with its own words for errors and its own vectors. */
export function openAiWire(dialect: 'openai' | 'mistral'): Wire {
  return {
    readChat(body) {
      if (typeof body.model !== 'string' || !Array.isArray(body.messages) || body.messages.length === 0) return null
      const messages = (body.messages as { role: string; content: unknown }[]).map(({ role, content }) => ({
        role,
        content: textOfContent(content),
      }))
      if (dialect === 'mistral' && messages.at(-1)?.role === 'assistant') return null
      return { body: { ...body, model: body.model, messages }, json: body.response_format !== undefined }
    },
    // Mistral's refuse in plain words.
    complete: (response, body, content, finish) =>
      complete(response, body, content, dialect === 'mistral' && finish === 'refusal' ? 'stop' : finish),
    embed(response, body) {
      const input = [body.input].flat() as string[]
      const length = dialect === 'mistral' ? 1024 : Number(body.dimensions ?? 1536)
      const used = input.reduce((sum, text) => sum + tokensOf(text), 0)
      json(response, 200, {
        id: 'embd-1',
        object: 'list',
        model: body.model,
        data: input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text, length) })),
        usage: { prompt_tokens: used, total_tokens: used },
      })
    },
    fail(response, status, message, code) {
      if (dialect === 'mistral')
        return json(response, code === 'credit' ? 402 : status, { object: 'error', message, type: code, param: null, code: '1300' })
      json(response, status, { error: { message, type: types[code], param: null, code: codes[code] } })
    },
  }
}

function complete(response: ServerResponse, body: Heard['body'], content: string | Called[], finish: 'stop' | 'length' | 'refusal') {
  const asked = body.messages.reduce((sum, message) => sum + tokensOf(message.content), 0)
  const usage = {
    prompt_tokens: asked,
    completion_tokens: tokensOf(writtenIn(content)),
    total_tokens: asked + tokensOf(writtenIn(content)),
  }
  const head = { id: `chatcmpl-${Date.now().toString(36)}`, created: Math.floor(Date.now() / 1000), model: body.model }
  const reason = finish === 'refusal' ? 'content_filter' : finish
  if (typeof content !== 'string') {
    const tool_calls = content.map(({ name, input }, at) => ({ id: `call-${at}`, type: 'function', function: { name, arguments: input } }))
    return json(response, 200, {
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content: null, tool_calls }, logprobs: null, finish_reason: 'tool_calls' }],
      usage,
    })
  }
  if (!body.stream) {
    const message = { role: 'assistant', content: finish === 'refusal' ? null : content, refusal: finish === 'refusal' ? content : null }
    return json(response, 200, {
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, message, logprobs: null, finish_reason: reason }],
      usage,
    })
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (part: object) => response.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...part })}\n\n`)
  send({ choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] })
  send({ choices: [{ index: 0, delta: {}, finish_reason: reason }] })
  send({ choices: [], usage })
  response.end('data: [DONE]\n\n')
}

const types: Record<Code, string> = {
  bad_request: 'invalid_request_error',
  key: 'invalid_request_error',
  credit: 'insufficient_quota',
  model: 'invalid_request_error',
  busy: 'requests',
  server: 'server_error',
}
const codes: Record<Code, string | null> = {
  bad_request: null,
  key: 'invalid_api_key',
  credit: 'insufficient_quota',
  model: 'model_not_found',
  busy: 'rate_limit_exceeded',
  server: null,
}
