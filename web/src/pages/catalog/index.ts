import { createRoute } from '@tanstack/react-router'
import { Tags } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'

const say = catalogue('pages/catalog/index', { menu: 'Catalogue' })

const catalog = createRoute({
  getParentRoute: () => shell,
  path: '/catalog',
  component: screen(() => import('./catalog.tsx'), 'CatalogPage'),
})

export default page({
  routes: [catalog],
  place: { words: say, icon: Tags, group: 'shop', rank: 10 },
  // A confirmed order takes from the stock.
  staleAfter: { 'product.*': [['products']], 'catalog.*': [['products']], 'order.*': [['products']] },
})
