import { type AnyRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { root, shell } from '../lib/page.ts'
import { type PageRoute, plates } from './pages.ts'
import { queryClient } from './query-client.ts'
import { Crashed, NotFound, Root } from './root.tsx'
import { requireSession } from './session.ts'

root.update({ component: Root, notFoundComponent: NotFound })
shell.update({ component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell') })

const routes = plates.flatMap((plate) => plate.routes)
const below = (parent: AnyRoute) => routes.filter((route) => route.options.getParentRoute() === parent) as PageRoute[]

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren(below(shell)), ...below(root)]),
  context: { client: queryClient, admit: (href) => requireSession(queryClient, href) },
  defaultPreload: 'intent',
  defaultErrorComponent: Crashed,
  defaultPendingMs: 300,
  scrollToTopSelectors: ['#main'],
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
