import { readContactRows } from '#domains/contacts/import-contacts.ts'
import { findPassages } from '#domains/knowledge/find-passages.ts'
import { type LoadedWorld, loadWorld } from './load-world.ts'
import type { World } from './read-world.ts'
import { resultOf } from './result-of.ts'
import { openStage, runDialogue } from './run-dialogue.ts'

export interface Evaluated {
  /** One object for each turn, retrieval query and contact, as worlds/score.mjs reads them. */
  lines: object[]
  problems: string[]
  /** How long each decision took. */
  milliseconds: number[]
}

/** Everything a world asks of the product, done by the product. The temporary desk must be open. */
export async function evaluateWorld(world: World): Promise<Evaluated> {
  const loaded = await loadWorld(world)
  return { ...(await tryWorld(world, loaded)), problems: loaded.problems }
}

/** The same for a world that is loaded already. */
export async function tryWorld(world: World, loaded: LoadedWorld): Promise<Omit<Evaluated, 'problems'>> {
  const stage = await openStage(loaded.tenantId)
  const lines: object[] = []
  const milliseconds: number[] = []
  for (const dialogue of world.dialogues)
    for (const { turn, decision } of await runDialogue(stage, dialogue)) {
      lines.push(resultOf(dialogue.id, turn, decision, loaded.fileNames))
      if (decision) milliseconds.push(decision.durationMs)
    }
  return { lines: [...lines, ...(await searches(world, loaded)), ...contactLines(world)], milliseconds }
}

async function searches(world: World, { tenantId, fileNames }: LoadedWorld): Promise<object[]> {
  const now = new Date(world.dialogues[0]?.now ?? Date.now())
  const found: object[] = []
  for (const { id, query } of world.queries) {
    const passages = await findPassages(tenantId, query, { limit: 20, now })
    found.push({ id, retrieved: passages.map(({ sourceId, title, text }) => ({ doc: fileNames.get(sourceId) ?? title, text })) })
  }
  return found
}

const contactLines = ({ slug, contacts, business }: World): object[] =>
  contacts
    ? readContactRows(contacts, business.country).rows.map(({ row, phone, status, duplicateOf, optedOut }) => ({
        world: slug,
        lead_row: row,
        e164: phone,
        status,
        duplicate_of: duplicateOf,
        do_not_contact: optedOut,
      }))
    : []
