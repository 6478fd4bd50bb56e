import { gunzipSync } from 'node:zlib'
import { cut } from '#platform/text/cut.ts'
import { askParser } from '../parse/parse-document.ts'
import { cleanAddress, mayBePage } from './clean-address.ts'
import { type Fetched, fetchAddress } from './fetch-address.ts'
import { type Robots, robotsFor } from './robots.ts'

/** The pages of a site, or in plain words why there are none. */
export type Found = { pages: string[] } | { problem: string }

/**
 * The addresses to read for a start address, at most `limit`: those of the sitemap when it is one, or names one, or the
 * site has one at the usual place; else the start page and what it links to on the same host.
 */
export async function findPages(start: string, limit: number): Promise<Found> {
  const robots = await robotsFor(new URL(start))
  const mayFetch = async (url: URL) => (await robotsFor(url)).may(url)
  const first = await fetchAddress(start, { mayFetch })
  if (first.outcome === 'failed') return { problem: first.problem }
  if (first.outcome !== 'ok') return { problem: 'There is no page at this address any more (404). Check the address.' }

  const wrotePage = !isSitemap(first)
  const sitemaps = wrotePage ? [] : [first]
  if (wrotePage)
    for (const address of [...robots.sitemaps, new URL('/sitemap.xml', first.address).href].slice(0, 5)) {
      const fetched = await fetchAddress(address, { mayFetch })
      if (fetched.outcome === 'ok' && isSitemap(fetched)) sitemaps.push(fetched)
    }
  const pages = new Set<string>()
  // Somebody who wrote the address of a page wants that page before any other.
  if (wrotePage) pages.add(cleanAddress(first.address)!)
  for (const page of sitemaps.length ? await pagesOf(sitemaps, limit, mayFetch) : await linksOf(first, robots)) {
    if (pages.size >= limit) break
    if (mayBePage(page) && new URL(page).host === new URL(first.address).host && robots.may(new URL(page))) pages.add(page)
  }
  if (pages.size === 0)
    return { problem: 'This sitemap names no page of its own host that robots may read. Write the address of a page instead.' }
  return { pages: [...pages] }
}

type Ok = Extract<Fetched, { outcome: 'ok' }>

const isSitemap = (fetched: Fetched) => fetched.outcome === 'ok' && /<(?:urlset|sitemapindex)[\s>]/.test(cut(xmlOf(fetched), 2_000))

function xmlOf({ bytes }: Ok): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8')
  try {
    return gunzipSync(bytes, { maxOutputLength: 5 * 1024 * 1024 }).toString('utf8')
  } catch {
    return ''
  }
}

/** Sitemaps name pages or other sitemaps, one level deep and twenty of them here. */
async function pagesOf(sitemaps: Ok[], limit: number, mayFetch: (url: URL) => Promise<boolean>): Promise<string[]> {
  const pages: string[] = []
  let others = 0
  for (const sitemap of sitemaps) {
    const xml = xmlOf(sitemap)
    if (!/<sitemapindex[\s>]/.test(cut(xml, 2_000))) pages.push(...locations(xml, sitemap.address))
    else
      for (const address of locations(xml, sitemap.address)) {
        if (++others > 20 || pages.length >= limit * 2) break
        const fetched = await fetchAddress(address, { mayFetch })
        if (fetched.outcome === 'ok' && isSitemap(fetched)) pages.push(...locations(xmlOf(fetched), fetched.address))
      }
  }
  return pages
}

function locations(xml: string, base: string): string[] {
  const found: string[] = []
  for (const [, text] of xml.matchAll(/<loc>\s*(?:<!\[CDATA\[\s*)?(?=\S)([^<\]]{1,2000})(?:\]\]>\s*)?<\/loc>/g)) {
    const address = cleanAddress(
      text!
        .trim()
        .replace(/&amp;/g, '&')
        .replace(/&apos;|&#39;/g, "'"),
      base,
    )
    if (address) found.push(address)
    if (found.length >= 50_000) break
  }
  return found
}

async function linksOf(page: Ok, robots: Robots): Promise<string[]> {
  const answer = await askParser({ bytes: page.bytes, fileName: 'page.html', kind: 'html', want: 'links' })
  if (!('links' in answer) || answer.links.nofollow) return []
  return answer.links.links.flatMap((link) => cleanAddress(link, page.address) ?? []).filter((link) => robots.may(new URL(link)))
}
