import type { ServerResponse } from 'node:http'

/** What was asked, whatever the provider calls its parts. */
export interface Heard {
  /** The header that carries the key, as it came. */
  authorization: string | null
  path: string
  /** Our trace id, when the call bore one. */
  trace: string | null
  body: {
    model: string
    messages: { role: string; content: string }[]
    temperature?: number
    max_tokens?: number
    stream?: boolean
    /** The tools that were offered, as the provider words them. */
    tools?: unknown[]
  }
  /** An answer in JSON was asked for. */
  json?: boolean
}

/** A call of a tool, its input as JSON. */
export interface Called {
  name: string
  input: string
}

/** How one provider asks, answers and refuses. */
export interface Wire {
  /** Null when the body is not one that the provider would take. */
  readChat(body: Record<string, unknown>, model: string): Pick<Heard, 'body' | 'json'> | null
  complete(response: ServerResponse, body: Heard['body'], content: string | Called[], finish: 'stop' | 'length' | 'refusal'): void
  embed(response: ServerResponse, body: Record<string, unknown>): void
  fail(response: ServerResponse, status: number, message: string, code: Code): void
}

export type Code = 'bad_request' | 'key' | 'credit' | 'model' | 'busy' | 'server'

export const json = (response: ServerResponse, status: number, body: unknown) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

/** About four letters each. */
export const tokensOf = (text: string) => Math.ceil(text.length / 4)

/** What was written, be it words or calls. */
export const writtenIn = (content: string | Called[]): string => (typeof content === 'string' ? content : JSON.stringify(content))

/** The words of a message, whether they come as one text or in parts. */
export const textOfContent = (content: unknown): string =>
  typeof content === 'string' ? content : Array.isArray(content) ? content.map((part: { text?: string }) => part.text ?? '').join('') : ''

/** Near texts get near vectors: each word falls into one of `length` buckets, with a sign. */
export function vectorOf(text: string, length: number): number[] {
  const vector = new Array<number>(length).fill(0)
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let hash = 7
    for (const letter of word) hash = (Math.imul(hash, 31) + letter.codePointAt(0)!) >>> 0
    vector[hash % length]! += hash & 64 ? 1 : -1
  }
  const norm = Math.hypot(...vector) || 1
  return vector.map((value) => value / norm)
}
