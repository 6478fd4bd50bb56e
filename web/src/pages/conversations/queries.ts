import type { Conversation } from '@salesboy/contract/conversations'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'
import type { Filter } from './filters.ts'

export interface ListFilters {
  filter: Filter
  inboxId?: string | undefined
  search?: string | undefined
}

export const conversationsQuery = (filters: ListFilters) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      api.conversations.listConversations({ query: { ...filters, cursor: pageParam, limit: 40 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => api.conversations.readConversation({ params: { id } }, { signal }),
  })

/** A window closes by itself: what may be sent is asked again once a minute. */
export const sendingQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id, 'sending'],
    queryFn: ({ signal }) => api.conversations.readSending({ params: { id } }, { signal }),
    refetchInterval: 60_000,
  })

/** Oldest first, as they are read. */
export const messagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['conversation', id, 'messages'],
    queryFn: ({ pageParam, signal }) =>
      api.conversations.listMessages({ params: { id }, query: { cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items).reverse(),
  })

export const turnQuery = (id: string) =>
  queryOptions({
    queryKey: ['turns', id],
    queryFn: ({ signal }) => api.conversations.readTurn({ params: { id } }, { signal }),
    staleTime: 60_000,
  })

export const fieldsQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['contacts', contactId, 'fields'],
    queryFn: ({ signal }) => api.contacts.listContactFields({ params: { id: contactId } }, { signal }),
    select: ({ items }) => items,
  })

/** A person sets, confirms or removes a value. */
export function useContactField(contactId: string, field: string) {
  const client = useQueryClient()
  const params = { id: contactId, field }
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: fieldsQuery(contactId).queryKey })
    // The name is shown everywhere.
    if (field === 'name') await Promise.all([['conversations'], ['conversation']].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
  return {
    save: useMutation({ mutationFn: (value: string) => api.contacts.saveContactField({ params, body: { value } }), onSuccess }),
    remove: useMutation({ mutationFn: () => api.contacts.deleteContactField({ params }), onSuccess }),
  }
}

/** Take over and give back; the answer is the conversation as it now stands. */
export function useHandover(id: string) {
  const client = useQueryClient()
  const settle = (conversation: Conversation) => {
    client.setQueryData(conversationQuery(id).queryKey, conversation)
    void client.invalidateQueries({ queryKey: ['conversations'] })
  }
  return {
    takeOver: useMutation({
      mutationFn: (resumesAt: string | null) => api.conversations.takeOver({ params: { id }, body: { resumesAt } }),
      onSuccess: settle,
    }),
    release: useMutation({ mutationFn: () => api.conversations.release({ params: { id } }), onSuccess: settle }),
  }
}
