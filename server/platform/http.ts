import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { ProblemDocument } from '@salesboy/contract/common'
import type { RouteDef } from '@salesboy/contract/route'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { config } from './config.ts'
import { inTenant, type Tx } from './db.ts'
import { inputCompiler } from './http/check-input.ts'
import { drain } from './http/drain.ts'
import { closeEventStreams, EventStream } from './http/event-stream.ts'
import { once } from './http/idempotency.ts'
import type { Caller, FileAnswer, Served, Upload } from './http/serve.ts'
import { newId } from './ids.ts'
import { log, traced } from './log.ts'
import { observeRequest } from './metrics.ts'
import { Problem } from './problem.ts'
import { cut } from './text/cut.ts'

export type { Caller, Upload } from './http/serve.ts'
export { serve } from './http/serve.ts'

type Authenticate = (headers: Record<string, string | undefined>, ip: string) => Promise<Caller | null>

/** The HTTP server without any route: security headers, limits, correlation ids, problem documents. */
export async function openHttp(): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: config.trustProxy,
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded belongs to no route, so that no hook has run for it.
    frameworkErrors: (error, request, reply) => {
      request.id = newId()
      reply.header('x-correlation-id', request.id)
      answerProblem(asProblem(error), request, reply)
    },
  })
  app.setValidatorCompiler(inputCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => void answerProblem(asProblem(error), request, reply))

  app.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-correlation-id']
    request.id = typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : newId()
    reply.header('x-correlation-id', request.id)
    traced({ traceId: request.id }, done)
  })
  app.addHook('onResponse', async (request, reply) => {
    drain(request.raw)
    const route = request.routeOptions.url ?? 'none'
    observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    log.debug({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  app.addHook('preClose', async () => closeEventStreams())

  const secure = config.publicUrl.startsWith('https:')
  await app.register(helmet, {
    // The defaults would send a plain-http address on a local network to https and blank the page.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  await app.register(cookie)
  await app.register(rateLimit, { global: false, max: 600, timeWindow: 60_000, hook: 'preHandler' })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Salesboy',
        version: '0.1.0',
        description: 'An AI sales desk for small businesses that live on chat.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: config.publicUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'salesboy.session_token' },
          bearer: { type: 'http', scheme: 'bearer', description: 'An API key' },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  return app
}

/** Mounts every room's contract under /api/v1, behind its permission. */
export async function mountApi(app: FastifyInstance, served: { room: string; routes: Served[] }[], authenticate: Authenticate) {
  await app.register(
    async (scope) => {
      await scope.register(multipart, {
        limits: { files: 1, fields: 10, fieldSize: 10_000, fileSize: 32 * 1024 * 1024 },
        throwFileSizeLimit: true,
      })
      for (const { room, routes } of served)
        for (const { contract, handlers } of routes)
          for (const [name, definition] of Object.entries(contract))
            mount(scope, room, name, definition, handlers[name] as Handler, authenticate)
    },
    { prefix: '/api/v1' },
  )
}

type Handler = (context: Record<string, unknown>) => Promise<unknown>

const callers = new WeakMap<FastifyRequest, Caller>()

function mount(scope: FastifyInstance, room: string, name: string, route: RouteDef, handler: Handler, authenticate: Authenticate) {
  const [status, success] = Object.entries(route.responses)[0] ?? ['200', z.any()]
  scope.route({
    method: route.method,
    url: route.path,
    schema: {
      operationId: name,
      tags: [room],
      summary: route.summary,
      description: route.may === 'anyone' ? 'Needs no sign-in.' : `Permission: ${route.may}.`,
      security: route.may === 'anyone' ? [] : [{ session: [] }, { bearer: [] }, { apiKey: [] }],
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body && !route.upload ? { body: route.body } : {}),
      ...(route.upload ? { consumes: ['multipart/form-data'] } : {}),
      ...(route.answers === 'events' ? { produces: ['text/event-stream'] } : {}),
      response: { ...(route.answers ? {} : { [status]: success }), '4xx': ProblemDocument, '5xx': ProblemDocument },
    },
    config: {
      rateLimit: route.limitPerMinute && config.environment !== 'test' ? { max: route.limitPerMinute, timeWindow: 60_000 } : false,
    },
    // Before the body is read: a stranger learns nothing about what would be valid, and sends us nothing to parse.
    onRequest: async (request) => {
      if (route.may !== 'anyone') callers.set(request, await admit(route, flatHeaders(request), request, authenticate))
    },
    handler: async (request, reply) => {
      const headers = flatHeaders(request)
      const caller = callers.get(request) ?? null
      const idempotencyKey = route.method === 'POST' && caller ? headers['idempotency-key'] : undefined
      const repeat =
        caller && idempotencyKey && !route.upload
          ? await once(caller.tenantId, idempotencyKey, name, [request.params, request.query, request.body])
          : null
      if (repeat?.earlier) return reply.code(repeat.earlier.status).header('idempotent-replay', 'true').send(repeat.earlier.body)

      const aborted = new AbortController()
      reply.raw.on('close', () => aborted.abort())
      const context = {
        params: request.params,
        query: request.query,
        body: request.body,
        ip: request.ip,
        headers,
        signal: aborted.signal,
        setHeader: (header: string, value: string | string[]) => void reply.header(header, value),
        ...(caller
          ? {
              caller,
              inTenant: <T>(work: (tx: Tx) => Promise<T>) =>
                inTenant(
                  caller.tenantId,
                  async (tx) => {
                    await repeat?.claim(tx)
                    return work(tx)
                  },
                  { actor: caller.actor, ip: request.ip },
                ),
            }
          : {}),
        ...(route.upload ? { file: await uploaded(request) } : {}),
      }

      if (route.answers === 'events') {
        reply.hijack()
        const stream = new EventStream(reply.raw, { 'x-correlation-id': request.id, 'x-content-type-options': 'nosniff' })
        try {
          await handler({ ...context, stream })
        } catch (error) {
          stream.send('problem', { code: asProblem(error).code, detail: asProblem(error).message })
          stream.close()
        }
        return reply
      }

      const answer = await handler(context)
      if (route.answers === 'file') return sendFile(reply, answer as FileAnswer)
      await repeat?.answered(Number(status), answer, route.shownOnce)
      return reply.code(Number(status)).send(status === '204' ? undefined : answer)
    },
  })
}

async function admit(
  route: RouteDef,
  headers: Record<string, string | undefined>,
  request: FastifyRequest,
  authenticate: Authenticate,
): Promise<Caller> {
  const caller = await authenticate(headers, request.ip)
  if (!caller) throw new Problem('unauthenticated', 'Sign in, or send an API key as Authorization: Bearer.')
  if (caller.byCookie && request.method !== 'GET' && headers['x-requested-with'] !== 'salesboy')
    throw new Problem(
      'forbidden',
      'This request did not come from our own pages. Send the header X-Requested-With: salesboy, or use an API key.',
    )
  if (route.may !== 'signed_in' && route.may !== 'anyone' && !caller.may.includes(route.may))
    throw new Problem(
      'forbidden',
      `Your role does not allow this (it needs the permission “${route.may}”). Ask an owner or admin of your business.`,
    )
  return caller
}

async function uploaded(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem('unsupported', 'Send the file as multipart/form-data in a part named “file”.')
  const part = await request.file()
  if (part?.fieldname !== 'file') throw new Problem('invalid', 'Send the file in a part named “file”.')
  return { fileName: cut(part.filename, 255), mimeType: part.mimetype, bytes: part.file }
}

function sendFile(reply: FastifyReply, { body, mimeType, fileName, sizeBytes }: FileAnswer) {
  return reply
    .type(mimeType)
    .header('content-length', sizeBytes)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(body)
}

/** The one place that turns what was thrown into a status and words. */
export function answerProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  if (problem.retryAfterSeconds) reply.header('retry-after', problem.retryAfterSeconds)
  const title = problem.code.replaceAll('_', ' ')
  const document: ProblemDocument = {
    type: `${config.publicUrl}/docs#problem-${problem.code}`,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    correlationId: request.id,
    timestamp: new Date().toISOString(),
    ...(problem.issues ? { issues: problem.issues } : {}),
  }
  if (problem.status >= 500) log.error({ err: problem.cause ?? problem, route: request.routeOptions.url }, 'a request failed')
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(document))
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => ({
      path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: message ?? 'is not valid',
    }))
    return new Problem(
      'invalid',
      `This request can't be used as it is: ${issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')}`,
      { issues },
    )
  }
  const { statusCode, code } = (error ?? {}) as { statusCode?: number; code?: string }
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE')
    return new Problem('too_large', 'This is larger than we accept. Send less at once.', { cause: error })
  if (statusCode === 415) return new Problem('unsupported', 'Send JSON with Content-Type: application/json.', { cause: error })
  if (statusCode === 429)
    return new Problem('rate_limited', 'Too many tries. Wait a minute, then try again.', { cause: error, retryAfterSeconds: 60 })
  if (code === 'FST_ERR_BAD_URL')
    return new Problem('invalid', 'This address is not well formed. Check its percent signs.', { cause: error })
  if (statusCode === 414) return new Problem('invalid', 'This address is too long.', { cause: error })
  if (statusCode && statusCode < 500)
    return new Problem('invalid', 'This request is not well formed. Check that the body is valid JSON.', { cause: error })
  return new Failure(error)
}

/** Our own mistake: the caller learns only the id to quote. */
class Failure extends Problem {
  constructor(cause: unknown) {
    super('unavailable', 'Something went wrong on our side. Quote the correlation id when you ask for help.', { cause })
  }

  override get status() {
    return 500 as 503
  }
}

export function flatHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))
}
