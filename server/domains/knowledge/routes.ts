import { knowledge } from '@salesboy/contract/knowledge'
import { audit } from '#domains/identity/audit.ts'
import { serve } from '#platform/http.ts'
import { deleteSource } from './delete-source.ts'
import { findPassages } from './find-passages.ts'
import { listPassages } from './list-passages.ts'
import { listSources } from './list-sources.ts'
import { reindexSource } from './reindex-source.ts'
import { readSource } from './source.ts'
import { uploadSource } from './upload-source.ts'

export const routes = serve(knowledge, {
  listSources: ({ query, inTenant }) => inTenant((tx) => listSources(tx, query)),
  uploadSource: ({ file, caller, ip, inTenant }) =>
    uploadSource(caller.tenantId, file, (work) =>
      inTenant(async (tx) => {
        await audit(tx, { actor: caller.actor, action: 'uploaded a document', object: `file:${file.fileName.slice(-200)}`, ip })
        return work(tx)
      }),
    ),
  readSource: ({ params, inTenant }) => inTenant((tx) => readSource(tx, params.id)),
  listPassages: ({ params, query, inTenant }) => inTenant((tx) => listPassages(tx, params.id, query)),
  reindexSource: ({ params, inTenant }) => inTenant((tx) => reindexSource(tx, params.id)),
  deleteSource: ({ params, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      await deleteSource(tx, params.id)
      await audit(tx, { actor: caller.actor, action: 'deleted a document', object: `source:${params.id}`, ip })
      return null
    }),
  ask: ({ query, inTenant }) =>
    inTenant(async (tx) => ({ items: await findPassages(tx, query.question, { limit: query.limit }), nextCursor: null })),
})
