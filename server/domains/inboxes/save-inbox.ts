import type { z } from 'zod'
import type { Account, Channel } from '#channels/channel.ts'
import { channelNamed } from '#channels/index.ts'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId, newKey } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { forgetInboxes } from './find-inbox.ts'
import { Held, holderOf } from './holder.ts'
import { kept, openSettings, sealSettings } from './inbox.ts'
import { secretFields } from './setting-fields.ts'

export interface InboxChanges {
  name?: string | undefined
  settings?: Record<string, unknown> | undefined
  ordering?: 'conversation' | 'inbox' | undefined
  burstWindowMs?: number | undefined
  /** Null: the default persona. */
  personaId?: string | null | undefined
  status?: 'active' | 'paused' | undefined
}

/** Connects an account. Throws `invalid` with one issue a field, `conflict` when someone has connected it already. */
export async function createInbox(
  tx: Tx,
  wish: InboxChanges & { channel: string; name: string; settings: Record<string, unknown> },
): Promise<string> {
  const channel = channelNamed(wish.channel)
  const settings = parseSettings(channel, { ...wish.settings, ...channel.prepare?.(wish.settings) })
  const account = channel.account?.(settings) ?? {}
  const id = newId()
  const vault = await openVault(tx)
  await unheld(tx, channel, account)

  await saving(() =>
    tx
      .insertInto('inboxes')
      .values({
        id,
        key: newKey(),
        channel: channel.name,
        name: wish.name,
        settingsSealed: sealSettings(vault, id, settings),
        accountNumber: account.number ?? null,
        accountBusiness: account.business ?? null,
        messagesPerSecond: paceOf(channel, settings),
        ...unproven(channel),
        held: Boolean(channel.connect),
        ...(wish.ordering ? { ordering: wish.ordering } : {}),
        ...(wish.burstWindowMs === undefined ? {} : { burstWindowMs: wish.burstWindowMs }),
        personaId: wish.personaId ?? null,
      })
      .execute(),
  )
  if (channel.connect) await tx.insertInto('inboxHolders').values({ inboxId: id }).execute()
  await record(tx, 'inbox.connected', { summary: `${channel.label} was connected`, payload: { inboxId: id, channel: channel.name } })
  await audit(tx, 'connected an inbox', `inbox:${id}`, { channel: channel.name })
  return id
}

export async function changeInbox(tx: Tx, id: string, { settings, ...plain }: InboxChanges) {
  const row = await tx.selectFrom('inboxes').selectAll().where('id', '=', id).where('deletedAt', 'is', null).forUpdate().executeTakeFirst()
  if (!row) throw notFound('inbox')

  const changes: Record<string, unknown> = { ...plain }
  if (settings) {
    const channel = channelNamed(row.channel)
    const vault = await openVault(tx)
    const before = openSettings(vault, id, row.settingsSealed)
    const unchanged = Object.entries(settings).filter(([, value]) => value !== kept)
    const after = parseSettings(channel, { ...before, ...Object.fromEntries(unchanged) })
    const account = channel.account?.(after) ?? {}
    if (isAnotherClaim(channel, before, after)) {
      await unheld(tx, channel, account)
      Object.assign(changes, unproven(channel))
    }
    Object.assign(changes, {
      settingsSealed: sealSettings(vault, id, after),
      accountNumber: account.number ?? null,
      accountBusiness: account.business ?? null,
      messagesPerSecond: paceOf(channel, after),
    })
  }
  // New settings or a person's word: what the provider refused before may work now.
  if (settings || plain.status === 'active') Object.assign(changes, { status: plain.status ?? 'active', problem: null })
  if (Object.keys(changes).length) await saving(() => tx.updateTable('inboxes').set(changes).where('id', '=', id).execute())
  if (plain.ordering && plain.ordering !== row.ordering) await changeLanes(tx, id, plain.ordering)
  await record(tx, 'inbox.changed', { summary: `${row.name} was changed`, payload: { inboxId: id } })
  await audit(tx, 'changed an inbox', `inbox:${id}`, { fields: Object.keys({ ...plain, ...(settings ? { settings } : {}) }) })
  tx.afterCommit(forgetInboxes)
}

