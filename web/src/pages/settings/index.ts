import { createRoute, redirect } from '@tanstack/react-router'
import { Settings2 } from 'lucide-react'
import { catalogue } from '../../lib/catalogue.ts'
import { screen } from '../../lib/later.ts'
import { page, shell } from '../../lib/page.ts'

const say = catalogue('pages/settings/index', { menu: 'Settings' })

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: screen(() => import('./settings.tsx'), 'SettingsPage'),
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
  screen(() => import('./business.tsx'), 'BusinessSettings'),
)
const models = section(
  'models',
  screen(() => import('./models.tsx'), 'ModelsSettings'),
)
const team = section(
  'team',
  screen(() => import('./team.tsx'), 'Team'),
)
const apiKeys = section(
  'api-keys',
  screen(() => import('./api-keys.tsx'), 'ApiKeys'),
)

export default page({
  routes: [settings.addChildren([start, business, models, team, apiKeys])],
  place: { words: say, icon: Settings2, group: 'house', rank: 10 },
  staleAfter: { 'service.*': [['services']], 'model.*': [['models']], 'budget.*': [['models']], 'embedder.*': [['models']] },
})
