import { z } from 'zod'
import { Id, IdParams, Nothing, Page, PageQuery, Timestamp } from './common.ts'
import { PassageUsed } from './decision.ts'
import { contract, route } from './route.ts'

export const Source = z
  .object({
    id: Id,
    title: z.string(),
    fileName: z.string(),
    kind: z.enum(['pdf', 'docx', 'txt', 'md', 'html', 'csv', 'xlsx']),
    sizeBytes: z.int(),
    status: z.enum(['waiting', 'reading', 'ready', 'failed']),
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
    upload: true,
    responses: { 201: Source },
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
      limit: z.coerce.number<number>().int().min(1).max(20).default(5),
    }),
    responses: { 200: Page(PassageUsed) },
  }),
})
