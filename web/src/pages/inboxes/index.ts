import { createRoute } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'

const say = catalogue('pages/inboxes/index', { menu: 'Inboxes' })

const inboxes = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes',
  component: screen(() => import('./inboxes.tsx'), 'InboxesPage'),
})

const newInbox = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes/new',
  component: screen(() => import('./new-inbox.tsx'), 'NewInboxPage'),
})

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes/$id',
  validateSearch: (search: Record<string, unknown>): { fresh?: true } => ({ fresh: search.fresh === true ? true : undefined }),
  component: screen(() => import('./inbox.tsx'), 'InboxPage'),
})

export default page({
  routes: [inboxes, newInbox, inbox],
  place: { words: say, icon: Inbox, group: 'bot', rank: 20 },
  staleAfter: { 'inbox.*': [['inboxes']], 'event.quarantined': [['inboxes']] },
})
