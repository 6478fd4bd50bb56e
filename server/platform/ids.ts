import { randomBytes } from 'node:crypto'

let lastMs = 0
let counter = 0

/** UUIDv7 (RFC 9562): sorts by time, and by call within a millisecond of this process. */
export function newId(): string {
  const now = Math.max(Date.now(), lastMs)
  if (now === lastMs) counter++
  else counter = 0
  // 12 bits of counter; past them, borrow the next millisecond.
  lastMs = counter > 0xfff ? now + 1 : now
  if (counter > 0xfff) counter = 0

  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The least id that `newId` may make at that time or later: what came between two times is found by its key. */
export function firstIdAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** When `newId` made it. */
export const timeOfId = (id: string): Date => new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))

/** 128 random bits for URLs and tokens. */
export const newKey = () => randomBytes(16).toString('base64url')
