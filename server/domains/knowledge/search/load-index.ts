import { setImmediate } from 'node:timers/promises'
import type { Audience, KnowledgeSettings } from '@salesboy/contract/knowledge'
import type { Tx } from '#platform/db.ts'
import { currentVersion } from '#platform/version.ts'
import type { Outline } from '../chunk.ts'
import { loadSettings } from '../settings.ts'
import { PassageIndex } from './passage-index.ts'
import { type IndexedSource, type Segment, segmentOf, segmentUnder } from './segment.ts'
import { questionTerms } from './terms.ts'
import { passagesInMemory, storeFor, type VectorStore } from './vector-store.ts'

const maxBytes = 256 * 1024 * 1024
const maxTenants = 2_000

/** What a tenant's questions are answered from, current as of the transaction that loaded it. */
export interface Loaded {
  version: number
  settings: KnowledgeSettings
  /** The embedding model whose vectors answer; null for the built-in one. */
  model: string | null
  /** Where its vectors are looked up; null: in the index. */
  store: VectorStore | null
  /** Null when there are too many passages to hold: see `candidates`. */
  index: PassageIndex | null
  segments: Map<string, Segment>
}

// Least recently asked first; the database holds the truth and every question checks the version.
const cache = new Map<string, Loaded>()

/** One round trip when nothing changed, else only what changed is loaded. */
export async function loadIndex(tx: Tx, most = passagesInMemory): Promise<Loaded> {
  const version = await currentVersion(tx, 'knowledge')
  let loaded = cache.get(tx.tenantId)
  if (loaded?.version !== version) loaded = await refresh(tx, version, loaded, most)
  cache.delete(tx.tenantId)
  cache.set(tx.tenantId, loaded)
  evict()
  return loaded
}

/** What is held in memory, if it is of that version: a turn that knows the version need not ask. */
export function heldIndex(tenantId: string, version: number): Loaded | null {
  const loaded = cache.get(tenantId)
  return loaded?.version === version ? loaded : null
}

/** Forgets what is held in memory; the next question reads it again. */
export function forgetIndexes() {
  cache.clear()
}

async function refresh(tx: Tx, version: number, before: Loaded | undefined, most: number): Promise<Loaded> {
  const { vectorModel: model, ...settings } = await loadSettings(tx)
  const { rows } = await tx.raw<SourceRow>(`${selectSources} where s.reading is not null order by s.id`)
  const passages = rows.reduce((sum, { passages }) => sum + passages, 0)
  const store = await storeFor(tx, { passages, model })
  const state = { version, settings, model, store }
  if (passages > most) return { ...state, index: null, segments: new Map() }

  const known = new Map(
    [...(before?.segments ?? [])].filter(([, segment]) => segment.complete && before?.model === model && before?.store === store),
  )
  const missing = rows.filter(({ reading }) => !known.has(reading))
  const loaded = await loadSegments(tx, missing, store ? null : { model })
  const segments = new Map<string, Segment>()
  for (const row of rows) {
    const kept = known.get(row.reading)
    const segment = kept ? segmentUnder(kept, aboutOf(row)) : loaded.get(row.reading)
    if (segment) segments.set(row.reading, segment)
  }
  return { ...state, index: new PassageIndex([...segments.values()]), segments }
}

interface SourceRow {
  id: string
  reading: string
  title: string
  file_name: string
  kind: IndexedSource['kind']
  audience: Audience
  outdated: boolean
  valid_until: string | null
  superseded: boolean
  dated: string | null
  web: boolean
  passages: number
}

interface PassageRow {
  id: string
  reading: string
  heading: string | null
  text: string
  outline: Outline
  embedding: Buffer | null
}

const selectSources = `select s.id, s.reading, s.title, s.file_name, s.kind, s.audience, s.outdated, coalesce(s.valid_until_set, s.valid_until)::text as valid_until,
  s.superseded_by is not null as superseded, s.dated::text as dated, s.address is not null as web, s.passages from sources s`

/** One source at a time, letting other work through in between: counting the words of 10,000 passages takes seconds. */
async function loadSegments(tx: Tx, sources: SourceRow[], vectors: { model: string | null } | null): Promise<Map<string, Segment>> {
  const segments = new Map<string, Segment>()
  for (const source of sources) {
    const { rows } = await tx.raw<PassageRow>(
      `select p.id, p.reading, p.heading, p.text, p.outline, ${vectors === null ? 'null::bytea' : vectors.model ? 'v.embedding' : 'p.embedding'} as embedding
       from passages p ${vectors?.model ? 'left join passage_vectors v on v.tenant_id = p.tenant_id and v.passage_id = p.id and v.model = $3' : ''}
       where p.source_id = $1 and p.reading = $2 order by p.index`,
      [source.id, source.reading, ...(vectors?.model ? [vectors.model] : [])],
    )
    for (const [reading, segment] of segmentsOf([source], rows))
      segments.set(reading, vectors === null ? { ...segment, complete: true } : segment)
    await setImmediate()
  }
  return segments
}

/**
 * For tenants too large for memory: an index of the passages that hold most of the question's words, and of those that a
 * store says are near.
 */
export async function candidates(
  tx: Tx,
  question: string,
  { model, store }: Loaded,
  audience: Audience,
  near: string[] = [],
): Promise<PassageIndex> {
  const asked = questionTerms(question)
    .map((term) => `${term}:*`)
    .join(' | ')
  const { rows } = await tx.raw<PassageRow>(
    `select p.id, p.reading, p.heading, p.text, p.outline, ${store ? 'null::bytea' : model ? 'v.embedding' : 'p.embedding'} as embedding
     from passages p
     join sources s on s.tenant_id = p.tenant_id and s.id = p.source_id and s.reading = p.reading
     left join passage_vectors v on v.tenant_id = p.tenant_id and v.passage_id = p.id and v.model = $2
     where (s.audience = 'public' or $3) and p.id in (
       (select id from passages where search @@ to_tsquery('simple', $1) order by ts_rank_cd(search, to_tsquery('simple', $1)) desc limit 300)
       union all select unnest($4::uuid[]))`,
    [asked, model, audience === 'internal', near],
  )
  const readings = [...new Set(rows.map(({ reading }) => reading))]
  const { rows: sources } = await tx.raw<SourceRow>(`${selectSources} where s.reading = any($1)`, [readings])
  return new PassageIndex([...segmentsOf(sources, rows).values()])
}

function segmentsOf(sources: SourceRow[], rows: PassageRow[]): Map<string, Segment> {
  const byReading = new Map<string, IndexedSource>(sources.map((row) => [row.reading, { ...aboutOf(row), passages: [] }]))
  for (const { reading, id, heading, text, outline, embedding } of rows)
    byReading.get(reading)?.passages.push({ id, heading, text, outline, vector: embedding && vectorOf(embedding) })
  return new Map([...byReading].map(([reading, source]) => [reading, segmentOf(source)]))
}

const aboutOf = (row: SourceRow): Omit<IndexedSource, 'passages'> => ({
  id: row.id,
  title: row.title,
  fileName: row.file_name,
  kind: row.kind,
  audience: row.audience,
  outdated: row.outdated,
  validUntil: row.valid_until,
  superseded: row.superseded,
  dated: row.dated,
  web: row.web,
})

/** A copy: the driver's buffers are not aligned for floats. */
export function vectorOf(embedding: Buffer): Float32Array {
  const vector = new Float32Array(embedding.byteLength >> 2)
  new Uint8Array(vector.buffer).set(embedding.subarray(0, vector.byteLength))
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
