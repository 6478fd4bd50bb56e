import { type APIRequestContext, expect } from '@playwright/test'
import { loginOf, shop } from './shops.ts'

let path: string | undefined

/** Where the demo shop's hosted chat page is, as its dashboard shows it. Signs in once per worker: sign-in is rate limited. */
export async function demoChatPath(request: APIRequestContext): Promise<string> {
  path ??= await findChatPage(request)
  return path
}

async function findChatPage(request: APIRequestContext): Promise<string> {
  const signedIn = await request.post('/api/v1/session', { headers: { 'x-requested-with': 'salesboy' }, data: loginOf(shop) })
  expect(signedIn.status(), await signedIn.text()).toBe(200)

  const { items } = (await (await request.get('/api/v1/inboxes')).json()) as { items: { chatUrl: string | null }[] }
  const chatUrl = items.find((inbox) => inbox.chatUrl)?.chatUrl
  if (!chatUrl) throw new Error('The demo shop has no web chat inbox. The seed should make one.')
  return new URL(chatUrl).pathname
}
