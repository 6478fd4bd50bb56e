import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { LayoutDashboard } from 'lucide-react'
import { page, shell } from '../../lib/page.ts'

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./overview.tsx'), 'OverviewPage'),
})

export default page({
  routes: [overview],
  place: { label: 'Overview', icon: LayoutDashboard, group: 'today', rank: 10 },
  // Its numbers count everything; they may lag a little.
  staleAfter: { '*': [['overview']] },
  gatherMs: 2500,
})
