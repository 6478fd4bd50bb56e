import { request } from '@playwright/test'
import { loginOf, type Shop, shop, shops } from './shops.ts'

/** Flora's session, for journeys that begin behind the sign-in page: only five sign-ins a minute are let through. */
export const florasSession = shop.session

export default async function signInOnce() {
  await Promise.all(shops.map(signIn))
}

async function signIn(shop: Shop) {
  const desk = await request.newContext({ baseURL: shop.url })
  const answer = await desk.post('/api/v1/session', { headers: { 'x-requested-with': 'salesboy' }, data: loginOf(shop) })
  if (!answer.ok()) throw new Error(`Flora cannot sign in: ${await answer.text()}`)
  await desk.storageState({ path: shop.session })
  await desk.dispose()
}
