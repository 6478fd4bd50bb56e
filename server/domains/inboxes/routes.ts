import { inboxes } from '@salesboy/contract/inboxes'
import { allChannels } from '#channels/index.ts'
import { ring } from '#platform/bell.ts'
import { serve } from '#platform/http.ts'
import { tellingHolder } from './holder.ts'
import { presentInbox, presentInboxes, readInbox } from './inbox.ts'
import { listQuarantine } from './list-quarantine.ts'
import { proveInbox } from './prove-inbox.ts'
import { changeInbox, createInbox, deleteInbox } from './save-inbox.ts'
import { settingFields } from './setting-fields.ts'

export const routes = serve(inboxes, {
  listChannels: async () => ({
    items: allChannels().map((channel) => ({
      name: channel.name,
      label: channel.label,
      description: channel.description,
      icon: channel.icon,
      steps: channel.steps,
      accepts: channel.accepts,
      windowHours: channel.windowHours,
      fields: settingFields(channel),
      hasHook: Boolean(channel.verify),
    })),
    nextCursor: null,
  }),

  listInboxes: ({ inTenant }) => inTenant(async (tx) => ({ items: await presentInboxes(tx), nextCursor: null })),

  async createInbox({ body, caller, signal, inTenant }) {
    const id = await tellingHolder(() => inTenant((tx) => createInbox(tx, body)))
    await proveInbox(caller.tenantId, id, signal)
    return inTenant((tx) => presentInbox(tx, id))
  },

  readInbox: ({ params, inTenant }) => inTenant((tx) => presentInbox(tx, params.id)),

  async changeInbox({ params, body, caller, signal, inTenant }) {
    await tellingHolder(() =>
      inTenant(async (tx) => {
        await changeInbox(tx, params.id, body)
        tx.afterCommit(() => ring('turns'))
        tx.afterCommit(() => ring('outbox'))
      }),
    )
    if (body.settings) await proveInbox(caller.tenantId, params.id, signal)
    return inTenant((tx) => presentInbox(tx, params.id))
  },

  deleteInbox: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteInbox(tx, params.id)
      return null
    }),

  async checkInbox({ params, caller, signal, inTenant }) {
    await proveInbox(caller.tenantId, params.id, signal)
    const { channel, settings } = await inTenant((tx) => readInbox(tx, params.id))
    if (!channel.check) return { ok: true, detail: 'This channel needs no connection of its own.', nextStep: null }
    const { ok, detail, nextStep } = await channel.check(settings, AbortSignal.any([signal, AbortSignal.timeout(15_000)]))
    return { ok, detail, nextStep: nextStep ?? null }
  },

  listQuarantine: ({ params, query, inTenant }) => inTenant((tx) => listQuarantine(tx, params.id, query)),
})
