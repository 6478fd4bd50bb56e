import type { Proof } from '#channels/channel.ts'
import { acrossTenants, inTenant, sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { log } from '#platform/log.ts'
import { forgetInboxes } from './find-inbox.ts'
import { heldElsewhere, holderOf, tellHolder } from './holder.ts'
import { type ConnectedInbox, readInbox } from './inbox.ts'

/**
 * Asks the provider whether this inbox may read the account it names, and writes down the answer. Until it says yes, nothing
 * of an app-wide hook is routed here; while it cannot be asked, `proveDue` tries again every minute.
 */
export async function proveInbox(tenantId: string, id: string, signal: AbortSignal): Promise<void> {
  const asked = await inTenant(tenantId, (tx) => readInbox(tx, id))
  if (!asked.channel.prove) return

  const proof = await asked.channel.prove(asked.settings, AbortSignal.any([signal, AbortSignal.timeout(8_000)]))
  const holder = await inTenant(tenantId, (tx) => settle(tx, asked, proof))
  forgetInboxes()
  if (holder) await tellHolder(holder)
}

/** For a worker's timer: those whose provider could not be asked before. */
export async function proveDue(): Promise<void> {
  const due = await acrossTenants(sql<{ tenantId: string; id: string }>`select tenant_id, id from app.due_proofs(20)`)
  for (const { tenantId, id } of due)
    await proveInbox(tenantId, id, AbortSignal.timeout(10_000)).catch((error) =>
      log.warn({ err: error, inboxId: id }, 'an inbox could not be proven; trying again in a minute'),
    )
}

/** Answers the other tenant's inbox that has the account, if that is what stands in the way. */
async function settle(tx: Tx, asked: ConnectedInbox, proof: Proof) {
  const { number, business } = asked.account
  // Two who prove one account at this moment take turns, and the second finds the first.
  await tx.raw('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`account:${asked.channel.name}:${business ?? number}`])
  const row = await tx.selectFrom('inboxes').select(['settingsSealed', 'proof']).where('id', '=', asked.id).forUpdate().executeTakeFirst()
  // Changed while we asked: that change has its own question.
  if (row?.settingsSealed !== asked.settingsSealed) return null

  const holder = proof.state === 'proven' ? await holderOf(tx, asked.channel.name, asked.account) : null
  const state = holder ? 'held' : proof.state === 'unreachable' ? 'waiting' : proof.state
  const problem = holder ? heldElsewhere : proof.state === 'proven' ? null : { detail: proof.detail, nextStep: proof.nextStep }
  await tx
    .updateTable('inboxes')
    .set({
      proof: state,
      proofProblem: problem && JSON.stringify(problem),
      proofDueAt: state === 'waiting' ? new Date(Date.now() + 60_000) : null,
    })
    .where('id', '=', asked.id)
    .execute()
  if (state !== row.proof) await tell(tx, asked, state)
  return holder
}

async function tell(tx: Tx, { id, name, channel }: ConnectedInbox, state: string) {
  const payload = { inboxId: id, channel: channel.name }
  if (state === 'proven') await record(tx, 'inbox.proven', { summary: `${name} was shown to be yours`, payload })
  else if (state !== 'waiting') await record(tx, 'inbox.unproven', { summary: `${name} could not be shown to be yours`, payload })
}
