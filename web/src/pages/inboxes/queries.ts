import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

export const inboxesQuery = queryOptions({
  queryKey: ['inboxes', 'list'],
  queryFn: ({ signal }) => api.inboxes.listInboxes({}, { signal }),
  select: ({ items }) => items,
})

export const inboxQuery = (id: string) =>
  queryOptions({ queryKey: ['inboxes', id], queryFn: ({ signal }) => api.inboxes.readInbox({ params: { id } }, { signal }) })

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => api.inboxes.listChannels({}, { signal }),
  select: ({ items }) => items,
  staleTime: Number.POSITIVE_INFINITY,
})
