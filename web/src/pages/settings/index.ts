import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Settings2 } from 'lucide-react'
import { page, shell } from '../../lib/page.ts'

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings.tsx'), 'SettingsPage'),
})

const start = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/business', replace: true })
  },
})

const section = <Path extends string>(path: Path, component: Parameters<typeof createRoute>[0]['component']) =>
  createRoute({ getParentRoute: () => settings, path, component })

const business = section(
  'business',
  lazyRouteComponent(() => import('./business.tsx'), 'BusinessSettings'),
)
const models = section(
  'models',
  lazyRouteComponent(() => import('./models.tsx'), 'ModelsSettings'),
)
const team = section(
  'team',
  lazyRouteComponent(() => import('./team.tsx'), 'Team'),
)
const apiKeys = section(
  'api-keys',
  lazyRouteComponent(() => import('./api-keys.tsx'), 'ApiKeys'),
)

export default page({
  routes: [settings.addChildren([start, business, models, team, apiKeys])],
  place: { label: 'Settings', icon: Settings2, group: 'house', rank: 10 },
  staleAfter: { 'model.*': [['models']], 'budget.*': [['models']], 'embedder.*': [['models']] },
})
