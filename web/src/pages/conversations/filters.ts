import type { ConversationFilter } from '@salesboy/contract/conversations'

/** What the list can be narrowed to. */
export const filters = ['all', 'unread', 'waiting', 'bot', 'unhappy'] as const satisfies ConversationFilter[]

export type Filter = (typeof filters)[number]
