import type { Site } from '@salesboy/contract/knowledge'
import { z } from 'zod'
import { inTenant, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { enqueue, job } from '#platform/jobs.ts'
import { cutBefore } from '#platform/text/cut.ts'
import { fetchPage } from './fetch-page.ts'
import { findPages } from './find-pages.ts'

/**
 * Finds the pages of a site and has each of them fetched. With `due`, it is the planned visit of that moment: it plans
 * the next one, and does nothing when another moment was planned since.
 */
export const visit = job(z.object({ siteId: z.uuid(), due: z.iso.datetime().nullable() }), async ({ siteId, due }, tenantId) => {
  const attempt = newId()
  const site = await inTenant(tenantId, (tx) => begin(tx, siteId, due, attempt))
  if (!site) return
  const found = site.scope === 'page' ? { pages: [site.address] } : await findPages(site.address, site.pageLimit)
  await inTenant(tenantId, (tx) =>
    'problem' in found ? fail(tx, siteId, attempt, found.problem) : finish(tx, siteId, attempt, found.pages),
  )
})

/** Writes down when the next visit is due and has it done then. Whatever was planned before is stale. */
export async function plan(tx: Tx, siteId: string, refresh: Site['refresh']): Promise<void> {
  const next = refresh === 'never' ? null : new Date(Date.now() + (refresh === 'daily' ? 1 : 7) * 24 * 3600_000)
  await tx.updateTable('sites').set({ nextVisitAt: next }).where('id', '=', siteId).execute()
  if (next) await enqueue(tx, visit, { siteId, due: next.toISOString() }, { startAfter: next })
}

async function begin(tx: Tx, siteId: string, due: string | null, attempt: string) {
  const site = await tx.selectFrom('sites').select(['nextVisitAt', 'refresh']).where('id', '=', siteId).forUpdate().executeTakeFirst()
  if (!site || (due !== null && site.nextVisitAt?.toISOString() !== due)) return null
  if (due !== null) await plan(tx, siteId, site.refresh as Site['refresh'])
  return tx
    .updateTable('sites')
    .set({ status: 'visiting', problem: null, visit: attempt })
    .where('id', '=', siteId)
    .returning(['address', 'scope', 'pageLimit'])
    .executeTakeFirstOrThrow()
}

/** Pages it knew and did not find again are looked at too: they may be gone. */
async function finish(tx: Tx, siteId: string, attempt: string, pages: string[]) {
  const site = await tx
    .updateTable('sites')
    .set({ status: 'ready', visit: null, visitedAt: new Date() })
    .where('id', '=', siteId)
    .where('visit', '=', attempt)
    .returning(['audience'])
    .executeTakeFirst()
  if (!site) return
  await tx
    .insertInto('sources')
    .values(
      pages.map((address) => ({
        id: newId(),
        siteId,
        address,
        title: address,
        fileName: cutBefore(new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? new URL(address).host, 200),
        kind: 'html',
        sizeBytes: 0,
        sha256: '',
        audience: site.audience,
      })),
    )
    // Another site's page with the same address is read there.
    .onConflict((conflict) => conflict.columns(['tenantId', 'address']).doNothing())
    .execute()
  const known = await tx.selectFrom('sources').select('id').where('siteId', '=', siteId).execute()
  for (const { id } of known) await enqueue(tx, fetchPage, { sourceId: id })
}

async function fail(tx: Tx, siteId: string, attempt: string, problem: string) {
  await tx
    .updateTable('sites')
    .set({ status: 'failed', problem, visit: null, visitedAt: new Date() })
    .where('id', '=', siteId)
    .where('visit', '=', attempt)
    .execute()
}
