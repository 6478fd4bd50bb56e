import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { BookOpenText } from 'lucide-react'
import { page, shell } from '../../lib/page.ts'

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge',
  component: lazyRouteComponent(() => import('./knowledge.tsx'), 'KnowledgePage'),
})

export default page({
  routes: [knowledge],
  place: { label: 'Knowledge', icon: BookOpenText, group: 'shop', rank: 20 },
  staleAfter: { 'source.*': [['sources']] },
})
