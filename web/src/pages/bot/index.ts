import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Bot } from 'lucide-react'
import { page, shell } from '../../lib/page.ts'

const tabs = ['personality', 'instructions', 'skills', 'hours', 'versions'] as const
export type BotTab = (typeof tabs)[number]

const bot = createRoute({
  getParentRoute: () => shell,
  path: '/bot',
  validateSearch: (search: Record<string, unknown>): { tab?: BotTab } => ({ tab: tabs.find((tab) => tab === search.tab) }),
  component: lazyRouteComponent(() => import('./bot.tsx'), 'BotPage'),
})

export default page({
  routes: [bot],
  place: { label: 'Bot', icon: Bot, group: 'bot', rank: 10 },
  staleAfter: { 'persona.*': [['persona']] },
})
