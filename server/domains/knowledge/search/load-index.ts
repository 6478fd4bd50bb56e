import { setImmediate } from 'node:timers/promises'
import type { Tx } from '#platform/db.ts'
import type { Outline } from '../chunk.ts'
import { dimensions, offlineModel } from '../embed-offline.ts'
import { type IndexedSource, PassageIndex, type Segment, segmentOf } from './passage-index.ts'
import { questionTerms } from './terms.ts'
import { currentVersion } from './version.ts'

/** Past this many passages in a tenant, the database picks the candidates instead of memory. */
const passagesInMemory = 50_000

const maxBytes = 256 * 1024 * 1024
const maxTenants = 2_000

interface Cached {
  version: number
  /** Null when there are too many passages to hold. */
  index: PassageIndex | null
  segments: Map<string, Segment>
}

// Least recently asked first; the database holds the truth and every question checks the version.
const cache = new Map<string, Cached>()

/** The tenant's index, current as of this transaction: one round trip when nothing changed, else only what changed is loaded. */
export async function loadIndex(tx: Tx, question: string, most = passagesInMemory): Promise<PassageIndex> {
  const version = await currentVersion(tx)
  let cached = cache.get(tx.tenantId)
  if (cached?.version !== version) cached = await refresh(tx, version, cached, most)
  cache.delete(tx.tenantId)
  cache.set(tx.tenantId, cached)
  evict()
  return cached.index ?? new PassageIndex(await candidates(tx, question))
}

/** Forgets what is held in memory; the next question reads it again. */
export function forgetIndexes() {
  cache.clear()
}

async function refresh(tx: Tx, version: number, before: Cached | undefined, most: number): Promise<Cached> {
  if (version === 0) return { version, index: new PassageIndex([]), segments: new Map() }
  const { rows } = await tx.raw<SourceRow>(`${selectSources} where s.reading is not null order by s.id`)
  if (rows.reduce((sum, { passages }) => sum + passages, 0) > most) return { version, index: null, segments: new Map() }

  const known = before?.segments ?? new Map<string, Segment>()
  const missing = rows.filter(({ reading }) => !known.has(reading))
  const loaded = missing.length ? await loadSegments(tx, missing) : new Map<string, Segment>()
  const segments = new Map(
    rows.flatMap(({ reading }) =>
      known.has(reading) || loaded.has(reading) ? [[reading, (known.get(reading) ?? loaded.get(reading))!] as const] : [],
    ),
  )
  return { version, index: new PassageIndex([...segments.values()]), segments }
}

interface SourceRow {
  id: string
  reading: string
  title: string
  file_name: string
  outdated: boolean
  valid_until: string | null
  passages: number
}

interface PassageRow {
  id: string
  reading: string
  heading: string | null
  text: string
  outline: Outline
  embedding: Buffer
}

const selectSources =
  'select s.id, s.reading, s.title, s.file_name, s.outdated, s.valid_until::text as valid_until, s.passages from sources s'
const passageColumns = 'p.id, p.reading, p.heading, p.text, p.outline, p.embedding'

/** One source at a time, letting other work through in between: counting the words of 10,000 passages takes seconds. */
async function loadSegments(tx: Tx, sources: SourceRow[]): Promise<Map<string, Segment>> {
  const segments = new Map<string, Segment>()
  for (const source of sources) {
    const { rows } = await tx.raw<PassageRow>(
      `select ${passageColumns} from passages p where p.source_id = $1 and p.reading = $2 and p.embedding_model = $3 order by p.index`,
      [source.id, source.reading, offlineModel],
    )
    for (const [reading, segment] of segmentsOf([source], rows)) segments.set(reading, segment)
    await setImmediate()
  }
  return segments
}

/** The passages that hold most of the question's words, for tenants too large for memory. */
async function candidates(tx: Tx, question: string): Promise<Segment[]> {
  const asked = questionTerms(question)
    .map((term) => `${term}:*`)
    .join(' | ')
  if (!asked) return []
  const { rows } = await tx.raw<PassageRow>(
    `select ${passageColumns} from passages p join sources s on s.tenant_id = p.tenant_id and s.id = p.source_id and s.reading = p.reading
     where p.search @@ to_tsquery('simple', $1) and p.embedding_model = $2 order by ts_rank_cd(p.search, to_tsquery('simple', $1)) desc limit 300`,
    [asked, offlineModel],
  )
  const readings = [...new Set(rows.map(({ reading }) => reading))]
  const { rows: sources } = await tx.raw<SourceRow>(`${selectSources} where s.reading = any($1)`, [readings])
  return [...segmentsOf(sources, rows).values()]
}

function segmentsOf(sources: SourceRow[], rows: PassageRow[]): Map<string, Segment> {
  const byReading = new Map<string, IndexedSource>(
    sources.map(({ id, reading, title, file_name, outdated, valid_until }) => [
      reading,
      { id, title, fileName: file_name, outdated, validUntil: valid_until, passages: [] },
    ]),
  )
  for (const { reading, id, heading, text, outline, embedding } of rows)
    byReading.get(reading)?.passages.push({ id, heading, text, outline, vector: vectorOf(embedding) })
  return new Map([...byReading].map(([reading, source]) => [reading, segmentOf(source)]))
}

/** A copy: the driver's buffers are not aligned for floats. */
function vectorOf(embedding: Buffer): Float32Array {
  const vector = new Float32Array(dimensions)
  new Uint8Array(vector.buffer).set(embedding.subarray(0, dimensions * 4))
  return vector
}

function evict() {
  let bytes = 0
  for (const { index } of cache.values()) bytes += index?.bytes ?? 0
  for (const [tenantId, { index }] of cache) {
    if (cache.size <= 1 || (bytes <= maxBytes && cache.size <= maxTenants)) return
    bytes -= index?.bytes ?? 0
    cache.delete(tenantId)
  }
}
