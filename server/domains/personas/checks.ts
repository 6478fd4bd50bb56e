import type { PersonaSettings, WhichVersion } from '@salesboy/contract/personas'
import type { Tx } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'
import type { Blocked, PublishGate, SettingsCheck } from '#platform/room.ts'

let gates: PublishGate[] = []
let checks: SettingsCheck[] = []

/** rooms.ts tells once who is asked; the floors above know more of a persona than this one. */
export function introduceChecks(publishGates: PublishGate[], settingsChecks: SettingsCheck[]) {
  gates = publishGates
  checks = settingsChecks
}

/** Throws `conflict` with every reason of every gate. */
export async function passGates(tx: Tx, draft: WhichVersion) {
  const blocked: Blocked[] = []
  for (const gate of gates) blocked.push(...(await gate(tx, draft)))
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
  const wrong = (await Promise.all(checks.map((check) => check(settings)))).flat()
  if (wrong.length > 0) throw new Problem('invalid', 'Some settings cannot be used as they are.', { issues: wrong })
}
