import type { MessageContent } from '@salesboy/contract/message'
import type { Connection, Identity, SendFailure, SendResult } from '#channels/channel.ts'
import { loadInbox } from '#domains/inboxes/find-inbox.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { ring } from '#platform/bell.ts'
import { acrossTenants, sql, type Tx, together } from '#platform/db.ts'
import { announce, record } from '#platform/events.ts'
import { failpoint } from '#platform/failpoint.ts'
import { joinTrace, log, traced, traceId } from '#platform/log.ts'
import { countSent } from '#platform/metrics.ts'
import { openVault } from '#platform/secrets.ts'
import { limitsOf } from './gate.ts'
import { problemsOf } from './gate-words.ts'
import { openFile } from './media/open-file.ts'
import { applyParkedNews } from './news/apply-news.ts'
import { openContent } from './sealed-content.ts'

export interface ClaimedSend {
  tenantId: string
  id: string
  inboxId: string
  epoch: number
}

/** A claim holds this long; past it, a message that was surely not sent goes back in line. */
const leaseSeconds = 15
const maxAttempts = 8

/** The next due message of each lane, at most `limit`; with `held`, of inboxes whose connection this process holds. */
export const claimOutbox = (owner: string, limit: number, held = false): Promise<ClaimedSend[]> =>
  acrossTenants(
    sql<ClaimedSend>`select tenant_id, id, inbox_id, epoch from app.claim_outbox(${owner}, ${limit}, make_interval(secs => ${leaseSeconds}), ${held})`,
  )

/**
 * Claim, send, settle. At most once: between `take` and `settle` the message counts as perhaps sent, and if this process
 * dies there, only the provider's receipt can tell.
 */
export async function deliver(claim: ClaimedSend, through: Through = () => null): Promise<void> {
  await traced({ traceId: traceId(), tenantId: claim.tenantId }, async () => {
    failpoint('before_take')
    const ready = await take(claim)
    if (!ready) return

    failpoint('after_take_before_send')
    const result = await sendOnce(claim, ready, through(claim.inboxId))
    failpoint('after_send_before_settle')
    await settle(claim, ready, result)
    failpoint('after_settle')
  })
}

/** How a held connection of this inbox sends; null where the channel itself does. */
type Through = (inboxId: string) => Connection['send'] | null

interface Ready {
  conversationId: string
  inbox: ConnectedInbox
  to: Identity
  content: MessageContent
  replyTo: string | undefined
  attempts: number
  /** Past this moment someone else may hold the message. */
  deadline: number
}

interface Taken {
  outcome: 'send' | 'later' | 'refused' | 'fenced'
  at?: string
  /** Of the turn or request that wrote it. */
  traceId: string
  conversationId: string
  to: Identity
  contentSealed: string
  replyTo: string | null
  attempts: number
}

/** The gate: what may be sent is decided here, in the transaction that marks the message as leaving. */
async function take(claim: ClaimedSend): Promise<Ready | null> {
  const inbox = await loadInbox(claim.tenantId, claim.inboxId)
  const deadline = Date.now() + leaseSeconds * 1000

  return together(claim.tenantId, async (tx) => {
    const vault = await openVault(tx)
    const { rows } = await tx.last<{ taken: Taken }>(
      'select app.take_outbox($1, $2, make_interval(secs => $3), jsonb_populate_record(null::app.send_limits, $4), $5) as taken',
      [claim.id, claim.epoch, leaseSeconds, limitsOf(inbox.channel), problemsOf(inbox.channel)],
    )
    const taken = rows[0]!.taken
    if (taken.outcome === 'refused') tx.afterCommit(() => ring('outbox'))
    if (taken.outcome === 'later') tx.afterCommit(() => ringLater(new Date(taken.at ?? Date.now())))
    if (taken.outcome !== 'send') return null
    joinTrace(taken.traceId)

    const content = openContent(vault, claim.id, taken.contentSealed)
    return {
      conversationId: taken.conversationId,
      inbox,
      to: taken.to,
      content,
      replyTo: taken.replyTo ?? undefined,
      attempts: taken.attempts,
      deadline,
    }
  })
}

