import { createTenant } from '../../server/domains/identity/create-tenant.ts'
import { createInbox } from '../../server/domains/inboxes/save-inbox.ts'
import { inTenant } from '../../server/platform/db.ts'
import { giveAnswer } from './give-answer.ts'
import { openHere } from './open-here.ts'

/** For whom messages are received, and through which inbox. */
export interface Box {
  tenantId: string
  inboxId: string
}

/** A tenant and an inbox without a quiet window, on the database that the environment names. */
async function openBox(): Promise<Box> {
  const tenantId = await createTenant({ name: 'Bench', timeZone: 'UTC', currency: 'USD', country: 'US' })
  const inboxId = await inTenant(tenantId, (tx) => createInbox(tx, { channel: 'web-chat', name: 'Bench', settings: {}, burstWindowMs: 0 }))
  return { tenantId, inboxId }
}

if (import.meta.main) {
  await openHere()
  giveAnswer(await openBox())
}
