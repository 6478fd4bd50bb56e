import type { PersonaSettings } from '@salesboy/contract/personas'
import type { Tx } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'

/** One reason why a version may not speak yet, in a sentence that says what to do. `path` names it for a program: "suites.refunds". */
export interface Blocked {
  path: string
  message: string
}

/**
 * Asked before a version is published, in the transaction that publishes it: no model, no network. A draft keeps its number while it
 * changes, so whoever tried it out earlier compares what they tried with `savedAt` of `readVersion(tx, version)`.
 */
export type PublishGate = (tx: Tx, version: number) => Promise<Blocked[]>

/** Says what is wrong with settings before they are saved, by dotted path; the floors above know more of them than this one. */
export type SettingsCheck = (settings: PersonaSettings) => Promise<Blocked[]>

const gates = new Map<string, PublishGate>()
const checks = new Map<string, SettingsCheck>()

/** Rooms above introduce theirs once, by name. */
export const introducePublishGate = (name: string, gate: PublishGate) => void gates.set(name, gate)
export const introduceSettingsCheck = (name: string, check: SettingsCheck) => void checks.set(name, check)

/** Throws `conflict` with every reason of every gate. */
export async function passGates(tx: Tx, version: number) {
  const blocked: Blocked[] = []
  for (const gate of gates.values()) blocked.push(...(await gate(tx, version)))
  if (blocked.length === 0) return
  const [first] = blocked
  throw new Problem(
    'conflict',
    blocked.length === 1 && first ? `Not published. ${first.message}` : `Not published: ${blocked.length} things stand in the way.`,
    { issues: blocked },
  )
}

/** Throws `invalid` with one issue a field. */
export async function checkSettings(settings: PersonaSettings) {
  const wrong = (await Promise.all([...checks.values()].map((check) => check(settings)))).flat()
  if (wrong.length > 0) throw new Problem('invalid', 'Some settings cannot be used as they are.', { issues: wrong })
}
