import type { ConversationFilter } from '@salesboy/contract/conversations'

/** What the list can be narrowed to, and what it says when nothing is left. */
export const filters = [
  {
    value: 'all',
    label: 'All',
    empty: { title: 'No conversations yet', next: 'The first one starts when somebody writes to one of your inboxes.' },
  },
  { value: 'unread', label: 'Unread', empty: { title: 'All read', next: 'New messages appear here by themselves.' } },
  {
    value: 'waiting',
    label: 'Needs you',
    empty: { title: 'Nobody is waiting', next: 'When the bot hands somebody over, they appear here until a person comes.' },
  },
  { value: 'bot', label: 'Bot', empty: { title: 'The bot has nobody', next: 'Conversations that a person holds are under “All”.' } },
  {
    value: 'unhappy',
    label: 'Upset',
    empty: {
      title: 'Nobody sounds unhappy',
      next: 'Whoever writes angry or disappointed words appears here. The bot goes on answering them.',
    },
  },
] as const satisfies { value: ConversationFilter; label: string; empty: { title: string; next: string } }[]

export type Filter = (typeof filters)[number]['value']
