import { knowledge } from '@salesboy/contract/knowledge'
import { audit } from '#domains/identity/audit.ts'
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
  uploadSource: ({ file, query, caller, ip, inTenant }) =>
    uploadSource(caller.tenantId, { ...file, ...query }, (work) =>
      inTenant(async (tx) => {
        await audit(tx, { actor: caller.actor, action: 'uploaded a document', object: `file:${file.fileName.slice(-200)}`, ip })
        return work(tx)
      }),
    ),
  readSource: ({ params, inTenant }) => inTenant((tx) => readSource(tx, params.id)),
  listPassages: ({ params, query, inTenant }) => inTenant((tx) => listPassages(tx, params.id, query)),
  reindexSources: ({ inTenant }) => inTenant(async (tx) => ({ sources: await reindexSources(tx) })),
  changeSource: ({ params, body, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      const source = await changeSource(tx, params.id, body)
      if (body.audience)
        await audit(tx, { actor: caller.actor, action: `made a document ${body.audience}`, object: `source:${params.id}`, ip })
      return source
    }),
  reindexSource: ({ params, inTenant }) => inTenant((tx) => reindexSource(tx, params.id)),
  deleteSource: ({ params, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      await deleteSource(tx, params.id)
      await audit(tx, { actor: caller.actor, action: 'deleted a document', object: `source:${params.id}`, ip })
      return null
    }),
  ask: async ({ query: { question, limit, audience }, caller }) => ({
    items: await findPassages(caller.tenantId, question, { limit, audience }),
    nextCursor: null,
  }),
  listSites: ({ query, inTenant }) => inTenant((tx) => listSites(tx, query)),
  addSite: ({ body, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      const site = await addSite(tx, body)
      await audit(tx, { actor: caller.actor, action: 'added a site', object: `site:${site.id}`, ip })
      return site
    }),
  changeSite: ({ params, body, inTenant }) => inTenant((tx) => changeSite(tx, params.id, body)),
  visitSite: ({ params, inTenant }) => inTenant((tx) => visitSite(tx, params.id)),
  deleteSite: ({ params, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      await deleteSite(tx, params.id)
      await audit(tx, { actor: caller.actor, action: 'deleted a site', object: `site:${params.id}`, ip })
      return null
    }),
  readKnowledgeSettings: ({ inTenant }) => inTenant(readSettings),
  changeKnowledgeSettings: ({ body, inTenant }) => inTenant((tx) => changeSettings(tx, body)),
})
