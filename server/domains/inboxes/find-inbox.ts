import type { Account } from '#channels/channel.ts'
import { acrossTenants, inTenant, sql } from '#platform/db.ts'
import { type ConnectedInbox, readInbox } from './inbox.ts'

interface Place {
  tenantId: string
  id: string
}

const shelfLifeMs = 5_000
const shelf = new Map<string, { until: number; inboxes: Promise<ConnectedInbox[]> }>()

/** The inbox behind a hook's address, or null. Remembered for five seconds: every webhook asks. */
export async function findInbox(channel: string, key: string): Promise<ConnectedInbox | null> {
  const [inbox] = await remembered(`key:${channel}:${key}`, () =>
    acrossTenants(sql<Place>`select tenant_id, id from app.find_inbox(${channel}, ${key})`),
  )
  return inbox ?? null
}

/** Inboxes of a provider's account: one for a number, perhaps several for a business account. */
export async function findInboxesByAccount(channel: string, { number, business }: Account): Promise<ConnectedInbox[]> {
  return remembered(`account:${channel}:${number}:${business}`, () =>
    acrossTenants(sql<Place>`select tenant_id, id from app.find_inboxes_by_account(${channel}, ${number ?? null}, ${business ?? null})`),
  )
}

export async function loadInbox(tenantId: string, id: string): Promise<ConnectedInbox> {
  const [inbox] = await remembered(`id:${tenantId}:${id}`, async () => [{ tenantId, id }])
  return inbox!
}

export function forgetInboxes() {
  shelf.clear()
}

async function remembered(key: string, find: () => Promise<Place[]>): Promise<ConnectedInbox[]> {
  const known = shelf.get(key)
  if (known && known.until > Date.now()) return known.inboxes

  const inboxes = find().then((places) => Promise.all(places.map(({ tenantId, id }) => inTenant(tenantId, (tx) => readInbox(tx, id)))))
  // Strangers can ask for any key: what is not there is not remembered, and the shelf stays small.
  if (shelf.size > 10_000) shelf.clear()
  shelf.set(key, { until: Date.now() + shelfLifeMs, inboxes })
  const found = await inboxes.catch((error) => {
    shelf.delete(key)
    throw error
  })
  if (!found.length) shelf.delete(key)
  return found
}
