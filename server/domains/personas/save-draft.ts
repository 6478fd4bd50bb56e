import type { PersonaSettings, PersonaVersion, WhichVersion } from '@salesboy/contract/personas'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { checkSettings } from './checks.ts'
import { onePersonaAtATime } from './save-persona.ts'
import { readDraft, readVersion } from './versions.ts'

interface Save {
  by: string
  /** `savedAt` of the version that was edited; throws `conflict` when somebody saved since. */
  basedOn?: string | null | undefined
  restoredFrom?: number
}

/** Makes the draft or changes it. Throws `invalid` with one issue a field. */
export async function saveDraft(
  tx: Tx,
  personaId: string,
  settings: PersonaSettings,
  { by, basedOn, restoredFrom }: Save,
): Promise<PersonaVersion> {
  await onePersonaAtATime(tx, personaId)
  await checkSettings(settings)
  const draft = await readDraft(tx, personaId)
  if (basedOn && draft && draft.savedAt !== basedOn)
    throw new Problem('conflict', `${draft.savedBy} saved the draft meanwhile. Copy what you need, then reload to see their version.`)

  const version = draft?.version ?? (await nextVersion(tx, personaId))
  const row = {
    settings: JSON.stringify(settings),
    savedBy: by,
    savedAt: new Date(),
    restoredFrom: restoredFrom ?? draft?.restoredFrom ?? null,
  }
  if (draft) await tx.updateTable('personaVersions').set(row).where('personaId', '=', personaId).where('version', '=', version).execute()
  else
    await tx
      .insertInto('personaVersions')
      .values({ personaId, version, ...row })
      .execute()
  await record(tx, 'persona.drafted', { summary: `Version ${version} of the persona was drafted`, payload: { personaId, version } })
  if (restoredFrom === undefined) await audit(tx, 'saved the draft of the persona', `persona:${personaId}`, { version })
  else await audit(tx, 'restored a persona as a draft', `persona:${personaId}`, { version, restoredFrom })
  return readVersion(tx, { personaId, version })
}

/** A draft with the settings of an older version, in place of the draft there is. */
export async function restoreVersion(tx: Tx, older: WhichVersion, by: string): Promise<PersonaVersion> {
  const { settings, state } = await readVersion(tx, older)
  if (state === 'draft') throw new Problem('conflict', 'That is the draft already.')
  return saveDraft(tx, older.personaId, settings, { by, restoredFrom: older.version })
}

/** Throws the draft away. Throws `not_found` when there is none. */
export async function discardDraft(tx: Tx, personaId: string) {
  await onePersonaAtATime(tx, personaId)
  const { numDeletedRows } = await tx
    .deleteFrom('personaVersions')
    .where('personaId', '=', personaId)
    .where('publishedAt', 'is', null)
    .executeTakeFirst()
  if (Number(numDeletedRows) === 0) throw notFound('draft')
  await record(tx, 'persona.drafted', { summary: 'The draft of the persona was thrown away', payload: { personaId, version: null } })
  await audit(tx, 'threw the draft of the persona away', `persona:${personaId}`)
}

async function nextVersion(tx: Tx, personaId: string): Promise<number> {
  const row = await tx
    .selectFrom('personaVersions')
    .select('version')
    .where('personaId', '=', personaId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.version ?? 0) + 1
}
