import type { EventRecord } from '@salesboy/contract/insights'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '@/lib/api.ts'
import { live } from '@/lib/live.ts'

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => api.insights.overview({}, { signal }),
  refetchInterval: 60_000,
})

/** The five who were last heard of. */
export const waitingQuery = queryOptions({
  queryKey: ['conversations', 'waiting'],
  queryFn: ({ signal }) => api.conversations.listConversations({ query: { filter: 'waiting', limit: 5 } }, { signal }),
  select: ({ items }) => items,
})

const eventsQuery = queryOptions({
  queryKey: ['events'],
  queryFn: async ({ signal }) => (await api.insights.recentEvents({ query: { limit: 50 } }, { signal })).items,
})

/** What happened, newest first: history, then whatever comes in while the page is open. */
export function useEvents() {
  const client = useQueryClient()
  useEffect(
    () =>
      live.onEvent((event: EventRecord) =>
        client.setQueryData(eventsQuery.queryKey, (before) =>
          before && !before.some(({ id }) => id === event.id) ? [event, ...before].sort((a, b) => b.id - a.id).slice(0, 100) : before,
        ),
      ),
    [client],
  )
  return useQuery(eventsQuery)
}