/** Forgets the secrets and stops sending and receiving; what was said stays. */
export async function deleteInbox(tx: Tx, id: string) {
  const vault = await openVault(tx)
  const { numUpdatedRows } = await tx
    .updateTable('inboxes')
    .set({ deletedAt: new Date(), status: 'paused', personaId: null, settingsSealed: sealSettings(vault, id, {}) })
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw notFound('inbox')
  await record(tx, 'inbox.changed', { summary: 'An inbox was disconnected', payload: { inboxId: id } })
  await audit(tx, 'disconnected an inbox', `inbox:${id}`)
  tx.afterCommit(forgetInboxes)
}

/** Moves the inbox's conversations to lanes of their own or to one lane together; turns in work are fenced off and redone. */
async function changeLanes(tx: Tx, inboxId: string, ordering: 'conversation' | 'inbox') {
  if (ordering === 'inbox') {
    await tx
      .insertInto('lanes')
      .values({ id: inboxId, inboxId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else {
    await tx
      .insertInto('lanes')
      .columns(['id', 'inboxId'])
      .expression(tx.selectFrom('conversations').select(['id', 'inboxId']).where('inboxId', '=', inboxId))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await tx
    .updateTable('conversations')
    .set((eb) => ({ laneId: ordering === 'inbox' ? inboxId : eb.ref('id') }))
    .where('inboxId', '=', inboxId)
    .execute()
  await tx.raw(
    `update lanes set epoch = epoch + 1, owner = null, attempts = 0, ready_at = (
       select min(c.due_at) from conversations c where c.tenant_id = lanes.tenant_id and c.lane_id = lanes.id and c.waiting_since is not null
     ) where tenant_id = app.tenant() and inbox_id = $1`,
    [inboxId],
  )
}

function parseSettings(channel: Channel, given: Record<string, unknown>): Record<string, unknown> {
  const parsed = channel.settings.safeParse(given)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: `settings.${path.join('.')}`,
    message: `${labelOf(channel, String(path[0]))}: ${message}`,
  }))
  throw new Problem('invalid', issues.map(({ message }) => message).join(' '), { issues })
}

/** Nothing is routed here before the provider has been asked whether the account is theirs. */
const unproven = (channel: Channel) => (channel.prove ? { proof: 'waiting', proofProblem: null, proofDueAt: new Date() } : {})

/** Another account, or another token to prove it with. */
const isAnotherClaim = (channel: Channel, before: Record<string, unknown>, after: Record<string, unknown>) =>
  JSON.stringify(channel.account?.(before)) !== JSON.stringify(channel.account?.(after)) ||
  secretFields(channel).some((name) => before[name] !== after[name])

async function unheld(tx: Tx, channel: Channel, account: Account) {
  const holder = account.number || account.business ? await holderOf(tx, channel.name, account) : null
  if (holder) throw new Held(holder)
}

/** The owner knows what the provider allows this number; else the channel's own limit counts. */
const paceOf = ({ rates }: Channel, { messagesPerSecond }: Record<string, unknown>): number =>
  typeof messagesPerSecond === 'number' ? messagesPerSecond : rates.messagesPerSecond

const labelOf = (channel: Channel, name: string) =>
  ((channel.settings.shape[name] as z.ZodType | undefined)?.meta()?.label as string | undefined) ?? name

/** Says in words what the database refused. */
async function saving(save: () => Promise<unknown>) {
  try {
    await save()
  } catch (cause) {
    const { constraint } = cause as { constraint?: string }
    if (constraint === 'inboxes_persona') {
      const message = 'That bot does not exist. Choose one of those there are.'
      throw new Problem('invalid', message, { cause, issues: [{ path: 'personaId', message }] })
    }
    if (constraint === 'inboxes_one_account')
      throw new Problem(
        'conflict',
        'This account is connected to an inbox already. Disconnect it there first: two inboxes cannot both receive its messages.',
        { cause },
      )
    throw cause
  }
}
