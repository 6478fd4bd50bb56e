import { createRoute } from '@tanstack/react-router'
import { ShoppingBag } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { later, screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'
import { besideContact } from '../conversations/slots.ts'

const say = catalogue('pages/orders/index', { menu: 'Orders' })

const orders = createRoute({
  getParentRoute: () => shell,
  path: '/orders',
  component: screen(() => import('./orders.tsx'), 'OrdersPage'),
})

export default page({
  routes: [orders],
  place: { words: say, icon: ShoppingBag, group: 'today', rank: 30 },
  staleAfter: { 'order.*': [['orders']] },
  pieces: [besideContact(later(() => import('./orders-of.tsx')))],
})
