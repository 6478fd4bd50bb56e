import routes from 'virtual:routes'
import type { api as rooms } from '@salesboy/contract'
import type { Answer, Args, RouteDef } from '@salesboy/contract/route'
import { problemFrom, unreachable } from './problem.ts'

interface Init {
  signal?: AbortSignal
  /** Repeating a request with the same key does its work once. Made up when absent. */
  idempotencyKey?: string
}
type Call<R extends RouteDef> =
  Record<never, never> extends Args<R>
    ? (args?: Args<R>, init?: Init) => Promise<Answer<R>>
    : (args: Args<R>, init?: Init) => Promise<Answer<R>>
type Client<C> = { [K in keyof C]: C[K] extends RouteDef ? Call<C[K]> : never }
type Rooms = typeof rooms

/** Every route of the contract as a function: `api.conversations.readConversation({ params: { id } })`. */
export const api = Object.fromEntries(Object.keys(routes).map((room) => [room, client(room)])) as unknown as {
  [Room in keyof Rooms]: Client<Rooms[Room]>
}

const root = '/api/v1'

export const mediaUrl = (mediaId: string) => `${root}/media/${encodeURIComponent(mediaId)}`
export const liveUrl = `${root}/live`

/** crypto.randomUUID does not exist on plain http, where many shops run this. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

let onSignedOut: () => void = () => {}
/** Who to tell when the server no longer knows us. */
export const whenSignedOut = (tell: () => void) => {
  onSignedOut = tell
}

/**
 * Posts one file as multipart, with progress from 0 to 1. XMLHttpRequest, because fetch cannot tell how far an upload is.
 */
export function upload<Room extends keyof Rooms, K extends keyof Rooms[Room] & string>(
  room: Room,
  name: K,
  file: File,
  onProgress: (done: number) => void = () => {},
  query: Record<string, string> = {},
): Promise<Rooms[Room][K] extends RouteDef ? Answer<Rooms[Room][K]> : never> {
  const form = new FormData()
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address(routes[room]?.[name]?.path ?? '', { query }))
    for (const [header, value] of Object.entries(stateChanging())) request.setRequestHeader(header, value)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onerror = () => reject(unreachable())
    request.onload = () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText))
      if (request.status === 401) onSignedOut()
      reject(problemFrom(request.status, request.responseText, request.getResponseHeader('x-correlation-id')))
    }
    request.send(form)
  })
}

function client(room: string) {
  return Object.fromEntries(
    Object.entries(routes[room] ?? {}).map(([name, route]) => [
      name,
      (args: Loose = {}, init: Init = {}) => call(route.method, address(route.path, args), args.body, init, name !== 'signIn'),
    ]),
  )
}

interface Loose {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

async function call(method: string, url: string, body: unknown, init: Init, mayExpire: boolean) {
  const headers = method === 'GET' ? {} : stateChanging(init.idempotencyKey)
  const response = await fetch(url, {
    method,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
    signal: init.signal ?? null,
  }).catch((error: unknown) => {
    throw init.signal?.aborted ? error : unreachable()
  })
  const text = await response.text()
  if (response.ok) return text === '' ? null : JSON.parse(text)
  if (response.status === 401 && mayExpire) onSignedOut()
  throw problemFrom(response.status, text, response.headers.get('x-correlation-id'))
}

function address(path: string, { params = {}, query = {} }: Loose): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value))
  return `${root}${filled}${search.size > 0 ? `?${search}` : ''}`
}

// A form on another site cannot set this header, so the server knows that the cookie was not used behind our back.
const stateChanging = (key = newKey()) => ({ 'x-requested-with': 'salesboy', 'idempotency-key': key })
