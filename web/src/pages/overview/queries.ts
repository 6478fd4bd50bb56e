import type { EventRecord } from '@salesboy/contract/insights'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { api } from '@/lib/api.ts'
import { live } from '@/lib/live.ts'
import { contactName } from '@/lib/words.ts'

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

// Steps of the machine are among them and not told, so more is asked for than is shown.
const eventsQuery = queryOptions({
  queryKey: ['events'],
  queryFn: async ({ signal }) => (await api.insights.recentEvents({ query: { limit: 200 } }, { signal })).items,
})

/** What happened, newest first: history, then whatever comes in while the page is open. */
export function useEvents() {
  const client = useQueryClient()
  useEffect(
    () =>
      live.onEvent((event: EventRecord) =>
        client.setQueryData(eventsQuery.queryKey, (before) =>
          before && !before.some(({ id }) => id === event.id) ? [event, ...before].sort((a, b) => b.id - a.id).slice(0, 300) : before,
        ),
      ),
    [client],
  )
  return useQuery(eventsQuery)
}

/** Who the events are about: the contacts of the latest conversations, asked for again when one is new. */
export function useNames(events: EventRecord[] | undefined): (conversationId: string) => string | undefined {
  const newest = events?.find(({ name }) => name === 'contact.created')?.id ?? 0
  const { data } = useQuery({
    queryKey: ['names', newest],
    queryFn: ({ signal }) => api.conversations.listConversations({ query: { limit: 100 } }, { signal }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  const names = useMemo(() => new Map(data?.items.map(({ id, contact }) => [id, contactName(contact)])), [data])
  return (conversationId) => names.get(conversationId)
}
