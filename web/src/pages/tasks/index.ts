import { createRoute } from '@tanstack/react-router'
import { ListTodo } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { later, screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'
import { besideContact } from '../conversations/slots.ts'

const say = catalogue('pages/tasks/index', { menu: 'Tasks' })

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  component: screen(() => import('./tasks.tsx'), 'TasksPage'),
})

export default page({
  routes: [tasks],
  place: { words: say, icon: ListTodo, group: 'today', rank: 40 },
  staleAfter: { 'task.*': [['tasks']] },
  pieces: [besideContact(later(() => import('./tasks-of.tsx')))],
})
