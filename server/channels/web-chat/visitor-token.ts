import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const version = 'v1'
const shape = /^v1\.([A-Za-z0-9_-]{22})\.\d{1,16}\.[A-Za-z0-9_-]{43}$/

/**
 * A new visitor and the proof of it: `v1.<visitorId>.<issuedAt, epoch ms>.<HMAC-SHA256>`. The server keeps nothing; whoever
 * holds the token reads and writes that one conversation. It ends when the inbox gets another visitor secret.
 */
export function mintVisitorToken(secret: string): { token: string; visitorId: string } {
  if (!strong(secret)) throw new Error('This web chat inbox has no visitor secret. Save its settings once to make one.')

  const visitorId = randomBytes(16).toString('base64url')
  const claim = `${version}.${visitorId}.${Date.now()}`
  return { token: `${claim}.${sign(claim, secret)}`, visitorId }
}

/** Whose token this is, or null when this inbox did not make it. */
export function visitorOf(token: string, secret: string): string | null {
  const [, visitorId] = shape.exec(token) ?? []
  if (!visitorId || !strong(secret)) return null

  const dot = token.lastIndexOf('.')
  // Compared as text, so that no second spelling of the same bytes passes.
  const theirs = Buffer.from(token.slice(dot + 1))
  const ours = Buffer.from(sign(token.slice(0, dot), secret))
  return timingSafeEqual(theirs, ours) ? visitorId : null
}

const sign = (claim: string, secret: string) => createHmac('sha256', secret).update(claim).digest('base64url')

const strong = (secret: string) => secret.length >= 32
