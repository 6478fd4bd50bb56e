import type { Persona, PersonaChange, PersonaVersion, PersonaVersionHead, WhichVersion } from '@salesboy/contract/personas'
import type { Selectable } from 'kysely'
import type { PersonaVersions } from '#platform/database.gen.ts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { compareSettings } from './compare-settings.ts'
import { firstSettings, readPersona, settingsOf } from './persona.ts'

/** All versions, newest first. */
export async function listVersions(tx: Tx, personaId: string): Promise<PersonaVersionHead[]> {
  const { version: speaking } = await readPersona(tx, personaId)
  const rows = await tx.selectFrom('personaVersions').selectAll().where('personaId', '=', personaId).orderBy('version', 'desc').execute()
  return rows.map((row) => {
    const { settings, ...head } = versionOf(row, speaking)
    return { ...head, agentName: settings.agentName }
  })
}

/** One version; 0 is the persona as it came. Throws `not_found`. */
export async function readVersion(tx: Tx, { personaId, version }: WhichVersion): Promise<PersonaVersion> {
  const { version: speaking } = await readPersona(tx, personaId)
  if (version === 0) return firstVersion(speaking)
  const row = await tx
    .selectFrom('personaVersions')
    .selectAll()
    .where('personaId', '=', personaId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw notFound('version of the bot')
  return versionOf(row, speaking)
}

/** The draft, or null while there is none. */
export async function readDraft(tx: Tx, personaId: string): Promise<PersonaVersion | null> {
  const row = await tx
    .selectFrom('personaVersions')
    .selectAll()
    .where('personaId', '=', personaId)
    .where('publishedAt', 'is', null)
    .executeTakeFirst()
  return row ? versionOf(row, null) : null
}

/** A version as a turn wants it. */
export async function readPersonaVersion(tx: Tx, which: WhichVersion): Promise<Persona> {
  const { settings } = await readVersion(tx, which)
  return { ...settings, ...which }
}

/** What differs between two versions, field by field. */
export async function compareVersions(tx: Tx, personaId: string, from: number, to: number): Promise<PersonaChange[]> {
  const before = await readVersion(tx, { personaId, version: from })
  const after = await readVersion(tx, { personaId, version: to })
  return compareSettings(before.settings, after.settings)
}

function versionOf(row: Selectable<PersonaVersions>, speaking: number | null): PersonaVersion {
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
  agentName: firstSettings.agentName,
  savedAt: new Date(0).toISOString(),
  savedBy: 'system',
  publishedAt: null,
  publishedBy: null,
  restoredFrom: null,
  settings: firstSettings,
})
