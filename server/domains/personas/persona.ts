import type { Persona, PersonaSettings } from '@salesboy/contract/personas'
import type { Tx } from '#platform/db.ts'

/** How a bot presents itself before its owner has said anything. */
export const firstPersona: Persona = {
  version: 0,
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

/** The persona that speaks: the version published last, or the first persona until something is published. */
export async function readPersona(tx: Tx): Promise<Persona> {
  const row = await tx
    .selectFrom('personas')
    .select(['version', 'settings'])
    .where('publishedAt', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...settingsOf(row.settings), version: row.version } : firstPersona
}

/** What a row keeps, with the first persona's word for whatever was not asked when it was saved. */
export function settingsOf(saved: unknown): PersonaSettings {
  const { version: _, ...first } = firstPersona
  return { ...first, ...(saved as Partial<PersonaSettings>) }
}
