import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { lazy } from 'react'
import { page, shell } from '../../lib/page.ts'
import { publishing } from '../bot/slots.ts'
import { underAnswer } from '../conversations/slots.ts'

const tests = createRoute({
  getParentRoute: () => shell,
  path: '/tests',
  component: lazyRouteComponent(() => import('./tests.tsx'), 'TestsPage'),
})

const suite = createRoute({
  getParentRoute: () => shell,
  path: '/tests/suites/$suiteId',
  component: lazyRouteComponent(() => import('./suite.tsx'), 'SuitePage'),
})

const run = createRoute({
  getParentRoute: () => shell,
  path: '/tests/runs/$runId',
  component: lazyRouteComponent(() => import('./run.tsx'), 'RunPage'),
})

export default page({
  routes: [tests, suite, run],
  place: { label: 'Tests', icon: FlaskConical, group: 'bot', rank: 40 },
  staleAfter: { 'run.*': [['runs']] },
  pieces: [publishing(lazy(() => import('./publish-dialog.tsx'))), underAnswer(lazy(() => import('./save-as-test-button.tsx')))],
})
