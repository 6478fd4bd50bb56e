import type { Site } from '@salesboy/contract/knowledge'
import type { Selectable } from 'kysely'
import { fromCursor, isUuid, toCursor } from '#platform/cursor.ts'
import type { Sites } from '#platform/database.gen.ts'
import { sql, type Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

const toSite = (row: Selectable<Sites> & { pages: string | number }): Site => ({
  id: row.id,
  address: row.address,
  scope: row.scope as Site['scope'],
  pageLimit: row.pageLimit,
  refresh: row.refresh as Site['refresh'],
  audience: row.audience as Site['audience'],
  status: row.status as Site['status'],
  problem: row.problem,
  pages: Number(row.pages),
  visitedAt: row.visitedAt?.toISOString() ?? null,
  nextVisitAt: row.nextVisitAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
})

const sitesWithPages = (tx: Tx) =>
  tx
    .selectFrom('sites')
    .selectAll()
    .select(
      sql<string>`(select count(*) from sources where sources.site_id = sites.id and sources.tenant_id = sites.tenant_id)`.as('pages'),
    )

export async function readSite(tx: Tx, id: string): Promise<Site> {
  const row = await sitesWithPages(tx).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('site')
  return toSite(row)
}

/** Newest first. */
export async function listSites(tx: Tx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  let query = sitesWithPages(tx)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) query = query.where('id', '<', fromCursor(cursor, isUuid)[0]!)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return { items: page.map(toSite), nextCursor: rows.length > limit ? toCursor(page.at(-1)!.id) : null }
}
