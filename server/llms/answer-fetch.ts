import { currentTrace } from '#platform/log.ts'
import { outboundFetch } from '#platform/outbound.ts'

/** No answer we could use is longer. */
export const MOST_BYTES = 1 << 20

/** The server sent more than any answer needs. */
export class TooLong extends Error {
  constructor() {
    super(`The answer is longer than ${MOST_BYTES} bytes.`)
    this.name = 'TooLong'
  }
}

/**
 * outboundFetch for model servers: reads the whole answer, at most a megabyte, else throws `TooLong` and hangs up. The call bears our
 * trace id, so that the log of a model server of one's own can be held beside ours.
 */
export const answerFetch: typeof fetch = async (input, init) => {
  const response = await outboundFetch(input, withTrace(await encoded(init)))
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw new TooLong()
    chunks.push(chunk)
  }
  const { status, statusText } = response
  const body = [204, 205, 304].includes(status) ? null : Buffer.concat(chunks)
  return new Response(body, { status, statusText, headers: Object.fromEntries(response.headers) })
}

function withTrace(init: RequestInit | undefined): RequestInit | undefined {
  const trace = currentTrace()
  if (!trace) return init
  const headers = new Headers(init?.headers)
  headers.set('x-correlation-id', trace.traceId)
  return { ...init, headers: Object.fromEntries(headers) }
}

/** Forms become bytes here: the HTTP client behind outboundFetch knows only its own kind of form. */
async function encoded(init: RequestInit | undefined): Promise<RequestInit | undefined> {
  if (!(init?.body instanceof FormData)) return init
  const form = new Response(init.body)
  const headers = new Headers(init.headers)
  headers.set('content-type', form.headers.get('content-type') ?? '')
  return { ...init, headers: Object.fromEntries(headers), body: new Uint8Array(await form.arrayBuffer()) }
}
