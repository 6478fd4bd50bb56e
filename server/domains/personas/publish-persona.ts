import type { PersonaVersion, WhichVersion } from '@salesboy/contract/personas'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { Problem } from '#platform/problem.ts'
import { checkSettings, passGates } from './checks.ts'
import { onePersonaAtATime } from './save-persona.ts'
import { readVersion } from './versions.ts'

/** Lets the draft speak from the next turn on; turns in work keep theirs. Throws `conflict` with what stopped it. */
export async function publishPersona(tx: Tx, draft: WhichVersion, by: string): Promise<PersonaVersion> {
  await onePersonaAtATime(tx, draft.personaId)
  const { version, state, settings } = await readVersion(tx, draft)
  if (state === 'speaking') return readVersion(tx, draft)
  if (state === 'retired')
    throw new Problem('conflict', `Version ${version} was live before. Press “Use again” to make it your draft, then publish.`)
  await checkSettings(settings)
  await passGates(tx, draft)
  return letSpeak(tx, draft, by)
}

/** Without the gates: for what ships with the product and for made-up businesses, where there is nobody to protect yet. */
export async function letSpeak(tx: Tx, { personaId, version }: WhichVersion, by: string): Promise<PersonaVersion> {
  await tx
    .updateTable('personaVersions')
    .set({ publishedAt: new Date(), publishedBy: by })
    .where('personaId', '=', personaId)
    .where('version', '=', version)
    .execute()
  await record(tx, 'persona.changed', { summary: `The bot speaks as version ${version} now`, payload: { personaId, version } })
  await audit(tx, 'published the persona', `persona:${personaId}`, { version })
  return readVersion(tx, { personaId, version })
}
