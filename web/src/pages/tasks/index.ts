import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ListTodo } from 'lucide-react'
import { lazy } from 'react'
import { page, shell } from '../../lib/page.ts'
import { besideContact } from '../conversations/slots.ts'

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./tasks.tsx'), 'TasksPage'),
})

export default page({
  routes: [tasks],
  place: { label: 'Tasks', icon: ListTodo, group: 'today', rank: 40 },
  staleAfter: { 'task.*': [['tasks']] },
  pieces: [besideContact(lazy(() => import('./tasks-of.tsx')))],
})
