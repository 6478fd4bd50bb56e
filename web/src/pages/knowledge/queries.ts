import type { Source } from '@salesboy/contract/knowledge'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

export const isBusy = ({ status }: Source) => status === 'waiting' || status === 'reading'

export const sourcesQuery = infiniteQueryOptions({
  queryKey: ['sources', 'list'],
  queryFn: ({ pageParam, signal }) => api.knowledge.listSources({ query: { cursor: pageParam } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  select: ({ pages }) => pages.flatMap((page) => page.items),
  // Progress is not an event, so it is asked for while there is any.
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isBusy)) ? 1200 : false),
})

export const passagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['sources', id, 'passages'],
    queryFn: ({ pageParam, signal }) => api.knowledge.listPassages({ params: { id }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })

export const askQuery = (question: string) =>
  queryOptions({
    queryKey: ['sources', 'ask', question],
    queryFn: ({ signal }) => api.knowledge.ask({ query: { question } }, { signal }),
    select: ({ items }) => items,
  })
