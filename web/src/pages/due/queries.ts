import type { DueThing } from '@salesboy/contract/due'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'
import type { ForWhom } from './for-whom.ts'

export interface DueFilter {
  state: 'open' | 'ended'
  shown: ForWhom
}

export const dueQuery = ({ state, shown }: DueFilter) =>
  infiniteQueryOptions({
    queryKey: ['due', 'list', state, shown],
    queryFn: ({ pageParam, signal }) =>
      api.due.listDueThings(
        { query: { state, writesToContact: shown === 'all' ? undefined : shown === 'customers' ? 'true' : 'false', cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })

export const dueOfQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['due', 'of', conversationId],
    queryFn: ({ signal }) => api.due.listDueThings({ query: { conversationId, limit: 20 } }, { signal }),
    select: ({ items }) => items,
  })

export function useCancelDue({ id }: DueThing) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.due.cancelDueThing({ params: { id } }),
    // Also when it was refused: it may have been done meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: ['due'] }),
  })
}
