import type { Plate } from '../lib/page.ts'

/**
 * The order of the pages, which is the order of the domains they show: a page may import only those before it. What a later
 * page shows on an earlier one goes into a slot. Links are typed by this list, and `npm run check` reads it.
 */
interface InOrder {
  'sign-in': typeof import('../pages/sign-in/index.ts')
  settings: typeof import('../pages/settings/index.ts')
  inboxes: typeof import('../pages/inboxes/index.ts')
  conversations: typeof import('../pages/conversations/index.ts')
  bot: typeof import('../pages/bot/index.ts')
  knowledge: typeof import('../pages/knowledge/index.ts')
  catalog: typeof import('../pages/catalog/index.ts')
  orders: typeof import('../pages/orders/index.ts')
  evals: typeof import('../pages/evals/index.ts')
  simulator: typeof import('../pages/simulator/index.ts')
  tasks: typeof import('../pages/tasks/index.ts')
  due: typeof import('../pages/due/index.ts')
  overview: typeof import('../pages/overview/index.ts')
}

export type PageRoute = InOrder[keyof InOrder]['default']['routes'][number]

export const plates: Plate[] = Object.values(import.meta.glob<Plate>('../pages/*/index.ts', { eager: true, import: 'default' }))
