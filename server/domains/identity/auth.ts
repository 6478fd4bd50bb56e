import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { organization } from 'better-auth/plugins'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  WithSchemaPlugin,
} from 'kysely'
import { config } from '#platform/config.ts'
import { asRole } from '#platform/db.ts'
import { derivedKey } from '#platform/secrets.ts'

/**
 * better-auth, behind this one file: passwords, sessions, organisations (our tenants), API keys. Its tables live in the
 * schema `auth`, and only its own role may write them.
 */
export function auth() {
  instance ??= build()
  return instance
}

let instance: ReturnType<typeof build> | null = null

function build() {
  const secure = config.publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Salesboy',
    baseURL: config.publicUrl,
    secret: derivedKey('sessions').toString('base64url'),
    database: { db: signInDatabase(), type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
    },
    session: { modelName: 'sessions', expiresIn: 14 * 24 * 3600, updateAge: 24 * 3600 },
    user: { modelName: 'users' },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'salesboy',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
    plugins: [
      organization({
        schema: {
          organization: { modelName: 'organizations' },
          member: { modelName: 'members' },
          invitation: { modelName: 'invitations' },
        },
      }),
      apiKey({
        references: 'organization',
        defaultPrefix: 'sb_',
        enableMetadata: true,
        // As long as the contract lets a name be.
        maximumNameLength: 60,
        // Our own limits are per caller and hold for cookies too.
        rateLimit: { enabled: false },
        keyExpiration: { defaultExpiresIn: null },
        schema: { apikey: { modelName: 'api_keys' } },
      }),
    ],
  })
}

function signInDatabase() {
  return new Kysely<Record<string, Record<string, unknown>>>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SignInDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new WithSchemaPlugin('auth')],
  })
}

/** Each statement is a transaction of its own under the sign-in role. */
class SignInDriver implements Driver {
  async init() {}
  async destroy() {}
  async releaseConnection() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return {
      executeQuery: <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> =>
        asRole('salesboy_auth', async (session) => {
          const { rows, rowCount } = await session.query(sql, [...parameters])
          return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
        }),
      async *streamQuery() {
        yield* []
      },
    }
  }

  async beginTransaction(): Promise<void> {
    throw new Error('Sign-in statements stand alone.')
  }

  async commitTransaction() {}
  async rollbackTransaction() {}
}
