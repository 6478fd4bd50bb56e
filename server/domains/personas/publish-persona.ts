import type { PersonaVersion } from '@salesboy/contract/personas'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { Problem } from '#platform/problem.ts'
import { checkSettings, passGates } from './checks.ts'
import { oneAtATime } from './save-draft.ts'
import { readVersion } from './versions.ts'

/** Lets the draft speak from the next turn on; turns in work keep theirs. Throws `conflict` with what stopped it. */
export async function publishPersona(tx: Tx, version: number, by: string): Promise<PersonaVersion> {
  await oneAtATime(tx)
  const { state, settings } = await readVersion(tx, version)
  if (state === 'speaking') return readVersion(tx, version)
  if (state === 'retired')
    throw new Problem('conflict', `Version ${version} was live before. Press “Use again” to make it your draft, then publish.`)
  await checkSettings(settings)
  await passGates(tx, version)
  return letSpeak(tx, version, by)
}

/** Without the gates: for what ships with the product and for made-up businesses, where there is nobody to protect yet. */
export async function letSpeak(tx: Tx, version: number, by: string): Promise<PersonaVersion> {
  await tx.updateTable('personas').set({ publishedAt: new Date(), publishedBy: by }).where('version', '=', version).execute()
  await record(tx, 'persona.changed', { summary: `The bot speaks as version ${version} now`, payload: { version } })
  return readVersion(tx, version)
}
