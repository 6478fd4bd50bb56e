import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerProblem } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'

/** The built pages: the dashboard, the chat bubble's script, the hosted chat page, the API's documentation. */
export async function mountPages(app: FastifyInstance, { dashboard, widget }: { dashboard: string; widget: string }) {
  const page = (reply: FastifyReply, file: string, folder: string) => reply.header('cache-control', 'no-cache').sendFile(file, folder)
  const asset = (reply: FastifyReply, file: string, folder: string) =>
    reply
      .header('cache-control', /-[\w-]{8,60}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
      .sendFile(file, folder)

  // Other people's pages load this one.
  app.get('/widget.js', { schema: { hide: true } }, (_request, reply) =>
    asset(reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*'), 'widget.js', widget),
  )
  app.get('/chat/:inboxKey', { schema: { hide: true } }, (_request, reply) => page(reply, 'page.html', join(widget, 'page')))
  app.get<{ Params: { '*': string } }>('/chat-assets/*', { schema: { hide: true } }, (request, reply) =>
    asset(reply, request.params['*'], join(widget, 'page', 'chat-assets')),
  )
  app.get<{ Params: { '*': string } }>('/assets/*', { schema: { hide: true } }, (request, reply) =>
    asset(reply, request.params['*'], join(dashboard, 'assets')),
  )

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    const wantsPage =
      request.method === 'GET' && !/^\/(api|hooks|chat-assets|assets)\//.test(path) && (request.headers.accept ?? '').includes('text/html')
    if (/^\/[\w.-]+\.(js|svg|png|ico|webmanifest|txt|json)$/.test(path) && existsSync(join(dashboard, path)))
      return asset(reply, path.slice(1), dashboard)
    if (!wantsPage)
      return answerProblem(
        new Problem('not_found', `There is nothing at ${request.method} ${path}. The list of routes is at /openapi.json.`),
        request,
        reply,
      )
    if (!existsSync(join(dashboard, 'index.html')))
      return answerProblem(
        new Problem('unavailable', 'The dashboard has not been built. Start with “npm start”, which builds it.'),
        request,
        reply,
      )
    return page(reply, 'index.html', dashboard)
  })
}
