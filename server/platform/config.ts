import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'

/**
 * The only reader of process.env. Every variable is checked at start; a bad one stops the process and says which,
 * what is wrong and what a good one looks like. `.env.example` lists them all.
 */
const url = (protocols: RegExp) => z.url({ protocol: protocols, error: 'is not an address' })
const whole = (min: number, max: number) =>
  z.coerce
    .number<string>({ error: `is not a whole number from ${min} to ${max}` })
    .int()
    .min(min)
    .max(max)
const secret = z.string().min(8, 'is too short')

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: whole(0, 65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: url(/^https?$/).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: url(/^postgres(ql)?$/).optional(),
  DATABASE_POOL: whole(2, 100).default(10),
  DATABASE_PREPARE: z.enum(['on', 'off']).default('on'),
  ROLES: z
    .string()
    .default('api,worker,gateway')
    .transform((list) => list.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['api', 'worker', 'gateway'])).min(1)),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  NODE_ID: z
    .string()
    .regex(/^[\w.-]{1,60}$/, 'may hold letters, digits, dots and dashes')
    .optional(),
  TRUST_PROXY: z.string().max(500).optional(),
  ENCRYPTION_KEY: z
    .string()
    .refine((key) => Buffer.from(key, 'base64').length === 32, 'is not 32 bytes in base64')
    .optional(),
  META_API_BASE_URL: url(/^https?$/).default('https://graph.facebook.com'),
  META_APP_SECRET: secret.optional(),
  WEBHOOK_VERIFY_TOKEN: secret.optional(),
  GEMINI_API_KEY: z.string().max(500).optional(),
  GEMINI_MODEL: z.string().max(200).optional(),
  GEMINI_BASE_URL: url(/^https?$/).optional(),
  MISTRAL_API_KEY: z.string().max(500).optional(),
  MISTRAL_MODEL: z.string().max(200).optional(),
  MISTRAL_BASE_URL: url(/^https?$/).optional(),
  OPENAI_API_KEY: z.string().max(500).optional(),
  OPENAI_MODEL: z.string().max(200).optional(),
  OPENAI_BASE_URL: url(/^https?$/).optional(),
  OPENAI_COMPATIBLE_URL: url(/^https?$/).optional(),
  OPENAI_COMPATIBLE_MODEL: z.string().max(200).optional(),
  OPENAI_COMPATIBLE_API_KEY: z.string().max(500).optional(),
  PINECONE_API_KEY: z.string().max(500).optional(),
  PINECONE_HOST: z.string().max(500).optional(),
  METRICS_TOKEN: secret.optional(),
  ALLOWED_PRIVATE_HOSTS: z.string().max(2000).optional(),
  FAILPOINT: z.string().optional(),
})

export type Config = ReturnType<typeof readConfig>

/** Throws a `ConfigError` that names every bad variable with an example. An empty variable counts as unset. */
export function readConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues)

  const env = parsed.data
  if (env.NODE_ENV === 'production' && env.DATABASE_URL && !env.ENCRYPTION_KEY)
    throw new ConfigError([
      { path: ['ENCRYPTION_KEY'], message: 'is needed in production with DATABASE_URL: every process must hold the same key' },
    ])

  if (env.OPENAI_COMPATIBLE_URL && !env.OPENAI_COMPATIBLE_MODEL)
    throw new ConfigError([
      { path: ['OPENAI_COMPATIBLE_MODEL'], message: 'is needed with OPENAI_COMPATIBLE_URL: the model as its server calls it' },
    ])

  if ((env.PINECONE_API_KEY === undefined) !== (env.PINECONE_HOST === undefined))
    throw new ConfigError([
      { path: [env.PINECONE_HOST ? 'PINECONE_API_KEY' : 'PINECONE_HOST'], message: 'is needed beside the other one: both or neither' },
    ])

  return {
    environment: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/(?<!\/)\/+$/, ''),
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    databasePrepare: env.DATABASE_PREPARE === 'on',
    roles: env.ROLES,
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === 'development' ? 'warn' : 'info'),
    // One embedded database has one process; on a shared Postgres each machine needs a name of its own.
    nodeId:
      env.NODE_ID ??
      (env.DATABASE_URL
        ? hostname()
            .replace(/[^\w.-]/g, '-')
            .slice(0, 60)
        : 'node-1'),
    trustProxy: proxies(env.TRUST_PROXY),
    encryptionKey: env.ENCRYPTION_KEY ? Buffer.from(env.ENCRYPTION_KEY, 'base64') : null,
    metaApiBaseUrl: env.META_API_BASE_URL.replace(/(?<!\/)\/+$/, ''),
    metaAppSecret: env.META_APP_SECRET,
    webhookVerifyToken: env.WEBHOOK_VERIFY_TOKEN,
    geminiApiKey: env.GEMINI_API_KEY,
    geminiModel: env.GEMINI_MODEL,
    geminiBaseUrl: env.GEMINI_BASE_URL,
    mistralApiKey: env.MISTRAL_API_KEY,
    mistralModel: env.MISTRAL_MODEL,
    mistralBaseUrl: env.MISTRAL_BASE_URL,
    openaiApiKey: env.OPENAI_API_KEY,
    openaiModel: env.OPENAI_MODEL,
    openaiBaseUrl: env.OPENAI_BASE_URL,
    openaiCompatibleUrl: env.OPENAI_COMPATIBLE_URL,
    openaiCompatibleModel: env.OPENAI_COMPATIBLE_MODEL,
    openaiCompatibleApiKey: env.OPENAI_COMPATIBLE_API_KEY,
    pinecone: env.PINECONE_API_KEY && env.PINECONE_HOST ? { apiKey: env.PINECONE_API_KEY, host: withScheme(env.PINECONE_HOST) } : null,
    metricsToken: env.METRICS_TOKEN,
    allowedPrivateHosts: [
      ...(env.ALLOWED_PRIVATE_HOSTS?.split(',').map((host) => host.trim()) ?? []),
      // The operator wrote these addresses: they may lie inside.
      ...[env.OPENAI_COMPATIBLE_URL, env.GEMINI_BASE_URL, env.MISTRAL_BASE_URL, env.OPENAI_BASE_URL]
        .filter((address) => address !== undefined)
        .map(hostAndPort),
    ],
    failpoint: env.FAILPOINT,
  }
}

/** Pinecone's console shows the host of an index without a scheme. */
const withScheme = (host: string) => (/^https?:/.test(host) ? host : `https://${host}`).replace(/(?<!\/)\/+$/, '')

function hostAndPort(address: string) {
  const { hostname, port, protocol } = new URL(address)
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
}

/** A number of hops, or the proxies' addresses. Trusting everyone would let anyone choose their address. */
function proxies(given: string | undefined) {
  if (given === undefined) return false
  if (!/^\d+$/.test(given)) return given.split(',').map((address) => address.trim())
  const hops = Number(given)
  return (_address: string, hop: number) => hop < hops
}

/** What this process runs with. Tests change it through `configure`. */
export const config: Config = readConfig(process.env)

export function configure(changes: Partial<Config>) {
  Object.assign(config, changes)
}
