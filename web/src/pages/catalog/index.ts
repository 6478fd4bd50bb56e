import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Tags } from 'lucide-react'
import { page, shell } from '../../lib/page.ts'

const catalog = createRoute({
  getParentRoute: () => shell,
  path: '/catalog',
  component: lazyRouteComponent(() => import('./catalog.tsx'), 'CatalogPage'),
})

export default page({
  routes: [catalog],
  place: { label: 'Catalogue', icon: Tags, group: 'shop', rank: 10 },
  // A confirmed order takes from the stock.
  staleAfter: { 'product.*': [['products']], 'catalog.*': [['products']], 'order.*': [['products']] },
})
