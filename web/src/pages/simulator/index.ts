import { createRoute } from '@tanstack/react-router'
import { Smartphone } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'

const say = catalogue('pages/simulator/index', { menu: 'Practice chat' })

const simulator = createRoute({
  getParentRoute: () => shell,
  path: '/simulator',
  validateSearch: (search: Record<string, unknown>): { bot?: string } => ({ bot: typeof search.bot === 'string' ? search.bot : undefined }),
  component: screen(() => import('./simulator.tsx'), 'SimulatorPage'),
})

export default page({
  routes: [simulator],
  place: { words: say, icon: Smartphone, group: 'bot', rank: 30 },
})
