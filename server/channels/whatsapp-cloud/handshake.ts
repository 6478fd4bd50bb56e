import { createHash, timingSafeEqual } from 'node:crypto'
import type { HandshakeAnswer, RawRequest } from '../channel.ts'
import type { Settings } from './settings.ts'

/** Meta's GET when a webhook is set up: the challenge comes back as plain text if the verify token is one of ours. */
export function handshake(request: RawRequest, settings: Settings[]): HandshakeAnswer {
  const token = request.query.get('hub.verify_token')
  const challenge = request.query.get('hub.challenge')
  if (request.query.get('hub.mode') !== 'subscribe' || !token || !challenge || challenge.length > 1000) return { status: 403 }

  const known = settings.map(({ verifyToken }) => sameToken(token, verifyToken))
  return known.includes(true) ? { status: 200, body: challenge } : { status: 403 }
}

const sameToken = (given: string, ours: string) => timingSafeEqual(digest(given), digest(ours))
const digest = (text: string) => createHash('sha256').update(text).digest()
