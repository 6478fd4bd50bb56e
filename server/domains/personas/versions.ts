import type { Persona, PersonaChange, PersonaVersion, PersonaVersionHead } from '@salesboy/contract/personas'
import type { Selectable } from 'kysely'
import type { Personas } from '#platform/database.gen.ts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { compareSettings } from './compare-settings.ts'
import { firstPersona, readPersona, settingsOf } from './persona.ts'

/** All versions, newest first. */
export async function listVersions(tx: Tx): Promise<PersonaVersionHead[]> {
  const rows = await tx.selectFrom('personas').selectAll().orderBy('version', 'desc').execute()
  const speaking = rows.find(({ publishedAt }) => publishedAt)?.version ?? null
  return rows.map((row) => {
    const { settings, ...head } = versionOf(row, speaking)
    return { ...head, agentName: settings.agentName }
  })
}

/** One version; 0 is the first persona. Throws `not_found`. */
export async function readVersion(tx: Tx, version: number): Promise<PersonaVersion> {
  const { version: speaking } = await readPersona(tx)
  if (version === 0) return firstVersion(speaking)
  const row = await tx.selectFrom('personas').selectAll().where('version', '=', version).executeTakeFirst()
  if (!row) throw notFound('version of the persona')
  return versionOf(row, speaking)
}

/** The draft, or null while there is none. */
export async function readDraft(tx: Tx): Promise<PersonaVersion | null> {
  const row = await tx.selectFrom('personas').selectAll().where('publishedAt', 'is', null).executeTakeFirst()
  return row ? versionOf(row, null) : null
}

/** A version as a turn wants it. */
export async function readPersonaVersion(tx: Tx, version: number): Promise<Persona> {
  const { settings } = await readVersion(tx, version)
  return { ...settings, version }
}

/** What differs between two versions, field by field. */
export async function compareVersions(tx: Tx, from: number, to: number): Promise<PersonaChange[]> {
  const [before, after] = [await readVersion(tx, from), await readVersion(tx, to)]
  return compareSettings(before.settings, after.settings)
}

export function versionOf(row: Selectable<Personas>, speaking: number | null): PersonaVersion {
  const settings = settingsOf(row.settings)
  return {
    version: row.version,
    state: row.publishedAt === null ? 'draft' : row.version === speaking ? 'speaking' : 'retired',
    agentName: settings.agentName,
    savedAt: row.savedAt.toISOString(),
    savedBy: row.savedBy,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    publishedBy: row.publishedBy,
    restoredFrom: row.restoredFrom,
    settings,
  }
}

const firstVersion = (speaking: number): PersonaVersion => ({
  version: 0,
  state: speaking === 0 ? 'speaking' : 'retired',
  agentName: firstPersona.agentName,
  savedAt: new Date(0).toISOString(),
  savedBy: 'system',
  publishedAt: null,
  publishedBy: null,
  restoredFrom: null,
  settings: settingsOf({}),
})
