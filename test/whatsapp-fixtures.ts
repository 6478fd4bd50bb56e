import { readFileSync } from 'node:fs'
import { sign } from './stand-ins/meta-webhooks.ts'

const folder = new URL('fixtures/whatsapp/', import.meta.url)
const readJson = <T>(name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T

export interface Expected {
  http: string
  new_inbound_messages: number
  new_inbound_messages_max?: number
  status_updates: number
  contacts: string[]
  effect: string
}

/** What must come of every webhook body, by file name; see fixtures/whatsapp/README.md. */
export const expectedOutcomes = readJson<Record<string, Expected>>('expected.json')

export const {
  app_secret: appSecret,
  verify_token: verifyToken,
  files: knownSignatures,
} = readJson<{
  app_secret: string
  verify_token: string
  files: Record<string, string>
}>('signatures.json')

/** One webhook as Meta sends it: the exact bytes and the signature over them. */
export function loadFixture(name: string): { body: Buffer; signature: string } {
  const body = readFileSync(new URL(name, folder))
  return { body, signature: sign(body, appSecret) }
}

/** The same, as if it had happened now: the fixtures' own times are long past, and nothing so old is answered. */
export function recentFixture(name: string): { body: Buffer; signature: string } {
  const now = Math.floor(Date.now() / 1000)
  const aged = loadFixture(name).body.toString()
  const body = Buffer.from(
    aged.replace(/("timestamp": ?"?)(1[78]\d{8})\b/g, (_all, key, at) => `${key}${now - 600 + (Number(at) - writtenAt)}`),
  )
  return { body, signature: sign(body, appSecret) }
}

/** When most of the fixtures happen, in Unix seconds. */
const writtenAt = 1_790_000_000

/** An answer of the Graph API, from fixtures/whatsapp/api. */
export const graphAnswer = (name: string) => readJson<Record<string, unknown>>(`api/${name}`)

/** Every webhook body, in posting order. */
export const fixtureNames = Object.keys(expectedOutcomes)
