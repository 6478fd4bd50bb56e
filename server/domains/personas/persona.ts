import type { Persona, PersonaChoice, PersonaSettings, WhichVersion } from '@salesboy/contract/personas'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

/** How a bot presents itself before its owner has said anything: version 0 of every persona. */
export const firstSettings: PersonaSettings = {
  agentName: 'Sam',
  instructions: '',
  greeting: 'Hello! How can I help you today?',
  temperature: null,
  tone: 50,
  tenacity: 40,
  emoji: 30,
  length: 35,
  languages: [],
  workingHours: { when: 'always', spans: {}, awayText: '', handOver: false },
  skills: {},
  metadata: {},
}

/** The persona as it speaks: the version published last, or the first settings until something is published. Throws `not_found`. */
export async function readPersona(tx: Tx, personaId: string): Promise<Persona> {
  const row = await tx
    .selectFrom('personas')
    .leftJoin('personaVersions as v', (join) =>
      join.onRef('v.tenantId', '=', 'personas.tenantId').onRef('v.personaId', '=', 'personas.id').on('v.publishedAt', 'is not', null),
    )
    .select(['v.version', 'v.settings'])
    .where('personas.id', '=', personaId)
    .orderBy('v.version', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  if (!row) throw notFound('bot')
  return { ...settingsOf(row.settings), personaId, version: row.version ?? 0 }
}

/** Who speaks in an inbox. */
export async function personaOfInbox(tx: Tx, inboxId: string): Promise<Persona> {
  const inbox = await tx.selectFrom('inboxes').select('personaId').where('id', '=', inboxId).executeTakeFirst()
  return readPersona(tx, inbox?.personaId ?? (await defaultPersonaId(tx)))
}

export async function defaultPersonaId(tx: Tx): Promise<string> {
  return (await tx.selectFrom('personas').select('id').where('isDefault', '=', true).executeTakeFirstOrThrow()).id
}

/** Which version a choice means: of the default persona unless it names one, as it speaks unless it names a version. */
export async function whichVersion(tx: Tx, { personaId, version }: PersonaChoice): Promise<WhichVersion> {
  const id = personaId ?? (await defaultPersonaId(tx))
  return { personaId: id, version: version ?? (await readPersona(tx, id)).version }
}

/** What a row keeps, with the first word for whatever was not asked when it was saved. */
export const settingsOf = (saved: unknown): PersonaSettings => ({ ...firstSettings, ...(saved as Partial<PersonaSettings>) })
