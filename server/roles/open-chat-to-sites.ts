import type { FastifyInstance } from 'fastify'

/**
 * Lets the pages that carry the chat bubble call web chat, and nothing else: CORS on its routes only, and never with
 * cookies. Which sites are welcome is the inbox's own list, checked behind this; a refusal must be readable there too.
 */
export function openChatToSites(app: FastifyInstance) {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers
    if (!origin || !/^\/(hooks\/web-chat|api\/v1\/chat)\//.test(request.url)) return done()

    // On the raw response, so that the event stream carries them as well.
    reply.raw.setHeader('access-control-allow-origin', origin)
    reply.raw.setHeader('access-control-expose-headers', 'retry-after')
    reply.raw.setHeader('vary', 'origin')
    reply.header('cross-origin-resource-policy', 'cross-origin')
    if (request.method !== 'OPTIONS') return done()

    reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-max-age', '7200')
      .send()
  })
}
