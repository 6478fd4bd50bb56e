import { createHash } from 'node:crypto'
import { z } from 'zod'
import { inTenant, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { files } from '#platform/files.ts'
import { newId } from '#platform/ids.ts'
import { enqueue, job } from '#platform/jobs.ts'
import { Problem } from '#platform/problem.ts'
import { cutBefore } from '#platform/text/cut.ts'
import { bumpVersion } from '#platform/version.ts'
import { deleteSource, forgetFile } from '../delete-source.ts'
import { checkKind, headBytes } from '../parse/check-kind.ts'
import { askParser } from '../parse/parse-document.ts'
import { type Kind, maxBytes } from '../parse/parsed.ts'
import { read } from '../read.ts'
import { cleanAddress } from './clean-address.ts'
import { type Fetched, fetchAddress } from './fetch-address.ts'
import { robotsFor } from './robots.ts'

/** Fetches a page of a site and has it read when anything changed. What it was read as before answers until then. */
export const fetchPage = job(z.object({ sourceId: z.uuid() }), async ({ sourceId }, tenantId) => {
  const page = await inTenant(tenantId, (tx) => load(tx, sourceId))
  if (!page) return
  const fetched = await fetchAddress(page.address, {
    validators: { etag: page.fileId ? page.etag : null, lastModified: page.fileId ? page.lastModified : null },
    mayFetch: async (url) => (await robotsFor(url)).may(url),
  })
  if (fetched.outcome === 'unchanged') return inTenant(tenantId, (tx) => unchanged(tx, sourceId))
  if (fetched.outcome === 'gone') return inTenant(tenantId, (tx) => gone(tx, page))
  if (fetched.outcome === 'failed') return inTenant(tenantId, (tx) => failed(tx, page, fetched.problem))
  const taken = await take(page.address, fetched)
  if ('problem' in taken) return inTenant(tenantId, (tx) => failed(tx, page, taken.problem))
  if (taken.sha256 === page.sha256 && page.reading) return inTenant(tenantId, (tx) => unchanged(tx, sourceId))
  await keep(tenantId, sourceId, taken)
})

interface Page {
  id: string
  address: string
  scope: string
  fileId: string | null
  reading: string | null
  sha256: string
  etag: string | null
  lastModified: string | null
}

async function load(tx: Tx, sourceId: string): Promise<Page | null> {
  const row = await tx
    .selectFrom('sources')
    .innerJoin('sites', 'sites.id', 'sources.siteId')
    .select(['sources.id', 'sources.address', 'sites.scope', 'fileId', 'reading', 'sha256', 'etag', 'lastModified'])
    .where('sources.id', '=', sourceId)
    .executeTakeFirst()
  return row?.address ? (row as Page) : null
}

const unchanged = (tx: Tx, sourceId: string) =>
  tx
    .updateTable('sources')
    .set({ fetchedAt: new Date(), problem: null })
    .where('id', '=', sourceId)
    .execute()
    .then(() => {})

/** The page that was asked for stays in the list with the reason; one of many is forgotten with what it said. */
async function gone(tx: Tx, page: Page): Promise<void> {
  if (page.scope === 'site') return deleteSource(tx, page.id)
  await failed(tx, { ...page, reading: null }, 'There is no page at this address any more (404). Check the address, or delete it here.')
  await tx.deleteFrom('passages').where('sourceId', '=', page.id).execute()
}

/** What was read earlier goes on answering: a site that is down for an hour has not changed its prices. */
async function failed(tx: Tx, page: Page, problem: string): Promise<void> {
  await tx
    .updateTable('sources')
    .set(
      page.reading ? { problem, fetchedAt: new Date() } : { problem, fetchedAt: new Date(), status: 'failed', reading: null, passages: 0 },
    )
    .where('id', '=', page.id)
    .execute()
  await bumpVersion(tx, 'knowledge')
}

type Taken = { kind: Kind; fileName: string; canonical: string | null; sha256: string } & Extract<Fetched, { outcome: 'ok' }>

/** What the page is: the kind its bytes say, under the name and type it came with. */
async function take(address: string, fetched: Extract<Fetched, { outcome: 'ok' }>): Promise<Taken | { problem: string }> {
  const { bytes, mimeType } = fetched
  const ending =
    endings[mimeType] ??
    (mimeType === '' || mimeType === 'application/octet-stream'
      ? /\.([a-z]{2,8})$/i.exec(new URL(fetched.address).pathname)?.[1]
      : undefined)
  if (/xml$/.test(mimeType) && !ending)
    return { problem: 'This is a list of pages or news, not a page. Delete it here and add it again as a whole site.' }
  if (!ending)
    return {
      problem: `This address answers with ${mimeType || 'something'} that cannot be read. Web pages, PDF, DOCX, XLSX, CSV and text can.`,
    }
  const name = new URL(fetched.address).pathname.split('/').filter(Boolean).at(-1) ?? new URL(fetched.address).host
  const fileName = `${cutBefore(decoded(name).replace(/\.[a-z]{2,8}$/i, ''), 150) || 'page'}.${ending}`
  try {
    const kind = await checkKind(fileName, mimeType, bytes.subarray(0, headBytes))
    if (bytes.length > maxBytes(kind)) return { problem: 'This page is too large. Save it as a document and upload that.' }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (kind !== 'html') return { ...fetched, kind, fileName, canonical: cleanAddress(fetched.address), sha256 }

    const about = await askParser({ bytes, fileName, kind, want: 'links' })
    const links = 'links' in about ? about.links : null
    if (links?.noindex)
      return {
        problem: 'This page asks robots not to keep it (noindex). If the site is yours, take that out, or save the page and upload it.',
      }
    return { ...fetched, kind, fileName, canonical: canonicalOf(links?.canonical ?? null, fetched.address), sha256 }
  } catch (error) {
    if (error instanceof Problem) return { problem: `${error.message} The address is ${address}.` }
    throw error
  }
}

const endings: Record<string, string> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

function decoded(name: string) {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A page may name another spelling of itself, not a page of somebody else. */
function canonicalOf(named: string | null, address: string): string | null {
  const own = cleanAddress(address)
  const canonical = named ? cleanAddress(named, address) : null
  return canonical && new URL(canonical).host === new URL(address).host ? canonical : own
}

async function keep(tenantId: string, sourceId: string, taken: Taken): Promise<void> {
  const { bytes, kind, fileName, canonical, sha256, mimeType, validators } = taken
  async function* once() {
    yield bytes
  }
  const { key, sizeBytes } = await files.put(tenantId, once(), maxBytes(kind))
  const kept = await inTenant(tenantId, async (tx) => {
    const page = await tx.selectFrom('sources').select(['fileId']).where('id', '=', sourceId).forUpdate().executeTakeFirst()
    if (!page) return false
    if (await isRepeat(tx, sourceId, canonical)) {
      await deleteSource(tx, sourceId)
      return false
    }
    const file = { id: newId(), key, fileName, mimeType, sizeBytes, sha256 }
    await tx.insertInto('files').values(file).execute()
    await tx
      .updateTable('sources')
      .set({
        fileId: file.id,
        fileName,
        kind,
        sizeBytes,
        sha256,
        canonical,
        ...validators,
        fetchedAt: new Date(),
        status: 'waiting',
        problem: null,
        progress: 0,
      })
      .where('id', '=', sourceId)
      .execute()
    if (page.fileId) await forgetFile(tx, page.fileId)
    else await record(tx, 'source.added', { summary: 'A web page was added', payload: { sourceId, kind } })
    await enqueue(tx, read, { sourceId })
    return true
  })
  if (!kept) await files.delete(key)
}

/** Another page is the same one under another address. */
async function isRepeat(tx: Tx, sourceId: string, canonical: string | null): Promise<boolean> {
  if (!canonical) return false
  const other = await tx
    .selectFrom('sources')
    .select('id')
    .where('id', '!=', sourceId)
    .where((is) => is.or([is('address', '=', canonical), is('canonical', '=', canonical)]))
    .where('fileId', 'is not', null)
    .executeTakeFirst()
  return other !== undefined
}
