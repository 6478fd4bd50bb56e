import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Smartphone } from 'lucide-react'
import { page, shell } from '../../lib/page.ts'

const simulator = createRoute({
  getParentRoute: () => shell,
  path: '/simulator',
  component: lazyRouteComponent(() => import('./simulator.tsx'), 'SimulatorPage'),
})

export default page({
  routes: [simulator],
  place: { label: 'Simulator', icon: Smartphone, group: 'bot', rank: 30 },
})
