import type { Inbox } from '@salesboy/contract/inboxes'
import type { Channel } from '#channels/channel.ts'
import { channelNamed } from '#channels/index.ts'
import { config } from '#platform/config.ts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { secretFields } from './setting-fields.ts'

/** A connected account, its settings opened: for our own use, never for an answer. */
export interface ConnectedInbox {
  tenantId: string
  id: string
  key: string
  name: string
  channel: Channel
  settings: Record<string, unknown>
  account: { number: string | null; business: string | null }
}

interface InboxRow {
  id: string
  key: string
  name: string
  channel: string
  settingsSealed: string
  accountNumber: string | null
  accountBusiness: string | null
}

/** Throws `not_found` when it is gone or someone else's. */
export async function readInbox(tx: Tx, id: string): Promise<ConnectedInbox> {
  const row = await tx.selectFrom('inboxes').selectAll().where('id', '=', id).where('deletedAt', 'is', null).executeTakeFirst()
  if (!row) throw notFound('inbox')
  return connected(tx.tenantId, row, await openVault(tx))
}

export const connected = (tenantId: string, row: InboxRow, vault: Vault): ConnectedInbox => ({
  tenantId,
  id: row.id,
  key: row.key,
  name: row.name,
  channel: channelNamed(row.channel),
  settings: openSettings(vault, row.id, row.settingsSealed),
  account: { number: row.accountNumber, business: row.accountBusiness },
})

const context = (id: string) => ['inboxes', 'settings', id] as const

export const sealSettings = (vault: Vault, id: string, settings: Record<string, unknown>) =>
  vault.seal(context(id), JSON.stringify(settings))
export const openSettings = (vault: Vault, id: string, sealed: string) =>
  JSON.parse(vault.open(context(id), sealed)) as Record<string, unknown>

export const kept = '••••'

/** What the API shows of one: secrets as dots, the addresses to paste at the provider. */
export async function presentInboxes(tx: Tx, ids?: string[]): Promise<Inbox[]> {
  const vault = await openVault(tx)
  const rows = await tx
    .selectFrom('inboxes')
    .selectAll('inboxes')
    .select((eb) =>
      eb
        .selectFrom('inboundEvents')
        .select((e) => e.fn.countAll<number>().as('count'))
        .whereRef('inboundEvents.inboxId', '=', 'inboxes.id')
        .where('inboundEvents.state', '=', 'quarantined')
        .as('quarantined'),
    )
    .where('deletedAt', 'is', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('createdAt')
    .limit(200)
    .execute()

  return rows.map((row) => {
    const channel = channelNamed(row.channel)
    const settings = openSettings(vault, row.id, row.settingsSealed)
    const secrets = secretFields(channel)
    return {
      id: row.id,
      name: row.name,
      channel: row.channel,
      status: row.status as Inbox['status'],
      problem: row.problem as Inbox['problem'],
      settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, secrets.includes(name) && value ? kept : value])),
      ordering: row.ordering as Inbox['ordering'],
      burstWindowMs: row.burstWindowMs,
      hookUrl: channel.verify ? `${config.publicUrl}/hooks/${channel.name}/${row.key}` : null,
      verifyToken: typeof settings.verifyToken === 'string' ? settings.verifyToken : null,
      chatUrl: channel.name === 'web-chat' ? `${config.publicUrl}/chat/${row.key}` : null,
      lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null,
      quarantined: Number(row.quarantined ?? 0),
      createdAt: row.createdAt.toISOString(),
    }
  })
}

export async function presentInbox(tx: Tx, id: string): Promise<Inbox> {
  const [inbox] = await presentInboxes(tx, [id])
  if (!inbox) throw notFound('inbox')
  return inbox
}
