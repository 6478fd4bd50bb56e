import type { Persona } from '@salesboy/contract/personas'
import { sql, type Tx } from '#platform/db.ts'
import { openVault } from '#platform/secrets.ts'
import { type Item, openItem } from './run-item.ts'

/** One decision that a run still owes. */
export interface Due {
  itemId: string
  conversationId: string | null
  turnId: string | null
  side: number
  attempt: number
  item: Item
}

export interface OpenRun {
  kind: 'suite' | 'publish' | 'replay'
  k: number
  startedAt: Date
  offline: boolean
  /** As they were when the run began. */
  personas: Persona[]
  /** The next attempts, in order; empty when all are done. */
  due: Due[]
}

/** What a run still owes, at most `limit` attempts of it; null once it has ended or is gone. */
export async function openRun(tx: Tx, id: string, limit: number): Promise<OpenRun | null> {
  const run = await tx
    .selectFrom('runs')
    .select(['kind', 'k', 'offline', 'personasSealed', 'startedAt'])
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (!run) return null

  const vault = await openVault(tx)
  const personas = JSON.parse(vault.open(['runs', 'personas', id], run.personasSealed)) as Persona[]
  const { rows } = await sql<Omit<Due, 'item'> & { itemSealed: string }>`
    select i.id as item_id, i.conversation_id, i.turn_id, i.item_sealed, side, attempt
    from run_items i, generate_series(0, ${personas.length - 1}::int) sides (side), generate_series(0, ${run.k - 1}::int) attempts (attempt)
    where i.run_id = ${id}
      and not exists (select from run_attempts a where a.tenant_id = i.tenant_id and a.item_id = i.id and a.side = sides.side and a.attempt = attempts.attempt)
    order by i.position, side, attempt limit ${limit}`.execute(tx)
  return {
    kind: run.kind as OpenRun['kind'],
    k: run.k,
    startedAt: run.startedAt,
    offline: run.offline,
    personas,
    due: rows.map(({ itemSealed, ...due }) => ({ ...due, item: openItem(vault, due.itemId, itemSealed) })),
  }
}
