import { contacts } from '@salesboy/contract/contacts'
import { audit } from '#domains/identity/audit.ts'
import { serve } from '#platform/http.ts'
import { listFields, readField } from './fields/list-fields.ts'
import { deleteField, saveField } from './fields/save-field.ts'

export const routes = serve(contacts, {
  listContactFields: ({ params, inTenant }) => inTenant(async (tx) => ({ items: await listFields(tx, params.id) })),

  saveContactField: ({ params: { id, field }, body, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      await saveField(tx, id, field, body.value, caller.userId)
      await audit(tx, { actor: caller.actor, action: 'changed a contact', object: `contact:${id}`, details: { field }, ip })
      return readField(tx, id, field)
    }),

  deleteContactField: ({ params: { id, field }, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      await deleteField(tx, id, field)
      await audit(tx, { actor: caller.actor, action: 'removed what we know of a contact', object: `contact:${id}`, details: { field }, ip })
      return null
    }),
})
