import { config } from './config.ts'
import { acrossTenants, sql, type Tx } from './db.ts'
import { newKey } from './ids.ts'

/** A request as it came, for whoever has to check a signature over its bytes. */
export interface RawRequest {
  method: string
  /** Lower-case names. */
  headers: Record<string, string | undefined>
  query: URLSearchParams
  body: Buffer
}

/**
 * A door for senders that are no channel: a payment provider, a calendar. It stands at `/hooks/<name>/<key>`, where the key
 * says whose it is; the name is that of the field on the room's plate.
 */
export interface Hook {
  /** A longer body is refused before it is read. */
  maxBytes: number
  /** Deliveries to one key, counted in each process; past them 429. */
  perMinute: number
  /** Checks the signature itself, over the raw bytes; what it throws is answered as everywhere. Without a body: 204. */
  receive(request: RawRequest, tenantId: string): Promise<HookAnswer>
}

export interface HookAnswer {
  status: number
  body?: string | Buffer
  type?: string
}

/** The tenant's address of this hook, to be pasted at the provider; made when it is first asked for. */
export async function hookUrl(tx: Tx, name: string): Promise<string> {
  await tx
    .insertInto('hookKeys')
    .values({ name, key: newKey() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { key } = await tx.selectFrom('hookKeys').select('key').where('name', '=', name).executeTakeFirstOrThrow()
  return `${config.publicUrl}/hooks/${name}/${key}`
}

/** Whose address this is; null when nobody's. */
export async function findHookTenant(name: string, key: string): Promise<string | null> {
  const [found] = await acrossTenants(sql<{ tenantId: string }>`select tenant_id from app.find_hook(${name}, ${key})`)
  return found?.tenantId ?? null
}
