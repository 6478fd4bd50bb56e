import type { Answer } from '@salesboy/contract/route'
import type { webChat } from '@salesboy/contract/web-chat'
import type { Pending } from './outbox.ts'

type StartVisit = Answer<typeof webChat.startVisit>
type ReadVisit = Answer<typeof webChat.readVisit>

/**
 * What became of a call. `unreachable`: try again later, after `afterMs` when the server said so; `signed_out`: the token
 * is no longer good; `closed`: this chat is switched off or not allowed on this site; `refused`: this one message, for good.
 */
export type Outcome<T> = { ok: true; value: T } | { ok: false; why: 'unreachable' | 'signed_out' | 'closed' | 'refused'; afterMs?: number }

const timeoutMs = 15_000

/** The four calls of a visitor, to `base` (an origin). None of them throws. */
export function visitorApi(base: string, inboxKey: string, fetcher: typeof fetch) {
  const chat = `${base}/api/v1/chat/${inboxKey}`
  return {
    startVisit: () => call<StartVisit>(fetcher, `${chat}/visitors`, { method: 'POST' }, (body) => typeof body.token === 'string'),

    send: (token: string, { id, text }: Pending, name?: string) =>
      call<{ ok: true }>(
        fetcher,
        `${base}/hooks/web-chat/${inboxKey}`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ id, text, name }),
        },
        // A hotel's sign-in page answers 200 to everything; only our own words mean that the message is safe.
        (body) => body.ok === true,
      ),

    readVisit: (token: string, after: number, signal: AbortSignal) =>
      call<ReadVisit>(fetcher, `${chat}/messages?after=${after}`, { headers: { authorization: `Bearer ${token}` }, signal }, (body) =>
        Array.isArray(body.messages),
      ),

    liveUrl: (token: string) => `${chat}/live?token=${encodeURIComponent(token)}`,
  }
}

async function call<T>(
  fetcher: typeof fetch,
  url: string,
  init: RequestInit,
  isOurs: (body: Record<string, unknown>) => boolean,
): Promise<Outcome<T>> {
  const patience = new AbortController()
  const giveUp = () => patience.abort()
  const timer = setTimeout(giveUp, timeoutMs)
  init.signal?.addEventListener('abort', giveUp)
  try {
    const response = await fetcher(url, { ...init, signal: patience.signal, credentials: 'omit', cache: 'no-store' })
    if (!response.ok) return failure(response)

    const body = await response.json()
    return isOurs(Object(body)) ? { ok: true, value: body as T } : { ok: false, why: 'unreachable' }
  } catch {
    return { ok: false, why: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

function failure({ status, headers }: Response): Outcome<never> {
  if (status === 401) return { ok: false, why: 'signed_out' }
  if (status === 403 || status === 404 || status === 410) return { ok: false, why: 'closed' }
  if (status >= 400 && status < 500 && ![408, 425, 429].includes(status)) return { ok: false, why: 'refused' }

  const seconds = Number(headers.get('retry-after'))
  return { ok: false, why: 'unreachable', ...(seconds > 0 && { afterMs: Math.min(seconds, 300) * 1000 }) }
}
