import { createRoute } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { later, screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'
import { publishing } from '../bot/slots.ts'
import { underAnswer } from '../conversations/slots.ts'

const say = catalogue('pages/evals/index', { menu: 'Tests' })

const tests = createRoute({
  getParentRoute: () => shell,
  path: '/tests',
  component: screen(() => import('./tests.tsx'), 'TestsPage'),
})

const suite = createRoute({
  getParentRoute: () => shell,
  path: '/tests/suites/$suiteId',
  component: screen(() => import('./suite.tsx'), 'SuitePage'),
})

const run = createRoute({
  getParentRoute: () => shell,
  path: '/tests/runs/$runId',
  component: screen(() => import('./run.tsx'), 'RunPage'),
})

export default page({
  routes: [tests, suite, run],
  place: { words: say, icon: FlaskConical, group: 'bot', rank: 40 },
  staleAfter: { 'run.*': [['runs']] },
  pieces: [publishing(later(() => import('./publish-dialog.tsx'))), underAnswer(later(() => import('./save-as-test-button.tsx')))],
})
