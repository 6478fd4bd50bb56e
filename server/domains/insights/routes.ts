import { insights } from '@salesboy/contract/insights'
import { recentEvents } from '#platform/events.ts'
import { readCursor } from '#platform/follow.ts'
import { serve } from '#platform/http.ts'
import { followEvents } from './follow-events.ts'
import { readOverview } from './read-overview.ts'

export const routes = serve(insights, {
  overview: ({ inTenant }) => inTenant(readOverview),

  recentEvents: ({ query: { limit, before, traceId }, inTenant }) =>
    inTenant(async (tx) => {
      const items = await recentEvents(tx, { limit, before, traceId })
      return { items, nextCursor: items.length === limit ? String(items.at(-1)!.id) : null }
    }),

  live: ({ caller, headers, stream }) => {
    const last = headers['last-event-id']
    return followEvents(caller.tenantId, last ? readCursor(last) : null, stream)
  },
})
