import { dirname, normalize } from 'node:path/posix'

/** The order of the domains: each may call only those before it. */
export const domainOrder = [
  'identity',
  'inboxes',
  'contacts',
  'conversations',
  'personas',
  'models',
  'visits',
  'knowledge',
  'catalog',
  'orders',
  'evals',
  'bookings',
  'tasks',
  'due',
  'crm',
  'flows',
  'campaigns',
  'automations',
  'insights',
  'packs',
]

/** Pages that are not called like the domain they show. The simulator tries the bot, as its tests do. */
const domainOfPage: Record<string, string> = {
  'sign-in': 'identity',
  settings: 'identity',
  bot: 'personas',
  simulator: 'evals',
  overview: 'insights',
}

/** Repository-relative paths with forward slashes, and the text of each. */
type Sources = Record<string, string>

/**
 * What stands against the floors of the house, one sentence each, naming the file and what to do. Judged by the imports
 * as they are written; a type that climbs is a climb too. Tests and scripts may reach for whatever they prove.
 */
export function floors(sources: Sources): string[] {
  const files = Object.keys(sources).sort()
  const graph = new Map(files.map((file) => [file, importsOf(sources[file] ?? '')]))
  const built = files.filter((file) => !isTest(file))
  const pageOrder = pagesInOrder(sources[pageList] ?? '')
  const judged = built.flatMap((file) => (graph.get(file) ?? []).flatMap(({ specifier }) => judge(file, specifier, pageOrder)))
  return [...judged, ...(pageList in sources ? misplacedPages(files, pageOrder) : []), ...circles(graph)]
}

const pageList = 'web/src/app/pages.ts'

/** The pages as the dashboard lists them, each line `name: typeof import('../pages/name/index.ts')`. */
function pagesInOrder(list: string): string[] {
  return [...list.matchAll(/typeof import\('\.\.\/pages\/([\w-]+)\/index\.ts'\)/g)].map(([, page]) => page ?? '')
}

