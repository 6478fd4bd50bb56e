import { createRoute } from '@tanstack/react-router'
import { LayoutDashboard } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'

const say = catalogue('pages/overview/index', { menu: 'Overview' })

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: screen(() => import('./overview.tsx'), 'OverviewPage'),
})

export default page({
  routes: [overview],
  place: { words: say, icon: LayoutDashboard, group: 'today', rank: 10 },
  // Its numbers count everything; they may lag a little.
  staleAfter: { '*': [['overview']] },
  gatherMs: 2500,
})
