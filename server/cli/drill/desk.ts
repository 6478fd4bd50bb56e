import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { freePort } from './free-port.ts'
import { type TemporaryDatabase, temporaryDatabase } from './temporary-database.ts'

const program = join(import.meta.dirname, '..', '..', 'bin', 'salesboy.js')

/** A whole Salesboy of its own: real processes, a database nobody else uses, loopback only. */
export interface Desk {
  engine: 'embedded' | 'postgres'
  url: string
  apiKey: string
  tenantId: string
  /** How many processes it runs as. */
  size: number
  pids(): number[]
  /** The last warnings and errors that its processes logged. */
  complaints(): string
  call<T>(method: string, path: string, body?: unknown): Promise<T>
  /** SIGKILL to one process, which is started again at once; resolves when it is back. */
  killAndRestart(which: number): Promise<void>
  /** Ends when a process ends that nobody killed. */
  broken: Promise<never>
  stop(): Promise<void>
}

interface Options {
  purpose: 'drill' | 'bench'
  /** A Postgres server to make a database on; without it the embedded engine. */
  serverUrl?: string | undefined
  metaUrl: string
  /** On Postgres, beside one API process. */
  workers?: number
  env?: Record<string, string>
  /** Fills the database before the desk opens on it; gets the environment that names it. */
  prepare?: (env: Record<string, string>, tenantId: string) => Promise<void>
}

export async function openDesk({ purpose, serverUrl, metaUrl, workers = 2, env: extra = {}, prepare }: Options): Promise<Desk> {
  const dataDir = await mkdtemp(join(tmpdir(), `salesboy-${purpose}-`))
  let database: TemporaryDatabase | null = null
  const children: Child[] = []
  const meant = new Set<Child>()
  let stopping = false
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>()
  broken.catch(() => {})

  const stop = async () => {
    stopping = true
    await Promise.all(children.map((child) => child.kill('SIGKILL')))
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }

  try {
    database = serverUrl ? await temporaryDatabase(serverUrl, purpose) : null
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const env = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      META_API_BASE_URL: metaUrl,
      LOG_LEVEL: 'info',
      ...(database ? { DATABASE_URL: database.url } : {}),
      ...extra,
    }
    const { apiKey, tenantId } = await makeTenant(env)
    await prepare?.(env, tenantId)

    const roles = database ? ['api', ...Array.from({ length: workers }, () => 'worker')] : ['api,worker']
    const start = async (which: number) => {
      const child = startChild([program, 'start'], { ...env, ROLES: roles[which]!, NODE_ID: `${purpose}-${which}` })
      children[which] = child
      child.process.once('exit', () => {
        if (!stopping && !meant.has(child)) breakOff(new Error(`A process of the desk ended by itself:\n${child.tail()}`))
      })
      await child.says((line) => line.includes('Salesboy is open'))
    }
    for (const which of roles.keys()) await start(which)

    return {
      engine: database ? 'postgres' : 'embedded',
      url,
      apiKey,
      tenantId,
      size: roles.length,
      broken,
      stop,
      complaints: () => children.map((child) => child.tail()).join('\n'),
      pids: () => children.map((child) => child.process.pid!),
      async call<T>(method: string, path: string, body?: unknown) {
        const response = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${apiKey}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(30_000),
        })
        if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${await response.text()}`)
        return (response.status === 204 ? null : await response.json()) as T
      },
      async killAndRestart(which) {
        const child = children[which]!
        meant.add(child)
        await child.kill('SIGKILL')
        if (!stopping) await start(which)
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTenant(env: Record<string, string>): Promise<{ apiKey: string; tenantId: string }> {
  const password = randomBytes(12).toString('hex')
  const child = startChild(
    [program, 'user', 'create', '--email', 'owner@drill.example', '--password', password, '--tenant', 'Drill', '--json'],
    { ...env, LOG_LEVEL: 'warn' },
  )
  const line = await child.says((said) => said.startsWith('{') && said.includes('apiKey'))
  await child.kill('SIGTERM')
  return JSON.parse(line)
}
