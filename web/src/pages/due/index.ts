import { createRoute } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { later, screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'
import { besideContact } from '../conversations/slots.ts'
import { type ForWhom, forWhom } from './for-whom.ts'

const say = catalogue('pages/due/index', { menu: 'Planned' })

const planned = createRoute({
  getParentRoute: () => shell,
  path: '/planned',
  validateSearch: (search: Record<string, unknown>): { past?: true; for?: ForWhom } => ({
    past: search.past === true || undefined,
    for: forWhom.find((one) => one === search.for && one !== 'all'),
  }),
  component: screen(() => import('./planned.tsx'), 'PlannedPage'),
})

export default page({
  routes: [planned],
  place: { words: say, icon: CalendarClock, group: 'today', rank: 50 },
  staleAfter: { 'due.*': [['due']], 'contact.*': [['due']] },
  pieces: [besideContact(later(() => import('./planned-for.tsx')))],
})
