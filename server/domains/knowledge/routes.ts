import { knowledge } from '@salesboy/contract/knowledge'
import { serve } from '#platform/http.ts'
import { changeSource } from './change-source.ts'
import { deleteSource } from './delete-source.ts'
import { findPassages } from './find-passages.ts'
import { listPassages } from './list-passages.ts'
import { listSources } from './list-sources.ts'
import { reindexSource, reindexSources } from './reindex-source.ts'
import { changeSettings, readSettings } from './settings.ts'
import { addSite, changeSite, deleteSite, visitSite } from './sites/add-site.ts'
import { listSites } from './sites/site.ts'
import { readSource } from './source.ts'
import { uploadSource } from './upload-source.ts'

export const routes = serve(knowledge, {
  listSources: ({ query, inTenant }) => inTenant((tx) => listSources(tx, query)),
  uploadSource: ({ file, query, caller, inTenant }) => uploadSource(caller.tenantId, { ...file, ...query }, inTenant),
  readSource: ({ params, inTenant }) => inTenant((tx) => readSource(tx, params.id)),
  listPassages: ({ params, query, inTenant }) => inTenant((tx) => listPassages(tx, params.id, query)),
  reindexSources: ({ inTenant }) => inTenant(async (tx) => ({ sources: await reindexSources(tx) })),
  changeSource: ({ params, body, inTenant }) => inTenant((tx) => changeSource(tx, params.id, body)),
  reindexSource: ({ params, inTenant }) => inTenant((tx) => reindexSource(tx, params.id)),
  deleteSource: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteSource(tx, params.id)
      return null
    }),
  ask: async ({ query: { question, limit, audience }, caller }) => ({
    items: await findPassages(caller.tenantId, question, { limit, audience }),
    nextCursor: null,
  }),
  listSites: ({ query, inTenant }) => inTenant((tx) => listSites(tx, query)),
  addSite: ({ body, inTenant }) => inTenant((tx) => addSite(tx, body)),
  changeSite: ({ params, body, inTenant }) => inTenant((tx) => changeSite(tx, params.id, body)),
  visitSite: ({ params, inTenant }) => inTenant((tx) => visitSite(tx, params.id)),
  deleteSite: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteSite(tx, params.id)
      return null
    }),
  readKnowledgeSettings: ({ inTenant }) => inTenant(readSettings),
  changeKnowledgeSettings: ({ body, inTenant }) => inTenant((tx) => changeSettings(tx, body)),
})
