import { answerFetch } from './answer-fetch.ts'
import { usualShape } from './usual-shape.ts'

/** answerFetch for servers that speak OpenAI's words, more or less: what they answer comes back in the usual shape. */
export const chatFetch: typeof fetch = async (input, init) => inUsualShape(await answerFetch(input, init))

/**
 * The same for a server whose address a person wrote. When nothing is served below it, the usual places on the same host are tried
 * once, and the one that answers is kept for a while.
 */
export const fetchBelow =
  (address: string): typeof fetch =>
  async (input, init) => {
    const asked = String(input instanceof Request ? input.url : input)
    if (!asked.startsWith(address)) return chatFetch(input, init)
    const below = asked.slice(address.length)
    const kept = served.get(address)
    const known = kept && kept.until > Date.now() ? kept.place : undefined
    const first = await chatFetch(`${known ?? address}${below}`, init)
    if (known !== undefined || !(await servesNothing(first))) return first
    for (const place of placesNear(address)) {
      const other = await chatFetch(`${place}${below}`, init)
      if (await servesNothing(other)) continue
      keep(address, place)
      return other
    }
    keep(address, address)
    return first
  }

const served = new Map<string, { place: string; until: number }>()

/** For a while only: servers are mended. */
function keep(address: string, place: string) {
  if (served.size >= 1000) served.delete(served.keys().next().value ?? '')
  served.set(address, { place, until: Date.now() + KEPT_MS })
}
const KEPT_MS = 600_000

/** A page, or an error that names no model: nobody speaks chat completions here. */
async function servesNothing(response: Response): Promise<boolean> {
  if (![200, 404, 405].includes(response.status)) return false
  const text = await response.clone().text()
  if (response.status === 200) return /^\s*<(?:!doctype|html|head|body)/i.test(text)
  return !/\bmodel\b|model_not_found|deployment|tool use/i.test(text)
}

function placesNear(address: string): string[] {
  const { origin, pathname, search } = new URL(address)
  const path = pathname.replace(/(?<!\/)\/+$/, '')
  const paths = [...(/\/v\d\w*$/.test(path) ? [path.replace(/\/v\d\w*$/, '')] : [`${path}/v1`]), '/v1', '/openai/v1', '/api/v1', '']
  return [...new Set(paths)].filter((one) => one !== path).map((one) => `${origin}${one}${search}`)
}

async function inUsualShape(response: Response): Promise<Response> {
  const { status, statusText, headers } = response
  const type = headers.get('content-type') ?? ''
  if (response.body === null || /^(?:audio|image)\//.test(type)) return response
  const shaped = usualShape(status, await response.text())
  const kept = new Headers(headers)
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) kept.delete(name)
  return new Response(shaped.text, { status: shaped.status, statusText: shaped.status === status ? statusText : '', headers: kept })
}
