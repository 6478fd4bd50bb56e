import { tenantIds } from '#domains/identity/tenant-ids.ts'
import { inTenant } from '#platform/db.ts'
import { firstIdAt } from '#platform/ids.ts'
import { removeUnused } from './media/unused-files.ts'

const days = (count: number) => new Date(Date.now() - count * 24 * 3600_000)

/** Retention: providers' raw events 30 days, news that nobody claimed 10 minutes, answers to repeated requests a day, uploads that nothing uses a day. */
export async function forgetOld(): Promise<void> {
  for (const tenantId of await tenantIds())
    await inTenant(tenantId, async (tx) => {
      await tx
        .deleteFrom('inboundEvents')
        .where('id', '<', firstIdAt(days(30)))
        .execute()
      await tx
        .deleteFrom('parkedNews')
        .where('parkedAt', '<', new Date(Date.now() - 600_000))
        .execute()
      await tx.deleteFrom('receivedBytes').where('day', '<', days(2)).execute()
      await tx.deleteFrom('idempotencyKeys').where('createdAt', '<', days(1)).execute()
      await removeUnused(tx)
      await tx
        .deleteFrom('outbox')
        .where('settledAt', '<', days(30))
        // An unknown one stays until a person has said what became of it.
        .where((eb) => eb.or([eb('state', 'in', ['sent', 'failed', 'cancelled']), eb('verdict', 'is not', null)]))
        .execute()
    })
}
