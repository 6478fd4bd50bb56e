import { personas } from '@salesboy/contract/personas'
import { audit } from '#domains/identity/audit.ts'
import { serve } from '#platform/http.ts'
import { readPersona } from './persona.ts'
import { publishPersona } from './publish-persona.ts'
import { discardDraft, restoreVersion, saveDraft } from './save-draft.ts'
import { compareVersions, listVersions, readVersion } from './versions.ts'

export const routes = serve(personas, {
  readPersona: ({ inTenant }) => inTenant(readPersona),
  listPersonaVersions: async ({ inTenant }) => ({ items: await inTenant(listVersions), nextCursor: null }),
  readPersonaVersion: ({ params, inTenant }) => inTenant((tx) => readVersion(tx, params.version)),
  comparePersonas: async ({ query, inTenant }) => ({
    items: await inTenant((tx) => compareVersions(tx, query.from, query.to)),
    nextCursor: null,
  }),

  savePersona: ({ body: { basedOn, ...settings }, caller, inTenant }) =>
    inTenant(async (tx) => {
      const draft = await saveDraft(tx, settings, { by: caller.name, basedOn })
      await audit(tx, 'saved the draft of the persona', `persona:${draft.version}`)
      return draft
    }),

  discardDraft: ({ inTenant }) =>
    inTenant(async (tx) => {
      await discardDraft(tx)
      await audit(tx, 'threw the draft of the persona away', 'persona')
      return null
    }),

  restorePersona: ({ params, caller, inTenant }) =>
    inTenant(async (tx) => {
      const draft = await restoreVersion(tx, params.version, caller.name)
      await audit(tx, 'restored a persona as a draft', `persona:${params.version}`)
      return draft
    }),

  publishPersona: ({ params, caller, inTenant }) =>
    inTenant(async (tx) => {
      const published = await publishPersona(tx, params.version, caller.name)
      await audit(tx, 'published the persona', `persona:${params.version}`)
      return published
    }),
})