/** Every page stands in the list, and the list in the domains' order. */
function misplacedPages(files: string[], order: string[]): string[] {
  const folders = new Set(files.flatMap((file) => /^web\/src\/pages\/([\w-]+)\//.exec(file)?.[1] ?? []))
  const rank = (page: string) => domainOrder.indexOf(domainOfPage[page] ?? page)
  return [
    ...[...folders]
      .filter((page) => !order.includes(page))
      .map((page) => `web/src/pages/${page} has no place in the order of pages. Add it to ${pageList}.`),
    ...order
      .filter((page) => rank(page) < 0)
      .map(
        (page) =>
          `${pageList}: ${page} is no domain. Call the page like the noun it shows, or say which in domainOfPage in scripts/floors.ts.`,
      ),
    ...order.flatMap((page, at) => {
      const before = order[at - 1]
      return before && rank(page) >= 0 && rank(before) > rank(page)
        ? [`${pageList}: ${page} stands after ${before}, its domain before. Pages stand in the order of domainOrder in scripts/floors.ts.`]
        : []
    }),
  ]
}

interface Import {
  specifier: string
  /** Gone at run time: may stand in a circle. */
  typeOnly: boolean
}

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s)?[^'"`;=]*?from\s*['"]([^'"]+)['"]/gm
const SIDE_EFFECT = /^[ \t]*import\s*['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g

export function importsOf(text: string): Import[] {
  const code = text.replace(/^[ \t]*\/\/.*$|^[ \t]*\/?\*.*$/gm, '')
  return [
    ...[...code.matchAll(STATEMENT)].map(([, type, specifier]) => ({ specifier: specifier ?? '', typeOnly: Boolean(type) })),
    ...[...code.matchAll(SIDE_EFFECT)].map(([, specifier]) => ({ specifier: specifier ?? '', typeOnly: false })),
    ...[...code.matchAll(DYNAMIC)].map(([, specifier]) => ({ specifier: specifier ?? '', typeOnly: false })),
  ]
}

/** The repository path an import names; null for a package of someone else's. */
function resolveImport(from: string, specifier: string): string | null {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) return normalize(`${dirname(from)}/${path}`)
  if (path.startsWith('#')) return `server/${path.slice(1)}`
  if (path.startsWith('@/')) return `web/src/${path.slice(2)}`
  if (path === '@salesboy/contract') return 'contract/index.ts'
  if (path.startsWith('@salesboy/')) return `${path.slice('@salesboy/'.length).replace(/^contract\/(.*)$/, 'contract/$1.ts')}`
  return null
}

interface Place {
  /** contract, server, web, widget. */
  part: string
  /** Higher may import lower. */
  floor: number
  floorName: string
  /** Imports inside it are written with `./`. */
  room: string
  /** Rooms of one floor that must not know each other stand side by side; domains have an order instead. */
  order?: number
}

const serverFloors: Record<string, number> = { platform: 0, channels: 1, llms: 1, domains: 2, agent: 3 }
const webFloors: Record<string, number> = { lib: 0, ui: 1, pages: 2, app: 3 }

function placeOf(file: string, pageOrder: string[]): Place | null {
  const [part = '', first = '', second = '', third = ''] = file.split('/')
  if (part === 'contract') return { part, floor: 0, floorName: 'contract', room: 'contract' }
  if (part === 'widget') return { part, floor: 0, floorName: 'widget', room: 'widget' }
  if (part === 'web' && first === 'src') {
    const floor = webFloors[second]
    if (floor === undefined) return null
    if (second === 'pages') return { part, floor, floorName: second, room: `pages/${third}`, order: pageOrder.indexOf(third) }
    return { part, floor, floorName: second, room: second }
  }
  if (part !== 'server') return null

  const floor = serverFloors[first] ?? 4
  if (first === 'domains') return { part, floor, floorName: first, room: `domains/${second}`, order: domainOrder.indexOf(second) }
  // channel.ts and index.ts belong to all channels, a folder to one brand.
  if (floor === 1) return { part, floor, floorName: first, room: third ? `${first}/${second}` : first }
  return { part, floor, floorName: floor === 4 ? 'roles' : first, room: floor === 4 ? 'roles' : first }
}

function judge(file: string, specifier: string, pageOrder: string[]): string[] {
  const target = resolveImport(file, specifier)
  if (target === null) return external(file, specifier)
  if (target.startsWith('..')) return [`${file} imports ${specifier}, which is outside the repository.`]

  const from = placeOf(file, pageOrder)
  if (!from) return []
  // The drill is a command for operators, and Meta's stand-in is what it drills against.
  if (file.startsWith('server/cli/') && target.startsWith('test/stand-ins/')) return []
  const to = placeOf(target, pageOrder)
  if (!to)
    return from.part === 'web'
      ? []
      : [`${file} imports ${specifier}: what ships may not import tests or scripts. Move what it needs into its own room.`]
  return [...crossing(file, specifier, from, to), ...spelling(file, specifier, from, to)]
}

function external(file: string, specifier: string): string[] {
  if (!file.startsWith('contract/') || specifier === 'zod') return []
  return [`${file} imports ${specifier}: the contract imports only zod, so that everyone may import it.`]
}

function crossing(file: string, specifier: string, from: Place, to: Place): string[] {
  const says = (what: string) => [`${file} imports ${specifier}: ${what}`]
  if (to.part === 'contract') return []
  if (from.part !== to.part) return says(`${from.part} and ${to.part} share only the contract.`)
  if (from.room === to.room) return []

  if (to.floor > from.floor) return says(`${from.floorName} climbs to ${to.floorName}. Let it hear an event, or pass in what it needs.`)
  if (to.floor < from.floor || from.floor === 4) return []
  if (from.order !== undefined && to.order !== undefined) {
    // A page without a place is named once, by its folder.
    if (from.order < 0 && from.part === 'web') return []
    if (from.order < 0) return says(`${from.room} has no place in the order of domains. Add it to domainOrder in scripts/floors.ts.`)
    const remedy = from.part === 'web' ? 'Let that page fill a slot (web/src/lib/slots.ts).' : 'An event usually fits.'
    return to.order > from.order || to.order < 0 ? says(`${from.room} walks back to ${to.room}, which comes after it. ${remedy}`) : []
  }
  // Brands know what a channel is, and index.ts finds them by their folders.
  if (from.floorName === to.floorName && (to.room === to.floorName || from.room === from.floorName)) return []
  return says(`${from.room} and ${to.room} stand side by side and do not know each other.`)
}

function spelling(file: string, specifier: string, from: Place, to: Place): string[] {
  if (from.part !== 'server' || to.part !== 'server') return []
  const isHome = from.room === to.room || (from.floor === 1 && from.floorName === to.floorName)
  if (isHome && specifier.startsWith('#')) return [`${file} imports ${specifier}: inside a room we write “./”.`]
  if (!isHome && specifier.startsWith('.'))
    return [`${file} imports ${specifier}: across rooms we write “#${to.room}/…”, so that the line shows which floor it crosses.`]
  return []
}

/** Each circle once, from its first file in the alphabet. */
function circles(graph: Map<string, Import[]>): string[] {
  const found = new Set<string>()
  const done = new Set<string>()
  const visit = (file: string, path: string[]) => {
    const start = path.indexOf(file)
    if (start >= 0) {
      const round = path.slice(start)
      const first = round.indexOf([...round].sort()[0] ?? '')
      found.add([...round.slice(first), ...round.slice(0, first)].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const { specifier, typeOnly } of graph.get(file) ?? []) {
      const target = typeOnly ? null : resolveImport(file, specifier)
      if (target && graph.has(target)) visit(target, [...path, file])
    }
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return [...found].map((round) => `${round} → … is a circle. Move what both need into a file of its own, or let an event close the gap.`)
}

const isTest = (file: string) => /\.test\.tsx?$|-for-tests\.ts$/.test(file)
