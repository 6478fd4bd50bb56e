import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { config } from './config.ts'
import type { Tx } from './db.ts'
import { newId } from './ids.ts'

/**
 * Envelope encryption (NIST SP 800-38D): a master key wraps one data key per tenant; data keys seal fields with
 * AES-256-GCM, 12 random bytes of nonce, 16 of tag. A sealed value is `v1.<data key id>.<base64url>`; its context is
 * bound as additional data, so a value copied to another row, column or tenant does not open.
 */
export interface Vault {
  seal(context: Context, plaintext: string): string
  /** Throws when the value was changed, moved or sealed for someone else. */
  open(context: Context, sealed: string): string
}

/** Table, column, row id. */
export type Context = readonly [table: string, column: string, id: string]

interface DataKey {
  id: string
  key: KeyObject
}

const vaults = new Map<string, Map<string, DataKey>>()
const current = new Map<string, DataKey>()

/** The tenant's vault; reads its keys once per process. */
export async function openVault(tx: Tx): Promise<Vault> {
  if (!vaults.has(tx.tenantId)) await loadKeys(tx)
  return vaultOf(tx.tenantId)
}

/** For code past the transaction that opened it. */
export function vaultOf(tenantId: string): Vault {
  const keys = vaults.get(tenantId)
  const newest = current.get(tenantId)
  if (!keys || !newest) throw new Error('Open the vault in a transaction first.')
  return {
    seal: (context, plaintext) =>
      `v1.${newest.id}.${encrypt(newest.key, Buffer.from(plaintext), additional(tenantId, context)).toString('base64url')}`,
    open: (context, sealed) => {
      const [version, keyId, value] = sealed.split('.')
      const key = keyId ? keys.get(keyId) : undefined
      if (version !== 'v1' || !key || !value) throw new Error('This value was sealed with a key that is not here.')
      return decrypt(key.key, Buffer.from(value, 'base64url'), additional(tenantId, context)).toString()
    },
  }
}

/** Once, when a tenant is made. */
export async function createDataKey(tx: Tx) {
  const id = newId()
  const wrapped = encrypt(masterKey(), randomBytes(32), additional(tx.tenantId, ['data_keys', 'wrapped', id]))
  await tx.insertInto('dataKeys').values({ id, wrapped }).execute()
  vaults.delete(tx.tenantId)
}

/** A key for one purpose, derived from the master key (RFC 5869): signed cookies. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey(), Buffer.alloc(0), `salesboy:${purpose}`, 32))
}

/** AES-256-GCM over bytes: nonce, ciphertext, tag. */
export function encrypt(key: KeyObject, plaintext: Buffer, additionalData: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData)
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

export function decrypt(key: KeyObject, sealed: Buffer, additionalData: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 }).setAAD(additionalData)
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
}

async function loadKeys(tx: Tx) {
  const rows = await tx.selectFrom('dataKeys').select(['id', 'wrapped']).orderBy('id').execute()
  const keys = rows.map(({ id, wrapped }) => ({
    id,
    // A key object, because the cipher checks raw bytes anew each time, at three times the cost.
    key: createSecretKey(decrypt(masterKey(), wrapped, additional(tx.tenantId, ['data_keys', 'wrapped', id]))),
  }))
  const newest = keys.at(-1)
  if (!newest) throw new Error('This tenant has no data key.')
  vaults.set(tx.tenantId, new Map(keys.map((key) => [key.id, key])))
  current.set(tx.tenantId, newest)
}

// JSON, so that no two contexts can spell the same bytes.
const additional = (tenantId: string, context: Context) => Buffer.from(JSON.stringify(['v1', tenantId, ...context]))

let master: KeyObject | null = null

function masterKey(): KeyObject {
  master ??= createSecretKey(config.encryptionKey ?? keyFile())
  return master
}

/** Without ENCRYPTION_KEY: a key made at first start, readable by this user only. Losing it loses every sealed value. */
function keyFile(): Buffer {
  const path = join(config.dataDir, 'master.key')
  if (!existsSync(path)) {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (key.length !== 32)
    throw new Error(`${path} does not hold 32 bytes in base64. Restore it from your backup: nothing can be read without it.`)
  return key
}
