import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { page, shell } from '../../lib/page.ts'

const inboxes = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes',
  component: lazyRouteComponent(() => import('./inboxes.tsx'), 'InboxesPage'),
})

const newInbox = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes/new',
  component: lazyRouteComponent(() => import('./new-inbox.tsx'), 'NewInboxPage'),
})

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes/$id',
  validateSearch: (search: Record<string, unknown>): { fresh?: true } => ({ fresh: search.fresh === true ? true : undefined }),
  component: lazyRouteComponent(() => import('./inbox.tsx'), 'InboxPage'),
})

export default page({
  routes: [inboxes, newInbox, inbox],
  place: { label: 'Inboxes', icon: Inbox, group: 'bot', rank: 20 },
  staleAfter: { 'inbox.*': [['inboxes']], 'event.quarantined': [['inboxes']] },
})
