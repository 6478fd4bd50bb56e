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

/** An answer of the Graph API, from fixtures/whatsapp/api. */
export const graphAnswer = (name: string) => readJson<Record<string, unknown>>(`api/${name}`)

/** Every webhook body, in posting order. */
export const fixtureNames = Object.keys(expectedOutcomes)
