import { randomBytes } from 'node:crypto'
import { type APIRequestContext, expect } from '@playwright/test'

/** A visitor of the demo shop's web chat, who writes through the same hook as the chat page. `desk` is signed in. */
export async function newCustomer(desk: APIRequestContext, name: string) {
  const { items } = (await (await desk.get('/api/v1/inboxes')).json()) as { items: { chatUrl: string | null }[] }
  const inboxKey =
    items
      .find(({ chatUrl }) => chatUrl)
      ?.chatUrl?.split('/')
      .at(-1) ?? ''
  const visit = await desk.post(`/api/v1/chat/${inboxKey}/visitors`)
  const { token } = (await visit.json()) as { token: string }
  const headers = { authorization: `Bearer ${token}` }

  return {
    async says(text: string) {
      const sent = await desk.post(`/hooks/web-chat/${inboxKey}`, { headers, data: { id: randomBytes(8).toString('hex'), text, name } })
      expect(sent.ok(), await sent.text()).toBe(true)
    },
    async hears() {
      const answer = await desk.get(`/api/v1/chat/${inboxKey}/messages`, { headers })
      const { messages } = (await answer.json()) as { messages: { author: string; content: { text?: string } }[] }
      return messages.filter(({ author }) => author !== 'contact').map(({ author, content }) => `${author}: ${content.text}`)
    },
  }
}
