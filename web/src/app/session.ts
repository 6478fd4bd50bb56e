import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { whenSignedOut } from '../lib/api.ts'
import { meQuery } from '../lib/me.ts'
import { asProblem } from '../lib/problem.ts'

interface Navigator {
  state: { location: { pathname: string; href: string } }
  navigate: (to: { to: '/sign-in'; search: { next?: string } }) => Promise<void>
}

/** When a session ends under somebody's hands: to the sign-in page, and back here afterwards. */
export function sendToSignIn(router: Navigator, client: QueryClient) {
  whenSignedOut(() => {
    const { pathname, href } = router.state.location
    client.removeQueries({ queryKey: meQuery.queryKey })
    if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href } })
  })
}

/** Lets signed-in people pass and sends the others to sign in first. */
export async function requireSession(client: QueryClient, href: string) {
  try {
    await client.ensureQueryData(meQuery)
  } catch (error) {
    if (asProblem(error).status !== 401) throw error
    throw redirect({ to: '/sign-in', search: href === '/' ? {} : { next: href } })
  }
}
