import { createRoute } from '@tanstack/react-router'
import { Bot } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'

const say = catalogue('pages/bot/index', { menu: 'Bot' })

const tabs = ['personality', 'instructions', 'skills', 'hours', 'versions'] as const
export type BotTab = (typeof tabs)[number]

const bot = createRoute({
  getParentRoute: () => shell,
  path: '/bot',
  validateSearch: (search: Record<string, unknown>): { tab?: BotTab } => ({ tab: tabs.find((tab) => tab === search.tab) }),
  component: screen(() => import('./bot.tsx'), 'BotPage'),
})

export default page({
  routes: [bot],
  place: { words: say, icon: Bot, group: 'bot', rank: 10 },
  staleAfter: { 'persona.*': [['persona']] },
})
