import { contacts } from '@salesboy/contract/contacts'
import { serve } from '#platform/http.ts'
import { listFields, readField } from './fields/list-fields.ts'
import { deleteField, saveField } from './fields/save-field.ts'
import { listMerges, mergeContacts, unmergeContacts } from './merge-contacts.ts'

export const routes = serve(contacts, {
  listMerges: ({ params, inTenant }) => inTenant(async (tx) => ({ items: await listMerges(tx, params.id) })),

  mergeContact: ({ params: { id, otherId }, inTenant }) => inTenant((tx) => mergeContacts(tx, id, otherId)),

  unmergeContact: ({ params: { id, otherId }, inTenant }) =>
    inTenant(async (tx) => {
      await unmergeContacts(tx, id, otherId)
      return null
    }),

  listContactFields: ({ params, inTenant }) => inTenant(async (tx) => ({ items: await listFields(tx, params.id) })),

  saveContactField: ({ params: { id, field }, body, caller, inTenant }) =>
    inTenant(async (tx) => {
      await saveField(tx, id, field, body.value, caller.userId)
      return readField(tx, id, field)
    }),

  deleteContactField: ({ params: { id, field }, inTenant }) =>
    inTenant(async (tx) => {
      await deleteField(tx, id, field)
      return null
    }),
})
