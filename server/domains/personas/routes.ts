import { personas } from '@salesboy/contract/personas'
import { audit } from '#domains/identity/audit.ts'
import { serve } from '#platform/http.ts'
import { readPersona, savePersona } from './persona.ts'

export const routes = serve(personas, {
  readPersona: ({ inTenant }) => inTenant(readPersona),

  changePersona: ({ body, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      const persona = await savePersona(tx, body, caller.actor)
      await audit(tx, { actor: caller.actor, action: 'changed the persona', object: `persona:${persona.version}`, ip })
      return persona
    }),
})
