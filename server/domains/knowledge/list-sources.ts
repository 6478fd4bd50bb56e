import type { Source } from '@salesboy/contract/knowledge'
import { fromCursor, isUuid, toCursor } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import { toSource } from './source.ts'

/** Newest first. Ids sort by time, so the last id of a page is its cursor. */
export async function listSources(
  tx: Tx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: Source[]; nextCursor: string | null }> {
  let query = tx
    .selectFrom('sources')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) query = query.where('id', '<', fromCursor(cursor, isUuid)[0]!)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return { items: page.map(toSource), nextCursor: rows.length > limit ? toCursor(page.at(-1)!.id) : null }
}
