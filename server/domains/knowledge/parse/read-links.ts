import { decode } from './decode.ts'
import { parseTree } from './dom.ts'
import type { PageLinks } from './parse-document.ts'

/** The links of a web page, its canonical address and what it asks of robots. */
export function readLinks(bytes: Uint8Array): PageLinks {
  const document = parseTree(decode(bytes))
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? ''
  const robots = [...document.querySelectorAll('meta[name=robots],meta[name=ROBOTS]')]
    .map((meta) => meta.getAttribute('content') ?? '')
    .join(',')
    .toLowerCase()
  const links = new Set<string>()
  for (const anchor of document.querySelectorAll('a[href]')) {
    if (/\bnofollow\b/i.test(anchor.getAttribute('rel') ?? '')) continue
    const link = against(anchor.getAttribute('href') ?? '', base)
    if (link && links.size < 2_000) links.add(link)
  }
  return {
    links: [...links],
    canonical: document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null,
    noindex: /\b(?:noindex|none)\b/.test(robots),
    nofollow: /\b(?:nofollow|none)\b/.test(robots),
  }
}

const against = (link: string, base: string) => (base && URL.canParse(link, base) ? new URL(link, base).href : link.trim())
