import { createRoute } from '@tanstack/react-router'
import { screen } from '../../lib/later.ts'
import { page, root } from '../../lib/page.ts'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    // Only our own paths: "//elsewhere" and "https:…" would carry a freshly signed-in person away.
    const next = search.next
    // Said even when undefined: a key that is left out would come through as it was written.
    return { next: typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined }
  },
  component: screen(() => import('./sign-in.tsx'), 'SignIn'),
})

export default page({ routes: [signIn], place: 'hidden' })
