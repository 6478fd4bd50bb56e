import { personas } from '@salesboy/contract/personas'
import { serve } from '#platform/http.ts'
import { listPersonas, readPersonaHead } from './persona-heads.ts'
import { publishPersona } from './publish-persona.ts'
import { discardDraft, restoreVersion, saveDraft } from './save-draft.ts'
import { createPersona, deletePersona, renamePersona } from './save-persona.ts'
import { compareVersions, listVersions, readVersion } from './versions.ts'

export const routes = serve(personas, {
  listPersonas: async ({ inTenant }) => ({ items: await inTenant(listPersonas), nextCursor: null }),
  createPersona: ({ body, inTenant }) => inTenant((tx) => createPersona(tx, body.name)),
  readPersona: ({ params, inTenant }) => inTenant((tx) => readPersonaHead(tx, params.id)),
  renamePersona: ({ params, body, inTenant }) => inTenant((tx) => renamePersona(tx, params.id, body.name)),
  deletePersona: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deletePersona(tx, params.id)
      return null
    }),

  savePersona: ({ params, body: { basedOn, ...settings }, caller, inTenant }) =>
    inTenant((tx) => saveDraft(tx, params.id, settings, { by: caller.name, basedOn })),
  discardDraft: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await discardDraft(tx, params.id)
      return null
    }),

  listPersonaVersions: async ({ params, inTenant }) => ({ items: await inTenant((tx) => listVersions(tx, params.id)), nextCursor: null }),
  readPersonaVersion: ({ params, inTenant }) => inTenant((tx) => readVersion(tx, whichOf(params))),
  publishPersona: ({ params, caller, inTenant }) => inTenant((tx) => publishPersona(tx, whichOf(params), caller.name)),
  restorePersona: ({ params, caller, inTenant }) => inTenant((tx) => restoreVersion(tx, whichOf(params), caller.name)),
  comparePersonas: async ({ params, query, inTenant }) => ({
    items: await inTenant((tx) => compareVersions(tx, params.id, query.from, query.to)),
    nextCursor: null,
  }),
})

const whichOf = ({ id, version }: { id: string; version: number }) => ({ personaId: id, version })
