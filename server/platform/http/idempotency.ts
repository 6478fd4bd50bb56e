import { createHash } from 'node:crypto'
import { inTenant, type Tx } from '../db.ts'
import { Problem } from '../problem.ts'
import { openVault } from '../secrets.ts'

export interface Once {
  /** The earlier answer, when the same request was answered before. */
  earlier: { status: number; body: unknown } | null
  /** In the transaction that does the work: from here on a repeat does nothing. */
  claim(tx: Tx): Promise<void>
  /** Keeps the answer for repeats, sealed; nothing of one that is shown once. */
  answered(status: number, body: unknown, shownOnce?: boolean): Promise<void>
}

/** Idempotency-Key of a POST: kept 24 hours; a repeat gets the first answer, another request under the same key a conflict. */
export async function once(tenantId: string, key: string, route: string, request: unknown): Promise<Once> {
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new Problem('invalid', 'An Idempotency-Key is 8 to 200 visible characters, such as a UUID.')
  const requestSha256 = createHash('sha256')
    .update(JSON.stringify(request) ?? '')
    .digest('hex')
  let claimed = false

  const earlier = await inTenant(tenantId, async (tx) => {
    await tx
      .deleteFrom('idempotencyKeys')
      .where('key', '=', key)
      .where('createdAt', '<', new Date(Date.now() - 24 * 3600_000))
      .execute()
    const row = await tx.selectFrom('idempotencyKeys').selectAll().where('key', '=', key).executeTakeFirst()
    if (!row) return null
    if (row.route !== route || row.requestSha256 !== requestSha256)
      throw new Problem('conflict', 'This Idempotency-Key was used for another request. Use a new key for each request.')
    if (row.status !== null && row.answerSealed === null)
      throw new Problem(
        'conflict',
        'This request was carried out before, and its answer held a secret that is shown only once. If nobody kept it, delete what was made and ask again under a new Idempotency-Key.',
      )
    if (row.status === null || row.answerSealed === null)
      throw new Problem(
        'conflict',
        'A request with this Idempotency-Key was carried out, but its answer was lost. Look for its result before you send it again under a new key.',
      )
    const vault = await openVault(tx)
    return { status: row.status, body: JSON.parse(vault.open(['idempotency_keys', 'answer', key], row.answerSealed)) }
  })

  return {
    earlier,
    async claim(tx) {
      if (claimed) return
      claimed = true
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('idempotencyKeys')
        .values({ key, route, requestSha256 })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      if (!numInsertedOrUpdatedRows) throw new Problem('conflict', 'The same request is being carried out right now. Wait for its answer.')
    },
    async answered(status, body, shownOnce = false) {
      if (!claimed) return
      await inTenant(tenantId, async (tx) => {
        const answerSealed = shownOnce
          ? null
          : (await openVault(tx)).seal(['idempotency_keys', 'answer', key], JSON.stringify(body ?? null))
        await tx.updateTable('idempotencyKeys').set({ status, answerSealed }).where('key', '=', key).execute()
      })
    },
  }
}
