import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { lazy } from 'react'
import { page, shell } from '../../lib/page.ts'
import { type Filter, filters } from './filters.ts'

const conversations = createRoute({
  getParentRoute: () => shell,
  path: '/conversations',
  validateSearch: (search: Record<string, unknown>): { filter?: Filter; inbox?: string } => ({
    filter: filters.find(({ value }) => value === search.filter && value !== 'all')?.value,
    inbox: typeof search.inbox === 'string' ? search.inbox : undefined,
  }),
  component: lazyRouteComponent(() => import('./conversations.tsx'), 'ConversationsPage'),
})

const noConversation = createRoute({
  getParentRoute: () => conversations,
  path: '/',
  component: lazyRouteComponent(() => import('./conversations.tsx'), 'NoConversation'),
})

const conversation = createRoute({
  getParentRoute: () => conversations,
  path: '$id',
  component: lazyRouteComponent(() => import('./thread.tsx'), 'ThreadPage'),
})

export default page({
  routes: [conversations.addChildren([noConversation, conversation])],
  place: {
    label: 'Conversations',
    short: 'Chats',
    icon: MessagesSquare,
    group: 'today',
    rank: 20,
    badge: lazy(() => import('./unread-badge.tsx')),
  },
  staleAfter: {
    '*': ({ conversationId }) => (conversationId ? [['conversations'], ['conversation', conversationId]] : []),
    'contact.*': [['conversations'], ['conversation'], ['contacts']],
  },
})
