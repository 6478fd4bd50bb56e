import type { Audience, Site, Source } from '@salesboy/contract/knowledge'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

const isBusy = ({ status }: Source | Site) => status === 'waiting' || status === 'reading' || status === 'visiting'

export const sourcesQuery = infiniteQueryOptions({
  queryKey: ['sources', 'list'],
  queryFn: ({ pageParam, signal }) => api.knowledge.listSources({ query: { cursor: pageParam } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  select: ({ pages }) => pages.flatMap((page) => page.items),
  // Progress is not an event, so it is asked for while there is any.
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isBusy)) ? 1200 : false),
})

export const sitesQuery = infiniteQueryOptions({
  queryKey: ['sources', 'sites'],
  queryFn: ({ pageParam, signal }) => api.knowledge.listSites({ query: { cursor: pageParam } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  select: ({ pages }) => pages.flatMap((page) => page.items),
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isBusy)) ? 1200 : false),
})

export const settingsQuery = queryOptions({
  queryKey: ['sources', 'settings'],
  queryFn: ({ signal }) => api.knowledge.readKnowledgeSettings({}, { signal }),
  refetchInterval: ({ state }) => (state.data?.index.next ? 2000 : false),
})

export const passagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['sources', id, 'passages'],
    queryFn: ({ pageParam, signal }) => api.knowledge.listPassages({ params: { id }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })

export const askQuery = (question: string, audience: Audience) =>
  queryOptions({
    queryKey: ['sources', 'ask', question, audience],
    queryFn: ({ signal }) => api.knowledge.ask({ query: { question, audience } }, { signal }),
    select: ({ items }) => items,
  })
