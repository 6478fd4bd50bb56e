import { fetchAddress, robotName } from './fetch-address.ts'

export interface Robots {
  may(url: URL): boolean
  /** Sitemaps that the site names. */
  sitemaps: string[]
}

/**
 * What a site asks of robots (RFC 9309): the group that names us, else the one for all; the longest rule wins, allowing
 * before forbidding. No file allows everything; a server that
 * fails to show it, nothing. One that does not answer at all will not answer with a page either.
 */
async function robotsOf(origin: string): Promise<Robots> {
  const fetched = await fetchAddress(`${origin}/robots.txt`)
  if (fetched.outcome === 'ok') return readRobots(fetched.bytes.subarray(0, 500_000).toString('utf8'))
  const kept = fetched.outcome === 'failed' && fetched.status !== null && (fetched.status >= 500 || fetched.status === 429)
  return { may: () => !kept, sitemaps: [] }
}

const known = new Map<string, { at: number; robots: Promise<Robots> }>()
const freshMs = 10 * 60_000

/** Asked of each site once in ten minutes, however many of its pages are read. */
export function robotsFor(url: URL): Promise<Robots> {
  const asked = known.get(url.origin)
  if (asked && Date.now() - asked.at < freshMs) return asked.robots
  if (known.size >= 500) known.clear()
  const robots = robotsOf(url.origin)
  known.set(url.origin, { at: Date.now(), robots })
  return robots
}

/** The next question asks the site again. */
export const forgetRobots = () => known.clear()

interface Rule {
  allow: boolean
  path: string
}

export function readRobots(text: string): Robots {
  const groups: { names: string[]; rules: Rule[] }[] = []
  const sitemaps: string[] = []
  let open = false
  for (const line of text.split(/\r?\n/)) {
    const [, field = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? []
    const name = field.toLowerCase()
    if (name === 'sitemap' && value) sitemaps.push(value)
    else if (name === 'user-agent') {
      if (!open) groups.push({ names: [], rules: [] })
      groups.at(-1)!.names.push(value.toLowerCase())
      open = true
    } else if (name === 'allow' || name === 'disallow') {
      open = false
      if (value) groups.at(-1)?.rules.push({ allow: name === 'allow', path: value })
    }
  }
  const ours = groups.filter(({ names }) => names.includes(robotName.toLowerCase()))
  const rules = (ours.length ? ours : groups.filter(({ names }) => names.includes('*'))).flatMap((group) => group.rules).slice(0, 2_000)
  return { may: (url) => mayRead(rules, `${url.pathname}${url.search}`), sitemaps: sitemaps.slice(0, 20) }
}

function mayRead(rules: Rule[], path: string): boolean {
  let best: Rule | null = null
  for (const rule of rules) {
    if (!matches(rule.path, path)) continue
    if (!best || rule.path.length > best.path.length || (rule.path.length === best.path.length && rule.allow)) best = rule
  }
  return best?.allow ?? true
}

/** "*" stands for anything, "$" for the end. Piece by piece: a pattern of a stranger is not made a regular expression. */
function matches(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$')
  const pieces = (toEnd ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(pieces[0]!)) return false
  let at = pieces[0]!.length
  for (const [index, piece] of pieces.slice(1).entries()) {
    const last = index === pieces.length - 2
    const found =
      last && toEnd ? (path.endsWith(piece) && path.length - piece.length >= at ? path.length - piece.length : -1) : path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return !toEnd || at === path.length
}
