import { record } from '#platform/events.ts'
import type { Room } from '#platform/room.ts'
import { planSnooze } from './plan-snooze.ts'

export const actions: Room['actions'] = {
  async snooze(tx, { contactId, conversationId }, { until }) {
    const planned = await planSnooze(tx, conversationId, contactId, new Date(until))
    if ('refused' in planned) return planned
    await record(tx, 'contact.snoozed', { summary: 'A contact asked for later', conversationId, payload: { contactId, until } })
  },
}
