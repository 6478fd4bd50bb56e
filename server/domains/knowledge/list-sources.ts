import type { Source } from '@salesboy/contract/knowledge'
import { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'
import { toSource } from './source.ts'

/** Newest first. Ids sort by time, so the last id of a page is its cursor. */
export async function listSources(
  tx: Tx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: Source[]; nextCursor: string | null }> {
  if (cursor !== undefined && !z.uuid().safeParse(cursor).success)
    throw new Problem('invalid', 'That cursor is not one of this list. Start again without a cursor.')
  let query = tx
    .selectFrom('sources')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) query = query.where('id', '<', cursor)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return { items: page.map(toSource), nextCursor: rows.length > limit ? page.at(-1)!.id : null }
}
