import { createRoute } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { later, screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'
import { type Filter, filters } from './filters.ts'

const say = catalogue('pages/conversations/index', { menu: 'Conversations', short: 'Chats' })

const conversations = createRoute({
  getParentRoute: () => shell,
  path: '/conversations',
  validateSearch: (search: Record<string, unknown>): { filter?: Filter; inbox?: string } => ({
    filter: filters.find((filter) => filter === search.filter && filter !== 'all'),
    inbox: typeof search.inbox === 'string' ? search.inbox : undefined,
  }),
  component: screen(() => import('./conversations.tsx'), 'ConversationsPage'),
})

const noConversation = createRoute({
  getParentRoute: () => conversations,
  path: '/',
  component: screen(() => import('./conversations.tsx'), 'NoConversation'),
})

const conversation = createRoute({
  getParentRoute: () => conversations,
  path: '$id',
  component: screen(() => import('./thread.tsx'), 'ThreadPage'),
})

export default page({
  routes: [conversations.addChildren([noConversation, conversation])],
  place: {
    words: say,
    icon: MessagesSquare,
    group: 'today',
    rank: 20,
    badge: later(() => import('./unread-badge.tsx')),
  },
  staleAfter: {
    '*': ({ conversationId }) => (conversationId ? [['conversations'], ['conversation', conversationId]] : []),
    'contact.*': [['conversations'], ['conversation'], ['contacts']],
  },
})
