import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { ConfigError } from './config-error.ts'

test('nothing needs to be set, and an empty variable counts as unset', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    roles: ['api', 'worker', 'gateway'],
    publicUrl: 'http://localhost:3000',
    trustProxy: false,
  })
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'desk.example.com'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_POOL', '0'],
  ['ROLES', 'api,boss'],
  ['LOG_LEVEL', 'loud'],
  ['ENCRYPTION_KEY', 'c2hvcnQ='],
  ['META_APP_SECRET', 'short'],
  ['NODE_ID', 'with spaces'],
  ['GEMINI_BASE_URL', 'generativelanguage.googleapis.com'],
  ['MISTRAL_BASE_URL', 'ftp://api.mistral.ai'],
  ['OPENAI_BASE_URL', 'api.openai.com/v1'],
])('a bad %s is named with an example', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name} .*Example: ${name}=`))
})

test('every bad variable is named at once, and no secret is repeated', () => {
  const bad = { PORT: 'x', ENCRYPTION_KEY: 'planted-secret-value', META_APP_SECRET: 'planted' }
  expect(() => readConfig(bad)).toThrow(/PORT[\s\S]*ENCRYPTION_KEY[\s\S]*META_APP_SECRET/)
  expect(() => readConfig(bad)).not.toThrow(/planted/)
})

test('production on a shared database needs the key that every process must hold', () => {
  const shared = { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/x' }
  expect(() => readConfig(shared)).toThrow(/ENCRYPTION_KEY/)
  expect(readConfig({ ...shared, ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64') }).encryptionKey).toHaveLength(32)
})

test('a number of proxies trusts exactly so many hops', () => {
  const trusted = readConfig({ TRUST_PROXY: '1' }).trustProxy as (address: string, hop: number) => boolean
  expect([0, 1, 2].map((hop) => trusted('10.0.0.1', hop))).toEqual([true, false, false])
  expect(readConfig({ TRUST_PROXY: '10.0.0.1, 10.0.0.2' }).trustProxy).toEqual(['10.0.0.1', '10.0.0.2'])
})
