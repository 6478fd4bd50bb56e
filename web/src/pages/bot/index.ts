import { createRoute } from '@tanstack/react-router'
import { Bot } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { later, screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'
import { whoSpoke } from '../conversations/slots.ts'
import { answeredBy } from '../inboxes/slots.ts'

const say = catalogue('pages/bot/index', { menu: 'Bot' })

const tabs = ['personality', 'instructions', 'skills', 'hours', 'versions'] as const
export type BotTab = (typeof tabs)[number]

const bot = createRoute({
  getParentRoute: () => shell,
  path: '/bot',
  validateSearch: (search: Record<string, unknown>): { tab?: BotTab; bot?: string } => ({
    tab: tabs.find((tab) => tab === search.tab),
    bot: typeof search.bot === 'string' ? search.bot : undefined,
  }),
  component: screen(() => import('./bot.tsx'), 'BotPage'),
})

export default page({
  routes: [bot],
  place: { words: say, icon: Bot, group: 'bot', rank: 10 },
  staleAfter: { 'persona.*': [['persona']], 'inbox.*': [['persona', 'list']] },
  pieces: [answeredBy(later(() => import('./answered-by.tsx'))), whoSpoke(later(() => import('./who-spoke.tsx')))],
})
