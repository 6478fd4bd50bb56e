import { type ConnectionState, Fenced } from '#channels/channel.ts'
import { acrossTenants, inTenant, sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { openVault } from '#platform/secrets.ts'

/** An inbox's connection, as long as this process holds it. */
export interface Hold {
  tenantId: string
  inboxId: string
  epoch: number
}

/** A dead holder is followed by another within this long and one look. */
export const leaseSeconds = 9

/** Connections that nobody holds, at most `limit`. With `starting`, also what a process of this name held before. */
export const claimHolders = (owner: string, limit: number, starting: boolean): Promise<Hold[]> =>
  acrossTenants(
    sql<Hold>`select tenant_id, inbox_id, epoch from app.claim_holders(${owner}, ${limit}, make_interval(secs => ${leaseSeconds}), ${starting})`,
  )

/** Those that this process goes on holding; whatever is missing it has lost. */
export const extendHolders = (owner: string): Promise<Hold[]> =>
  acrossTenants(sql<Hold>`select tenant_id, inbox_id, epoch from app.extend_holders(${owner}, make_interval(secs => ${leaseSeconds}))`)

/** Throws `Fenced` unless the hold is still ours; and then nobody else gets it before this transaction is over. */
export async function stillHeld(tx: Tx, { inboxId, epoch }: Omit<Hold, 'tenantId'>): Promise<void> {
  const held = await tx
    .selectFrom('inboxHolders')
    .select('inboxId')
    .where('inboxId', '=', inboxId)
    .where('epoch', '=', epoch)
    .where('leaseUntil', '>', sql<Date>`clock_timestamp()`)
    .forShare()
    .executeTakeFirst()
  if (!held) throw new Fenced()
}

/** Let go at once, so that another takes it without waiting for the lease to end. */
export const releaseHolder = ({ tenantId, inboxId, epoch }: Hold) =>
  inTenant(tenantId, (tx) =>
    tx
      .updateTable('inboxHolders')
      .set({ owner: null, leaseUntil: null, state: 'closed', pairingSealed: null })
      .where('inboxId', '=', inboxId)
      .where('epoch', '=', epoch)
      .execute(),
  )

export const readSession = ({ tenantId, inboxId }: Hold): Promise<string | null> =>
  inTenant(tenantId, async (tx) => {
    const row = await tx.selectFrom('inboxHolders').select('sessionSealed').where('inboxId', '=', inboxId).executeTakeFirst()
    return row?.sessionSealed ? (await openVault(tx)).open(['inbox_holders', 'session', inboxId], row.sessionSealed) : null
  })

export const saveSession = (hold: Hold, session: string) =>
  whileHeld(hold, async (tx) => ({
    sessionSealed: (await openVault(tx)).seal(['inbox_holders', 'session', hold.inboxId], session),
  }))

export const saveState = (hold: Hold, now: ConnectionState) =>
  whileHeld(hold, async (tx) => {
    const detail = 'detail' in now ? (now.detail ?? null) : null
    // An owner has to see to these two.
    if (now.state === 'pairing' || now.state === 'closed')
      await record(tx, 'inbox.connection', {
        summary: now.state === 'pairing' ? 'An inbox waits to be paired' : 'The connection of an inbox broke off',
        payload: { inboxId: hold.inboxId, state: now.state },
      })
    return {
      state: now.state,
      detail,
      pairingSealed: now.state === 'pairing' ? (await openVault(tx)).seal(['inbox_holders', 'pairing', hold.inboxId], now.pairing) : null,
      stateAt: new Date(),
    }
  })

const whileHeld = (hold: Hold, changes: (tx: Tx) => Promise<Record<string, unknown>>) =>
  inTenant(hold.tenantId, async (tx) => {
    await stillHeld(tx, hold)
    await tx
      .updateTable('inboxHolders')
      .set(await changes(tx))
      .where('inboxId', '=', hold.inboxId)
      .execute()
  })
