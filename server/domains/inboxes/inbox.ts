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
  /** As they lie in the row, to see whether they have changed since. */
  settingsSealed: string
  account: { number: string | null; business: string | null }
  /** Of the hold under which something was received; whoever lost it writes nothing. */
  epoch?: number
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
  settingsSealed: row.settingsSealed,
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
    .leftJoin('inboxHolders', (join) =>
      join.onRef('inboxHolders.inboxId', '=', 'inboxes.id').onRef('inboxHolders.tenantId', '=', 'inboxes.tenantId'),
    )
    .select([
      'inboxHolders.state as connectionState',
      'inboxHolders.detail as connectionDetail',
      'inboxHolders.pairingSealed',
      'inboxHolders.stateAt',
    ])
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
      personaId: row.personaId,
      hookUrl: channel.verify ? `${config.publicUrl}/hooks/${channel.name}/${row.key}` : null,
      verifyToken: typeof settings.verifyToken === 'string' ? settings.verifyToken : null,
      chatUrl: channel.page ? config.publicUrl + channel.page.replace(':key', row.key) : null,
      ownership: ownershipOf(row),
      connection: connectionOf(vault, row),
      lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null,
      quarantined: Number(row.quarantined ?? 0),
      createdAt: row.createdAt.toISOString(),
    }
  })
}

interface ConnectionRow {
  id: string
  connectionState: string | null
  connectionDetail: string | null
  pairingSealed: string | null
  stateAt: Date | null
}

function connectionOf(vault: Vault, row: ConnectionRow): Inbox['connection'] {
  if (!row.connectionState) return null
  return {
    state: row.connectionState as NonNullable<Inbox['connection']>['state'],
    detail: row.connectionDetail,
    pairing: row.pairingSealed ? vault.open(['inbox_holders', 'pairing', row.id], row.pairingSealed) : null,
    since: row.stateAt?.toISOString() ?? null,
  }
}

function ownershipOf(row: { proof: string | null; proofProblem: unknown; claimedAt: Date | null }): Inbox['ownership'] {
  if (!row.proof) return null
  const problem = row.proofProblem as { detail: string; nextStep: string } | null
  return {
    state: row.proof as NonNullable<Inbox['ownership']>['state'],
    detail: problem?.detail ?? null,
    nextStep: problem?.nextStep ?? null,
    claimedAt: row.claimedAt?.toISOString() ?? null,
  }
}

export async function presentInbox(tx: Tx, id: string): Promise<Inbox> {
  const [inbox] = await presentInboxes(tx, [id])
  if (!inbox) throw notFound('inbox')
  return inbox
}
