import { request } from 'undici'
import type { SendFailure } from '../channel.ts'
import { errorIn, failureOf } from './errors.ts'
import { graphBase } from './meta-hosts.ts'
import type { Settings } from './settings.ts'

/** What came of a call. A failure with reason `unknown` left us, and nobody can tell whether Meta accepted it. */
export type GraphResult = { ok: true; body: unknown } | { ok: false; failure: SendFailure }

export interface GraphCall {
  method: 'GET' | 'POST'
  /** Below the version: `<phone number id>/messages`. Callers check ids before they go in here. */
  path: string
  /** An object goes out as JSON. */
  body?: Record<string, unknown> | FormData
  timeoutMs?: number
}

/** One call to the Graph API with the inbox's token. Never throws: every way it can end is a `GraphResult`. */
export async function callGraph(call: GraphCall, settings: Settings, signal: AbortSignal): Promise<GraphResult> {
  if (signal.aborted) return unsent('aborted', 'The call was stopped before it began.')

  try {
    // Unlike `fetch` it follows no redirect, which would take the token along to wherever it points.
    const { type, bytes } = await written(call.body)
    const { statusCode, body } = await request(`${graphBase()}/${settings.apiVersion}/${call.path}`, {
      method: call.method,
      headers: { authorization: `Bearer ${settings.accessToken}`, ...(type && { 'content-type': type }) },
      body: bytes,
      signal: AbortSignal.any([signal, AbortSignal.timeout(call.timeoutMs ?? 15_000)]),
    })
    return judge(statusCode, parsed(await body.text()))
  } catch (error) {
    return neverArrived(error)
      ? unsent(codeOf(error) ?? 'unreachable', 'WhatsApp could not be reached.')
      : lost(codeOf(error) ?? 'no_answer', 'WhatsApp did not answer in time, or the connection broke.')
  }
}

async function written(body: GraphCall['body']): Promise<{ type: string | null; bytes: string | Uint8Array | null }> {
  if (!body) return { type: null, bytes: null }
  if (!(body instanceof FormData)) return { type: 'application/json', bytes: JSON.stringify(body) }
  const form = new Response(body)
  return { type: form.headers.get('content-type'), bytes: await form.bytes() }
}

function judge(status: number, body: unknown): GraphResult {
  if (status >= 200 && status < 300) return { ok: true, body }

  const error = errorIn(body)
  if (error) return { ok: false, failure: failureOf(error, status) }
  // A gateway's error page: it may have passed our call on before it gave up.
  if (status >= 500 || status === 408)
    return lost(`http_${status}`, `Something between us and WhatsApp answered with an error (${status}).`)
  return { ok: false, failure: failureOf({ code: null, detail: `WhatsApp answered with HTTP ${status}.` }, status) }
}

const unsent = (code: string, detail: string): GraphResult => ({
  ok: false,
  failure: {
    reason: 'unavailable',
    code,
    detail,
    nextStep: 'We try again by ourselves. If it lasts, check this server’s connection to the internet.',
  },
})

const lost = (code: string, detail: string): GraphResult => ({
  ok: false,
  failure: {
    reason: 'unknown',
    code,
    detail,
    nextStep: 'It may have been delivered. Look at the chat on your phone before you send it again.',
  },
})

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const beforeConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'EADDRNOTAVAIL',
])

/** True when no byte of the request can have been read: no address, no connection, or a certificate we do not trust. */
function neverArrived(error: unknown): boolean {
  const code = codeOf(error) ?? ''
  const isConnect = error instanceof Error && 'syscall' in error && error.syscall === 'connect'
  return beforeConnected.has(code) || isConnect || /CERT|SELF_SIGNED|^ERR_TLS_|^ERR_SSL_/.test(code)
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
