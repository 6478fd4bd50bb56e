import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { openChatToSites } from './open-chat-to-sites.ts'

const app = Fastify()
openChatToSites(app)
app.post('/hooks/web-chat/:key', async () => ({ ok: true }))
app.post('/hooks/whatsapp-cloud/:key', async () => ({ ok: true }))
app.get('/api/v1/conversations', async () => ({ items: [] }))
app.get('/api/v1/chat/:key/messages', async (_, reply) => reply.code(401).send({}))
app.get('/api/v1/chat/:key/live', async (_, reply) => {
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).end()
})
afterAll(() => app.close())

const origin = 'https://shop.example'
const call = (method: 'GET' | 'POST' | 'OPTIONS', url: string, headers: Record<string, string> = { origin }) =>
  app.inject({ method, url, headers })

test('a shop’s page may ask, write, read and listen', async () => {
  const preflight = await call('OPTIONS', '/hooks/web-chat/flora')
  expect(preflight.statusCode).toBe(204)
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-headers': 'authorization, content-type',
  })
  for (const [method, url] of [
    ['POST', '/hooks/web-chat/flora'],
    ['GET', '/api/v1/chat/flora/messages?after=0'],
    ['GET', '/api/v1/chat/flora/live?token=x'],
  ] as const) {
    expect((await call(method, url)).headers, url).toMatchObject({ 'access-control-allow-origin': origin, vary: 'origin' })
  }
})

test('a refusal can be read, so that the bubble knows to start a new visit', async () => {
  const refused = await call('GET', '/api/v1/chat/flora/messages')
  expect(refused.statusCode).toBe(401)
  expect(refused.headers['access-control-allow-origin']).toBe(origin)
})

test('the rest of the house stays closed to other sites, and cookies never pass', async () => {
  for (const [method, url] of [
    ['GET', '/api/v1/conversations'],
    ['OPTIONS', '/api/v1/conversations'],
    ['POST', '/hooks/whatsapp-cloud/flora'],
    ['GET', '/api/v1/conversations?x=/api/v1/chat/'],
  ] as const) {
    expect((await call(method, url)).headers, url).not.toHaveProperty('access-control-allow-origin')
  }
  expect((await call('POST', '/hooks/web-chat/flora')).headers).not.toHaveProperty('access-control-allow-credentials')
})

test('who sends no origin gets no such header', async () => {
  const answer = await call('POST', '/hooks/web-chat/flora', {})
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
})
