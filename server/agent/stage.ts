import type { Limits } from '@salesboy/contract/models'
import { servicesPart } from '#domains/bookings/for-turn.ts'
import { businessPart } from '#domains/identity/for-turn.ts'
import { versionsPart } from '#domains/knowledge/for-turn.ts'
import { modelsPart } from '#domains/models/for-turn.ts'
import { limitsOf, turnModels } from '#domains/models/turn-models.ts'
import { personaPart } from '#domains/personas/for-turn.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { TurnPart } from '#platform/room.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import type { Turn } from './turn.ts'

/** What turns of a business start from, whoever writes: read in one round trip, from what every room adds to it. */
export interface Stage
  extends Pick<Turn, 'tenantId' | 'business' | 'services' | 'persona' | 'models' | 'allowance' | 'versions' | 'parts'> {
  /** What may be spent on models. */
  limits: Limits
}

/** What somebody said, and to whom: the rest of a turn. */
export interface Dialogue
  extends Pick<Turn, 'channel' | 'contact' | 'history' | 'incoming'>,
    Partial<Pick<Turn, 'now' | 'conversationId' | 'handover' | 'knowledge'>> {
  id?: string
}

/** The one place where a turn is made: for a conversation that is answered, a simulation, a case of an eval or a dialogue of a world. */
export const turnOn = ({ limits: _, ...stage }: Stage, { history, ...dialogue }: Dialogue): Turn => ({
  ...stage,
  id: newId(),
  conversationId: null,
  now: new Date(),
  refusals: [],
  knowledge: true,
  handover: null,
  ...dialogue,
  history: history.slice(-20),
})

/** For talks that are made up. */
export async function readStage(tx: Tx): Promise<Stage> {
  const { rows } = await tx.raw<{ parts: PartsRead }>(`select ${partsOf('null')} as parts`)
  return stageOf(await openVault(tx), tx.tenantId, rows[0]!.parts)
}

let offered: readonly TurnPart[] = []

/** rooms.ts tells once what each room adds to a turn. */
export function introduceTurnParts(parts: readonly TurnPart[]) {
  offered = parts
}

/** What the database answers: a reading for each part, by the function that made it. */
export type PartsRead = Record<string, unknown>

/** SQL that reads all parts for a conversation: `conversation` is a placeholder, or null. */
export const partsOf = (conversation: string) =>
  `jsonb_build_object(${offered.map(({ read }) => `'${read}', ${read}(${conversation})`).join(', ')})`

export function stageOf(vault: Vault, tenantId: string, read: PartsRead): Stage {
  const parts = Object.fromEntries(offered.map((part) => [part.read, part.schema.parse(read[part.read])]))
  const models = partOf({ parts }, modelsPart)
  return {
    tenantId,
    parts,
    business: partOf({ parts }, businessPart),
    services: partOf({ parts }, servicesPart),
    persona: partOf({ parts }, personaPart),
    versions: partOf({ parts }, versionsPart),
    ...turnModels(vault, models),
    limits: limitsOf(models.limits),
  }
}

/** What a room added to this turn. */
export const partOf = <T>({ parts }: Pick<Turn, 'parts'>, { read }: TurnPart<T>): T => parts[read] as T
