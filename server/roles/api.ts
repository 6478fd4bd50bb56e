import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { authenticate } from '#domains/identity/authenticate.ts'
import { config } from '#platform/config.ts'
import { databaseAnswers } from '#platform/db.ts'
import { mountApi, openHttp } from '#platform/http.ts'
import { registry } from '#platform/metrics.ts'
import { Problem } from '#platform/problem.ts'
import type { House } from '../rooms.ts'
import { mountHooks } from './hooks.ts'
import { openChatToSites } from './open-chat-to-sites.ts'
import { mountPages } from './pages.ts'

const root = join(import.meta.dirname, '..', '..')

/** The front door: the API, the providers' hooks, the dashboard and the chat page. Not listening yet. */
export async function openApi(house: House): Promise<FastifyInstance> {
  const app = await openHttp()
  openChatToSites(app)
  await app.register(fastifyStatic, { serve: false, root })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', displayRequestDuration: true },
    theme: { title: 'Salesboy API' },
  })
  await mountHooks(app, house.hooks)
  await mountApi(app, house.routes, authenticate)
  mountHealth(app)
  await mountPages(app, { dashboard: join(root, 'web', 'dist'), widget: join(root, 'widget', 'dist') })
  await app.ready()
  return app
}

function mountHealth(app: FastifyInstance) {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await databaseAnswers()
    return reply.code(ready ? 200 : 503).send({ ok: ready })
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!config.metricsToken || request.headers.authorization !== `Bearer ${config.metricsToken}`)
      throw new Problem('not_found', 'Metrics are off. Set METRICS_TOKEN and send it as Authorization: Bearer.')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

export const pagesAreBuilt = () =>
  existsSync(join(root, 'web', 'dist', 'index.html')) && existsSync(join(root, 'widget', 'dist', 'widget.js'))
