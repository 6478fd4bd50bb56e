import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ShoppingBag } from 'lucide-react'
import { lazy } from 'react'
import { page, shell } from '../../lib/page.ts'
import { besideContact } from '../conversations/slots.ts'

const orders = createRoute({
  getParentRoute: () => shell,
  path: '/orders',
  component: lazyRouteComponent(() => import('./orders.tsx'), 'OrdersPage'),
})

export default page({
  routes: [orders],
  place: { label: 'Orders', icon: ShoppingBag, group: 'today', rank: 30 },
  staleAfter: { 'order.*': [['orders']] },
  pieces: [besideContact(lazy(() => import('./orders-of.tsx')))],
})
