import type { Run } from '@salesboy/contract/evals'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '@/lib/api.ts'

export const suitesQuery = queryOptions({
  queryKey: ['suites', 'list'],
  queryFn: ({ signal }) => api.evals.listSuites({}, { signal }),
  select: ({ items }) => items,
})

export const casesQuery = (suiteId: string) =>
  queryOptions({
    queryKey: ['suites', suiteId, 'cases'],
    queryFn: ({ signal }) => api.evals.listCases({ params: { id: suiteId } }, { signal }),
    select: ({ items }) => items,
  })

export const runsQuery = infiniteQueryOptions({
  queryKey: ['runs', 'list'],
  queryFn: ({ pageParam, signal }) => api.evals.listRuns({ query: { cursor: pageParam, limit: 10 } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  select: ({ pages }) => pages.flatMap((page) => page.items),
  refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isOn) ? 2000 : false),
})

const isOn = ({ state }: Run) => state === 'running'

/** Asked again every second while it runs. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', id],
    queryFn: ({ signal }) => api.evals.readRun({ params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data && isOn(state.data) ? 1000 : false),
  })

export type Show = 'all' | 'failed' | 'changed'

export const runItemsQuery = (id: string, show: Show) =>
  infiniteQueryOptions({
    queryKey: ['runs', id, 'items', show],
    queryFn: ({ pageParam, signal }) =>
      api.evals.listRunItems({ params: { id }, query: { show, cursor: pageParam, limit: 25 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })

export const attemptQuery = (id: string) =>
  queryOptions({
    queryKey: ['attempts', id],
    queryFn: ({ signal }) => api.evals.readAttempt({ params: { id } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Starts something that becomes a run, and goes to watch it. */
export function useStart<T>(start: (wish: T) => Promise<Run>) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    meta: { shown: true },
    mutationFn: (wish: T) => start(wish),
    onSuccess: async (run) => {
      client.setQueryData(runQuery(run.id).queryKey, run)
      void client.invalidateQueries({ queryKey: ['runs', 'list'] })
      await navigate({ to: '/tests/runs/$runId', params: { runId: run.id } })
    },
  })
}
