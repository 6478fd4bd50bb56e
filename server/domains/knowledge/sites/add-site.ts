import type { Site } from '@salesboy/contract/knowledge'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs.ts'
import { checkOutboundUrl } from '#platform/outbound.ts'
import { checking, notFound, Problem } from '#platform/problem.ts'
import { changeSource } from '../change-source.ts'
import { deleteSource } from '../delete-source.ts'
import { cleanAddress } from './clean-address.ts'
import { readSite } from './site.ts'
import { plan, visit } from './visit-site.ts'

type New = Pick<Site, 'address' | 'scope' | 'pageLimit' | 'refresh' | 'audience'>

/** Takes up an address and visits it. One that is taken up already is a conflict; one that could never be public is invalid. */
export async function addSite(tx: Tx, { address: written, scope, pageLimit, refresh, audience }: New): Promise<Site> {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`
  const address = cleanAddress(checking('address', () => checkOutboundUrl(withScheme)).href)!
  // The address of a sitemap means its pages, whatever was chosen beside it.
  const whole = scope === 'site' || /\bsitemap[^/]{0,100}\.xml(?:\.gz)?$/i.test(new URL(address).pathname)
  const id = newId()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('sites')
    .values({ id, address, scope: whole ? 'site' : 'page', pageLimit: whole ? pageLimit : 1, refresh, audience })
    .onConflict((conflict) => conflict.columns(['tenantId', 'address']).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) throw new Problem('conflict', 'This address is in the list already. Look at it again there.')
  await enqueue(tx, visit, { siteId: id, due: null })
  await plan(tx, id, refresh)
  await audit(tx, 'added a site', `site:${id}`)
  return readSite(tx, id)
}

/** Looks at all its pages again now. */
export async function visitSite(tx: Tx, siteId: string): Promise<Site> {
  const { numUpdatedRows } = await tx
    .updateTable('sites')
    .set({ status: 'waiting', problem: null })
    .where('id', '=', siteId)
    .executeTakeFirst()
  if (!numUpdatedRows) throw notFound('site')
  await enqueue(tx, visit, { siteId, due: null })
  await audit(tx, 'had a site visited', `site:${siteId}`)
  return readSite(tx, siteId)
}

interface Changes {
  pageLimit?: number | undefined
  refresh?: Site['refresh'] | undefined
  audience?: Site['audience'] | undefined
}

/** What holds for its pages holds at once for those that are there; a new limit from the next visit on. */
export async function changeSite(tx: Tx, siteId: string, { pageLimit, refresh, audience }: Changes): Promise<Site> {
  const { numUpdatedRows } = await tx
    .updateTable('sites')
    .set({
      ...(pageLimit === undefined ? {} : { pageLimit }),
      ...(refresh === undefined ? {} : { refresh }),
      ...(audience === undefined ? {} : { audience }),
      id: siteId,
    })
    .where('id', '=', siteId)
    .executeTakeFirst()
  if (!numUpdatedRows) throw notFound('site')
  if (refresh !== undefined) await plan(tx, siteId, refresh)
  if (audience !== undefined) for (const { id } of await pagesOf(tx, siteId)) await changeSource(tx, id, { audience })
  await audit(tx, 'changed a site', `site:${siteId}`)
  return readSite(tx, siteId)
}

/** Forgets a site with its pages, their passages and their files. */
export async function deleteSite(tx: Tx, siteId: string): Promise<void> {
  await readSite(tx, siteId)
  for (const { id } of await pagesOf(tx, siteId)) await deleteSource(tx, id)
  await tx.deleteFrom('sites').where('id', '=', siteId).execute()
  await audit(tx, 'deleted a site', `site:${siteId}`)
}

const pagesOf = (tx: Tx, siteId: string) => tx.selectFrom('sources').select('id').where('siteId', '=', siteId).execute()
