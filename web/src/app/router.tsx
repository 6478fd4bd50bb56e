import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { type Filter, filters } from '../pages/conversations/filters.ts'
import { queryClient } from './query-client.ts'
import { Crashed, NotFound, Root } from './root.tsx'
import { requireSession } from './session.ts'

const rootRoute = createRootRouteWithContext<{ client: typeof queryClient }>()({
  component: Root,
  notFoundComponent: NotFound,
})

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    // Only our own paths: "//elsewhere" and "https:…" would carry a freshly signed-in person away.
    const next = search.next
    // Said even when undefined: a key that is left out would come through as it was written.
    return { next: typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined }
  },
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in.tsx'), 'SignIn'),
})

const shell = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ context, location }) => requireSession(context.client, location.href),
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
})

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/overview/overview.tsx'), 'OverviewPage'),
})

const conversations = createRoute({
  getParentRoute: () => shell,
  path: '/conversations',
  validateSearch: (search: Record<string, unknown>): { filter?: Filter; inbox?: string } => ({
    filter: filters.find(({ value }) => value === search.filter && value !== 'all')?.value,
    inbox: typeof search.inbox === 'string' ? search.inbox : undefined,
  }),
  component: lazyRouteComponent(() => import('../pages/conversations/conversations.tsx'), 'ConversationsPage'),
})

const noConversation = createRoute({
  getParentRoute: () => conversations,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/conversations/conversations.tsx'), 'NoConversation'),
})

const conversation = createRoute({
  getParentRoute: () => conversations,
  path: '$id',
  component: lazyRouteComponent(() => import('../pages/conversations/thread.tsx'), 'ThreadPage'),
})

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge',
  component: lazyRouteComponent(() => import('../pages/knowledge/knowledge.tsx'), 'KnowledgePage'),
})

const catalog = createRoute({
  getParentRoute: () => shell,
  path: '/catalog',
  component: lazyRouteComponent(() => import('../pages/catalog/catalog.tsx'), 'CatalogPage'),
})

const orders = createRoute({
  getParentRoute: () => shell,
  path: '/orders',
  component: lazyRouteComponent(() => import('../pages/orders/orders.tsx'), 'OrdersPage'),
})

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  component: lazyRouteComponent(() => import('../pages/tasks/tasks.tsx'), 'TasksPage'),
})

const inboxes = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes',
  component: lazyRouteComponent(() => import('../pages/inboxes/inboxes.tsx'), 'InboxesPage'),
})

const newInbox = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes/new',
  component: lazyRouteComponent(() => import('../pages/inboxes/new-inbox.tsx'), 'NewInboxPage'),
})

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inboxes/$id',
  validateSearch: (search: Record<string, unknown>): { fresh?: true } => ({ fresh: search.fresh === true ? true : undefined }),
  component: lazyRouteComponent(() => import('../pages/inboxes/inbox.tsx'), 'InboxPage'),
})

const tests = createRoute({
  getParentRoute: () => shell,
  path: '/tests',
  component: lazyRouteComponent(() => import('../pages/evals/tests.tsx'), 'TestsPage'),
})

const suite = createRoute({
  getParentRoute: () => shell,
  path: '/tests/suites/$suiteId',
  component: lazyRouteComponent(() => import('../pages/evals/suite.tsx'), 'SuitePage'),
})

const run = createRoute({
  getParentRoute: () => shell,
  path: '/tests/runs/$runId',
  component: lazyRouteComponent(() => import('../pages/evals/run.tsx'), 'RunPage'),
})

export type BotTab = 'personality' | 'instructions' | 'skills' | 'hours' | 'versions'
const botTabs: BotTab[] = ['personality', 'instructions', 'skills', 'hours', 'versions']

const bot = createRoute({
  getParentRoute: () => shell,
  path: '/bot',
  validateSearch: (search: Record<string, unknown>): { tab?: BotTab } => ({ tab: botTabs.find((tab) => tab === search.tab) }),
  component: lazyRouteComponent(() => import('../pages/bot/bot.tsx'), 'BotPage'),
})

const simulator = createRoute({
  getParentRoute: () => shell,
  path: '/simulator',
  component: lazyRouteComponent(() => import('../pages/simulator/simulator.tsx'), 'SimulatorPage'),
})

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings/settings.tsx'), 'SettingsPage'),
})

const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/business', replace: true })
  },
})

const section = <Path extends string>(path: Path, component: Parameters<typeof createRoute>[0]['component']) =>
  createRoute({ getParentRoute: () => settings, path, component })

const business = section(
  'business',
  lazyRouteComponent(() => import('../pages/settings/business.tsx'), 'BusinessSettings'),
)
const models = section(
  'models',
  lazyRouteComponent(() => import('../pages/settings/models.tsx'), 'ModelsSettings'),
)
const team = section(
  'team',
  lazyRouteComponent(() => import('../pages/settings/team.tsx'), 'Team'),
)
const apiKeys = section(
  'api-keys',
  lazyRouteComponent(() => import('../pages/settings/api-keys.tsx'), 'ApiKeys'),
)

const routeTree = rootRoute.addChildren([
  signIn,
  shell.addChildren([
    overview,
    conversations.addChildren([noConversation, conversation]),
    knowledge,
    catalog,
    orders,
    tasks,
    inboxes,
    newInbox,
    inbox,
    bot,
    simulator,
    tests,
    suite,
    run,
    settings.addChildren([settingsStart, business, models, team, apiKeys]),
  ]),
])

export const router = createRouter({
  routeTree,
  context: { client: queryClient },
  defaultPreload: 'intent',
  defaultErrorComponent: Crashed,
  defaultPendingMs: 300,
  scrollToTopSelectors: ['#main'],
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
