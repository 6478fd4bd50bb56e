import type { Task } from '@salesboy/contract/tasks'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

export interface TaskFilter {
  state: 'open' | 'done'
  mine: boolean
}

export const tasksQuery = ({ state, mine }: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', state, mine],
    queryFn: ({ pageParam, signal }) =>
      api.tasks.listTasks({ query: { state, mine: mine ? 'true' : 'false', cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })

export const tasksOfQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['tasks', 'of', conversationId],
    queryFn: ({ signal }) => api.tasks.listTasks({ query: { state: 'open', conversationId, limit: 20 } }, { signal }),
    select: ({ items }) => items,
  })

export function useTask({ id, completed, payload }: Task) {
  const client = useQueryClient()
  const params = { id }
  const onSuccess = () => client.invalidateQueries({ queryKey: ['tasks'] })
  return {
    toggle: useMutation({
      mutationFn: () => (completed ? api.tasks.reopenTask({ params }) : api.tasks.completeTask({ params })),
      onSuccess,
    }),
    makeOne: useMutation({
      mutationFn: () => api.contacts.mergeContact({ params: { id: String(payload.contactId), otherId: String(payload.otherContactId) } }),
      // The house ticks the task off when it hears of the merge.
      onSuccess: () => client.invalidateQueries(),
    }),
    assign: useMutation({
      mutationFn: (teammateId: string | null) => api.tasks.assignTask({ params, body: { teammateId } }),
      onSuccess,
    }),
  }
}
