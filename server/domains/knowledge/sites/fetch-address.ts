import { config } from '#platform/config.ts'
import { checkOutboundUrl, outboundFetch } from '#platform/outbound.ts'
import { Problem } from '#platform/problem.ts'
import { cut } from '#platform/text/cut.ts'

/** How the page answered last time, so that it may say that nothing is new. */
export interface Validators {
  etag: string | null
  lastModified: string | null
}

export type Fetched =
  | { outcome: 'ok'; bytes: Buffer; mimeType: string; address: string; validators: Validators }
  | { outcome: 'unchanged' }
  /** 404 or 410: it is not there any more. */
  | { outcome: 'gone' }
  /** In plain words, with what to do. */
  | { outcome: 'failed'; problem: string; status: number | null }

/** Security reference §6. */
const limits = { hops: 3, totalMs: 10_000, bytes: 5 * 1024 * 1024 }

export const robotName = 'Salesboy'

/**
 * Fetches an address that somebody of a tenant wrote, or that a page named: each hop through the guard of
 * platform/outbound.ts, 10 seconds and 5 MB in all. `mayFetch` is asked for each hop. The world failing is a value.
 */
export async function fetchAddress(
  address: string,
  { validators, mayFetch }: { validators?: Validators; mayFetch?: (url: URL) => Promise<boolean> } = {},
): Promise<Fetched> {
  let next = address
  let leftMs = limits.totalMs
  try {
    for (let hop = 0; hop <= limits.hops; hop++) {
      const url = checkOutboundUrl(next)
      if (mayFetch && !(await mayFetch(url)))
        return failed(
          `${url.host} asks robots not to read this page, or fails to say whether they may (robots.txt). If the site is yours, allow “${robotName}” there.`,
        )
      // What the site asks of robots is asked on a clock of its own.
      const started = Date.now()
      const response = await outboundFetch(url.href, { headers: headersOf(validators), signal: AbortSignal.timeout(Math.max(1, leftMs)) })
      leftMs -= Date.now() - started
      if ([301, 302, 303, 307, 308].includes(response.status)) {
        await response.body?.cancel()
        const location = response.headers.get('location')
        if (!location || !URL.canParse(location, url.href))
          return failed(`${url.host} sends us on without saying where to. Check the address.`)
        next = new URL(location, url).href
        continue
      }
      return await answerOf(response, url)
    }
    return failed('This address sends us on more than three times. Write the address that the browser shows in the end.')
  } catch (error) {
    return failed(wordsFor(error, next))
  }
}

function headersOf(validators: Validators | undefined): Record<string, string> {
  return {
    'user-agent': `${robotName}/0.1 (+${config.publicUrl})`,
    accept: 'text/html,application/xhtml+xml,application/pdf,text/plain,text/markdown,text/csv,application/xml;q=0.9,*/*;q=0.5',
    'accept-language': 'en,*;q=0.5',
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  }
}

async function answerOf(response: Response, url: URL): Promise<Fetched> {
  if (response.status === 304) return { outcome: 'unchanged' }
  if (response.status === 200) {
    const bytes = await readAtMost(response, limits.bytes)
    if (!bytes) return failed(`The page at ${url.host} is larger than 5 MB. Save it as a document and upload that.`)
    return {
      outcome: 'ok',
      bytes,
      mimeType: (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase(),
      address: url.href,
      validators: { etag: header(response, 'etag'), lastModified: header(response, 'last-modified') },
    }
  }
  await response.body?.cancel()
  if (response.status === 404 || response.status === 410) return { outcome: 'gone' }
  if (response.status === 401 || response.status === 403 || response.status === 407)
    return failed(
      `${url.host} shows this page only to people who sign in, or keeps robots out (${response.status}). Save the page as a document and upload that.`,
      response.status,
    )
  if (response.status === 429) return failed(`${url.host} asks us to come less often (429). It is tried again at the next visit.`, 429)
  return failed(
    `${url.host} answered with an error (${response.status}). Open the address in a browser; when it works there, look at it again here.`,
    response.status,
  )
}

const header = (response: Response, name: string) => cut(response.headers.get(name) ?? '', 300) || null

/** Counts what comes out of the decompression: a few kilobytes can hold gigabytes. */
async function readAtMost(response: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength
    if (length > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const failed = (problem: string, status: number | null = null): Fetched => ({ outcome: 'failed', problem, status })

/** The same words for every address that is not public, so that nobody learns what stands where inside. */
function wordsFor(error: unknown, address: string): string {
  const host = URL.canParse(address) ? new URL(address).host : 'That address'
  if (error instanceof Problem)
    return 'Only public http and https addresses without a user name can be read, on the ports 80, 443, 8080 and 8443.'
  const codes = codesOf(error)
  if (codes.includes('EPRIVATE'))
    return 'Only public http and https addresses without a user name can be read, on the ports 80, 443, 8080 and 8443.'
  if (codes.some((code) => code === 'ENOTFOUND' || code === 'EAI_AGAIN'))
    return `There is no website called ${host}. Check the spelling of the address.`
  if (codes.some((code) => /TIMEOUT|TimeoutError|AbortError/i.test(code)))
    return `${host} took longer than 10 seconds to answer. Try again later.`
  if (codes.some((code) => /CERT|TLS|SSL|SELF_SIGNED|ALTNAME/i.test(code)))
    return `The certificate of ${host} is not valid, so its pages cannot be trusted. Ask whoever runs the site to renew it.`
  if (codes.includes('UND_ERR_RES_EXCEEDED_MAX_SIZE'))
    return `The page at ${host} is larger than 5 MB. Save it as a document and upload that.`
  return `${host} cannot be reached. Open the address in a browser; when it works there, try again here.`
}

function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let cause = error; cause instanceof Error && codes.length < 20; cause = cause.cause) {
    codes.push(cause.name)
    if ('code' in cause) codes.push(String(cause.code))
  }
  return codes
}
