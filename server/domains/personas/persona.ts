import type { Persona } from '@salesboy/contract/personas'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'

/** How a bot presents itself before its owner has said anything. */
export const firstPersona: Persona = {
  version: 0,
  agentName: 'Sam',
  instructions: '',
  greeting: 'Hello! How can I help you today?',
  tone: 50,
  tenacity: 40,
  emoji: 30,
  length: 35,
}

export async function readPersona(tx: Tx): Promise<Persona> {
  const row = await tx.selectFrom('personas').select(['version', 'settings']).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? { ...firstPersona, ...(row.settings as unknown as Omit<Persona, 'version'>), version: row.version } : firstPersona
}

/** A new version; earlier ones stay for the turns that spoke with them. */
export async function savePersona(tx: Tx, settings: Omit<Persona, 'version'>, by: string): Promise<Persona> {
  // One save at a time: the version is the next number.
  await tx.selectFrom('tenants').select('tenantId').forUpdate().executeTakeFirst()
  const version = (await readPersona(tx)).version + 1
  await tx
    .insertInto('personas')
    .values({ version, settings: JSON.stringify(settings), createdBy: by })
    .execute()
  await record(tx, 'persona.changed', { summary: `The bot speaks as version ${version} now`, payload: { version } })
  return { ...settings, version }
}
