import type { Account } from '#channels/channel.ts'
import { inTenant, sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { Problem } from '#platform/problem.ts'

/** Another tenant's inbox that has proven an account. */
export interface Holder {
  tenantId: string
  id: string
}

export const heldElsewhere = {
  detail: 'This account is connected to an inbox of another business here.',
  nextStep: 'Whoever connected it must disconnect it there first: two inboxes cannot both receive its messages. They have been told.',
}

/** Thrown when an account belongs to another tenant; whoever catches it tells the holder, once the transaction is over. */
export class Held extends Problem {
  readonly holder: Holder

  constructor(holder: Holder) {
    super('conflict', `${heldElsewhere.detail} ${heldElsewhere.nextStep}`)
    this.holder = holder
  }
}

export async function holderOf(
  tx: Tx,
  channel: string,
  { number, business }: Partial<Record<keyof Account, string | null>>,
): Promise<Holder | null> {
  const { rows } =
    await sql<Holder>`select tenant_id, id from app.holder_of_account(${channel}, ${number ?? null}, ${business ?? null})`.execute(tx)
  return rows[0] ?? null
}

/** Says on the holder's inbox, and as an event, that somebody else named their account; once an hour, however often they try. */
export async function tellHolder({ tenantId, id }: Holder): Promise<void> {
  await inTenant(tenantId, async (tx) => {
    const told = await tx
      .updateTable('inboxes')
      .set({ claimedAt: new Date() })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('claimedAt', 'is', null), eb('claimedAt', '<', new Date(Date.now() - 3600_000))]))
      .returning(['name', 'channel'])
      .executeTakeFirst()
    if (told)
      await record(tx, 'inbox.claimed', {
        summary: `Another business tried to connect the account of ${told.name}`,
        payload: { inboxId: id, channel: told.channel },
      })
  })
}

/** Runs what may find an account with somebody else, and tells them. */
export async function tellingHolder<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Held) await tellHolder(error.holder)
    throw error
  }
}
