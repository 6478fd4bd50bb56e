import type { PersonaSettings, PersonaVersion } from '@salesboy/contract/personas'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { checkSettings } from './checks.ts'
import { readDraft, readVersion } from './versions.ts'

interface Save {
  by: string
  /** `savedAt` of the version that was edited; throws `conflict` when somebody saved since. */
  basedOn?: string | null | undefined
  restoredFrom?: number
}

/** Makes the draft or changes it. Throws `invalid` with one issue a field. */
export async function saveDraft(tx: Tx, settings: PersonaSettings, { by, basedOn, restoredFrom }: Save): Promise<PersonaVersion> {
  await checkSettings(settings)
  await oneAtATime(tx)
  const draft = await readDraft(tx)
  if (basedOn && draft && draft.savedAt !== basedOn)
    throw new Problem('conflict', `${draft.savedBy} saved the draft meanwhile. Copy what you need, then reload to see their version.`)

  const version = draft?.version ?? (await nextVersion(tx))
  const row = {
    settings: JSON.stringify(settings),
    savedBy: by,
    savedAt: new Date(),
    restoredFrom: restoredFrom ?? draft?.restoredFrom ?? null,
  }
  if (draft) await tx.updateTable('personas').set(row).where('version', '=', version).execute()
  else
    await tx
      .insertInto('personas')
      .values({ version, ...row })
      .execute()
  await record(tx, 'persona.drafted', { summary: `Version ${version} of the persona was drafted`, payload: { version } })
  return readVersion(tx, version)
}

/** A draft with the settings of an older version, in place of the draft there is. */
export async function restoreVersion(tx: Tx, version: number, by: string): Promise<PersonaVersion> {
  const { settings, state } = await readVersion(tx, version)
  if (state === 'draft') throw new Problem('conflict', 'That is the draft already.')
  return saveDraft(tx, settings, { by, restoredFrom: version })
}

/** Throws the draft away. Throws `not_found` when there is none. */
export async function discardDraft(tx: Tx) {
  const { numDeletedRows } = await tx.deleteFrom('personas').where('publishedAt', 'is', null).executeTakeFirst()
  if (Number(numDeletedRows) === 0) throw notFound('draft')
  await record(tx, 'persona.drafted', { summary: 'The draft of the persona was thrown away', payload: { version: null } })
}

/** The version is the next number, and publishing must not meet a save half-way. */
export const oneAtATime = (tx: Tx) => tx.selectFrom('tenants').select('tenantId').forUpdate().executeTakeFirst()

async function nextVersion(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('personas').select('version').orderBy('version', 'desc').limit(1).executeTakeFirst()
  return (row?.version ?? 0) + 1
}
