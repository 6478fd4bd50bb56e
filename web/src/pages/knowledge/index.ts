import { createRoute } from '@tanstack/react-router'
import { BookOpenText } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'

const say = catalogue('pages/knowledge/index', { menu: 'Knowledge' })

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge',
  component: screen(() => import('./knowledge.tsx'), 'KnowledgePage'),
})

export default page({
  routes: [knowledge],
  place: { words: say, icon: BookOpenText, group: 'shop', rank: 20 },
  staleAfter: { 'source.*': [['sources']] },
})
