import { z } from 'zod'
import { Day, Id, IdParams, Nothing, Page, PageQuery, Timestamp } from './common.ts'
import { PassageUsed } from './decision.ts'
import { contract, route } from './route.ts'

const Audience = z.enum(['public', 'internal'])
export type Audience = z.infer<typeof Audience>

export const Source = z
  .object({
    id: Id,
    title: z.string(),
    fileName: z.string(),
    kind: z.enum(['pdf', 'docx', 'txt', 'md', 'html', 'csv', 'xlsx']),
    sizeBytes: z.int(),
    status: z.enum(['waiting', 'reading', 'ready', 'failed']),
    /** Passages of an internal document never reach a customer: they answer teammates only. */
    audience: Audience,
    /** Its own words or a person's: from the day after on, others win over it. */
    validUntil: Day.nullable(),
    /** It calls itself old, or its name does. */
    outdated: z.boolean(),
    /** The newer document that took its place. */
    supersededById: Id.nullable(),
    /** Of a page: where it was fetched, by which site, and when it was last looked at. */
    address: z.string().nullable(),
    siteId: Id.nullable(),
    fetchedAt: Timestamp.nullable(),
    /** What went wrong and what to do, in plain words. */
    problem: z.string().nullable(),
    /** 0 to 1 while it is read. */
    progress: z.number(),
    passages: z.int(),
    createdAt: Timestamp,
    indexedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Source' })
export type Source = z.infer<typeof Source>

/** An address the bot reads and looks at again: one page, or all pages of a site up to a limit. */
export const Site = z
  .object({
    id: Id,
    address: z.string(),
    scope: z.enum(['page', 'site']),
    pageLimit: z.int(),
    refresh: z.enum(['never', 'daily', 'weekly']),
    audience: Audience,
    status: z.enum(['waiting', 'visiting', 'ready', 'failed']),
    problem: z.string().nullable(),
    pages: z.int(),
    visitedAt: Timestamp.nullable(),
    nextVisitAt: Timestamp.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Site' })
export type Site = z.infer<typeof Site>

const NewSite = z.strictObject({
  address: z.string().trim().min(1, 'Write an address, such as https://example.com/prices.').max(2000),
  scope: z.enum(['page', 'site']).default('page'),
  pageLimit: z.int().min(1).max(500).default(50),
  refresh: z.enum(['never', 'daily', 'weekly']).default('weekly'),
  audience: Audience.default('public'),
})

/** How the knowledge is searched and cut. */
export const KnowledgeSettings = z
  .object({
    /** How many passages a turn reads at most for one question [S0-64, S1-64]. */
    topK: z.int().min(1).max(20),
    /** Cosine under which a passage is not near by meaning; null: what fits the embedding model, 0.7 unless known better [S1-63]. */
    threshold: z.number().min(0).max(1).nullable(),
    /** Tokens of a passage and the share of it that the next one repeats [C-10]. Holds for what is read from then on. */
    chunkTokens: z.int().min(200).max(650),
    chunkOverlap: z.number().min(0).max(0.4),
  })
  .meta({ id: 'KnowledgeSettings' })
export type KnowledgeSettings = z.infer<typeof KnowledgeSettings>

const SettingsAndIndex = KnowledgeSettings.extend({
  index: z.object({
    passages: z.int(),
    /** Null: the built-in vectors, made without a model. */
    model: z.string().nullable(),
    store: z.enum(['memory', 'pgvector', 'pinecone']),
    /** While vectors of another model are being made; the earlier ones answer until all are there. */
    next: z.object({ model: z.string(), done: z.int(), total: z.int(), problem: z.string().nullable() }).nullable(),
  }),
})

/** A passage that a question finds, and why it stands where it stands. */
export const PassageFound = PassageUsed.extend({
  kind: Source.shape.kind,
  audience: Audience,
  standing: z.enum(['current', 'outdated', 'expired', 'superseded', 'older']),
  /** What its best lines hold of the question, as they write it: another word for it counts too. */
  words: z.array(z.string()),
  /** Cosine of its vector and the question's. */
  similarity: z.number(),
}).meta({ id: 'PassageFound' })
export type PassageFound = z.infer<typeof PassageFound>

export const knowledge = contract({
  listSources: route({
    method: 'GET',
    path: '/sources',
    may: 'look',
    summary: 'What the bot has read',
    query: PageQuery,
    responses: { 200: Page(Source) },
  }),
  uploadSource: route({
    method: 'POST',
    path: '/sources',
    may: 'edit',
    summary: 'Upload a document: PDF, DOCX, TXT, MD, HTML up to 20 MB, CSV or XLSX up to 30 MB',
    query: z.object({ audience: Audience.default('public'), validUntil: Day.optional() }),
    upload: true,
    responses: { 201: Source },
  }),
  reindexSources: route({
    method: 'POST',
    path: '/sources/readings',
    may: 'edit',
    summary: 'Read every document again, with the settings as they are now',
    responses: { 202: z.object({ sources: z.int() }) },
  }),
  readSource: route({
    method: 'GET',
    path: '/sources/:id',
    may: 'look',
    summary: 'One document',
    params: IdParams,
    responses: { 200: Source },
  }),
  listPassages: route({
    method: 'GET',
    path: '/sources/:id/passages',
    may: 'look',
    summary: 'What was read out of a document, in order',
    params: IdParams,
    query: PageQuery,
    responses: { 200: Page(z.object({ id: Id, index: z.int(), heading: z.string().nullable(), text: z.string(), tokens: z.int() })) },
  }),
  reindexSource: route({
    method: 'POST',
    path: '/sources/:id/readings',
    may: 'edit',
    summary: 'Read the document again',
    params: IdParams,
    responses: { 202: Source },
  }),
  changeSource: route({
    method: 'PATCH',
    path: '/sources/:id',
    may: 'edit',
    summary: 'Who a document is for, until when it holds, and what took its place',
    params: IdParams,
    body: z.strictObject({
      audience: Audience.optional(),
      /** Null: what the document says of itself. */
      validUntil: Day.nullable().optional(),
      supersededById: Id.nullable().optional(),
    }),
    responses: { 200: Source },
  }),
  deleteSource: route({
    method: 'DELETE',
    path: '/sources/:id',
    may: 'edit',
    summary: 'Forget a document and all its passages',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  ask: route({
    method: 'GET',
    path: '/passages',
    may: 'look',
    summary: 'Try a question: the passages that would answer it, best first',
    query: z.object({
      question: z.string().trim().min(1, 'Write a question.').max(1000),
      limit: z.coerce.number<number>().int().min(1).max(20).optional(),
      /** `public` finds what a customer's question would; `internal` everything. */
      audience: Audience.default('internal'),
    }),
    responses: { 200: Page(PassageFound) },
  }),
  listSites: route({
    method: 'GET',
    path: '/sites',
    may: 'look',
    summary: 'Addresses that the bot reads',
    query: PageQuery,
    responses: { 200: Page(Site) },
  }),
  addSite: route({
    method: 'POST',
    path: '/sites',
    may: 'edit',
    summary: 'Have a page, a sitemap or a site read',
    limitPerMinute: 10,
    body: NewSite,
    responses: { 201: Site },
  }),
  changeSite: route({
    method: 'PATCH',
    path: '/sites/:id',
    may: 'edit',
    summary: 'How often a site is looked at, how many of its pages, and who they are for',
    params: IdParams,
    body: z.strictObject({
      pageLimit: z.int().min(1).max(500).optional(),
      refresh: Site.shape.refresh.optional(),
      audience: Audience.optional(),
    }),
    responses: { 200: Site },
  }),
  visitSite: route({
    method: 'POST',
    path: '/sites/:id/visits',
    may: 'edit',
    summary: 'Look at a site again now',
    limitPerMinute: 10,
    params: IdParams,
    responses: { 202: Site },
  }),
  deleteSite: route({
    method: 'DELETE',
    path: '/sites/:id',
    may: 'edit',
    summary: 'Forget a site and all its pages',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  readKnowledgeSettings: route({
    method: 'GET',
    path: '/knowledge/settings',
    may: 'look',
    summary: 'How the knowledge is searched, and the state of its index',
    responses: { 200: SettingsAndIndex },
  }),
  changeKnowledgeSettings: route({
    method: 'PUT',
    path: '/knowledge/settings',
    may: 'edit',
    summary: 'Change how the knowledge is searched',
    body: KnowledgeSettings,
    responses: { 200: SettingsAndIndex },
  }),
})