async function sendOnce(claim: ClaimedSend, ready: Ready, connected: Connection['send'] | null): Promise<SendResult> {
  const { inbox, to, content, replyTo, deadline } = ready
  // This process slept past its lease: someone else has the message now.
  if (Date.now() > deadline - 1_000)
    return { ok: false, reason: 'unavailable', code: 'late', detail: 'The lease ended before the call.', nextStep: 'Nothing to do.' }
  try {
    const message = { id: claim.id, to, content, ...(replyTo ? { replyTo } : {}), openMedia: (id: string) => openFile(claim.tenantId, id) }
    const signal = AbortSignal.timeout(Math.max(1_000, deadline - Date.now() - 1_000))
    if (connected) return await connected(message, signal)
    if (inbox.channel.send) return await inbox.channel.send(message, inbox.settings, signal)
    return { ok: false, reason: 'unavailable', code: 'not_connected', detail: 'The connection was not open.', nextStep: 'Nothing to do.' }
  } catch (error) {
    log.error({ err: error, channel: inbox.channel.name }, 'a channel threw while sending')
    return {
      ok: false,
      reason: 'unknown',
      code: 'thrown',
      detail: 'The send broke off and may have gone out.',
      nextStep: 'Look at the chat on the phone before you send it again.',
    }
  }
}

async function settle(claim: ClaimedSend, { conversationId, inbox, attempts }: Ready, result: SendResult) {
  const verdict = verdictOf(result, attempts)
  countSent(inbox.channel.name, verdict.outcome)
  await together(claim.tenantId, async (tx) => {
    const { rows } = await tx.raw<{ settled: string }>('select app.settle_outbox($1, $2, $3, $4, $5, $6) as settled', [
      claim.id,
      claim.epoch,
      verdict.outcome,
      result.ok ? result.externalId : null,
      verdict.due,
      verdict.problem ? JSON.stringify(verdict.problem) : null,
    ])
    if (rows[0]?.settled === 'parked' && result.ok) await applyParkedNews(tx, inbox, result.externalId)
    if (!result.ok) await heed(tx, inbox, conversationId, result)
    announce(tx)
  })
  if (verdict.due) ringLater(verdict.due)
  // The next message of this conversation may be waiting for this one.
  else ring('outbox')
}

interface SendVerdict {
  outcome: 'sent' | 'later' | 'failed' | 'unconfirmed'
  due: Date | null
  problem: Omit<SendFailure, 'retryAfterMs'> | null
}

export function verdictOf(result: SendResult, attempts: number): SendVerdict {
  if (result.ok) return { outcome: 'sent', due: null, problem: null }
  const { retryAfterMs, reason, code, detail, nextStep } = result
  const problem = { reason, code, detail, nextStep }
  const later = (ms: number): SendVerdict => ({ outcome: 'later', due: new Date(Date.now() + Math.max(ms, retryAfterMs ?? 0)), problem })

  switch (reason) {
    case 'pair_limited':
      // 4, 16, 64 … seconds, as Meta asks.
      return attempts >= maxAttempts ? { outcome: 'failed', due: null, problem } : later(Math.min(4 ** attempts, 3600) * 1000)
    case 'rate_limited':
    case 'unavailable':
      return attempts >= maxAttempts ? { outcome: 'failed', due: null, problem } : later(jittered(Math.min(2 ** attempts, 300) * 500))
    case 'stopped':
      // The inbox stops; the message keeps its place until a person has mended it.
      return later(1_000)
    case 'unknown':
      return { outcome: 'unconfirmed', due: null, problem }
    default:
      return { outcome: 'failed', due: null, problem }
  }
}

/** What a failure says about more than this message. */
async function heed(tx: Tx, inbox: ConnectedInbox, conversationId: string, failure: SendFailure) {
  if (failure.reason === 'stopped') {
    const { code, detail, nextStep } = failure
    const { numUpdatedRows } = await tx
      .updateTable('inboxes')
      .set({ status: 'stopped', problem: JSON.stringify({ code, detail, nextStep, at: new Date().toISOString() }) })
      .where('id', '=', inbox.id)
      .where('status', '=', 'active')
      .executeTakeFirst()
    if (numUpdatedRows)
      await record(tx, 'inbox.stopped', { summary: `${inbox.channel.label} stopped: ${nextStep}`, payload: { inboxId: inbox.id, code } })
  }
  if (failure.reason === 'window_closed')
    await tx.updateTable('conversations').set({ windowClosed: true }).where('id', '=', conversationId).execute()
  if (failure.reason === 'opted_out')
    await tx
      .updateTable('contacts')
      .set({ marketingStoppedAt: new Date() })
      .where('id', 'in', tx.selectFrom('conversations').select('contactId').where('id', '=', conversationId))
      .execute()
}

const jittered = (ms: number) => ms * (0.75 + Math.random() / 2)

function ringLater(at: Date) {
  setTimeout(ring, Math.max(0, at.getTime() - Date.now()), 'outbox').unref()
}
