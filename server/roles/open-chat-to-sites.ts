import type { FastifyInstance } from 'fastify'
import { allChannels } from '#channels/index.ts'

/**
 * Lets the pages that carry the chat bubble call the channels that have a page of ours, and nothing else: CORS on those
 * routes only, and never with cookies. Which sites are welcome is the inbox's own list, checked behind this; a refusal must be readable there too.
 */
export function openChatToSites(app: FastifyInstance) {
  const open = allChannels().flatMap(({ name, page }) => (page ? [`/hooks/${name}/`] : []))
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers
    if (!origin || !['/api/v1/chat/', ...open].some((path) => request.url.startsWith(path))) return done()

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
