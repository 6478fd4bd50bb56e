import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Is `header` (X-Hub-Signature-256) the HMAC-SHA256 of the raw bytes under one of the app secrets? A missing or
 * malformed header and an empty secret are false. Every secret is tried, so that the time says nothing about which one fits.
 */
export function signatureMatches(body: Buffer, header: string | undefined, secrets: string[]): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')?.[1]
  if (!hex) return false

  const claimed = Buffer.from(hex, 'hex')
  let matches = false
  for (const secret of secrets) {
    if (!secret) continue
    if (timingSafeEqual(claimed, createHmac('sha256', secret).update(body).digest())) matches = true
  }
  return matches
}
