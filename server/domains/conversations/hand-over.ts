import type { HandoverReason } from '@salesboy/contract/actions'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { traceId } from '#platform/log.ts'
import { notFound } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { cut } from '#platform/text/cut.ts'

export interface HandoverWish {
  reason: HandoverReason
  note?: string
  /** The person who takes it; null leaves it for whoever is free. */
  teammateId?: string | null
  /** When the bot takes it back by itself; null: only by hand. */
  resumesAt?: Date | null
  /** The bot's turn that asks for a person: what that turn says may still be sent. */
  turnId?: string | null
}

/** A person has the conversation from this moment: drafts, unsent answers and the turn in work of the bot are over. */
export async function handOver(
  tx: Tx,
  conversationId: string,
  { reason, note = '', teammateId = null, resumesAt = null, turnId = null }: HandoverWish,
) {
  const conversation = await tx.selectFrom('conversations').select('id').where('id', '=', conversationId).forUpdate().executeTakeFirst()
  if (!conversation) throw notFound('conversation')

  const open = await openHandover(tx, conversationId)
  const vault = await openVault(tx)
  if (open) {
    if (turnId) return noteMore(tx, open, reason, note)
    await tx
      .updateTable('handovers')
      .set({
        teammateId: teammateId ?? open.teammateId,
        turnId: null,
        resumesAt,
        // From the phone or by an API key there is no name, but nobody has to come any more.
        ...(bySomebody.includes(reason) && !teammateId && !open.teammateId ? { reason } : {}),
        ...(note ? { noteSealed: sealNote(vault, open.id, note) } : {}),
      })
      .where('id', '=', open.id)
      .execute()
  } else {
    const id = newId()
    const noteSealed = note ? sealNote(vault, id, note) : null
    await tx.insertInto('handovers').values({ id, conversationId, reason, noteSealed, teammateId, turnId, resumesAt }).execute()
  }
  // The turn that asks for a person ends by itself, and so do its words.
  if (!turnId) await tx.raw('select app.silence_bot($1, $2)', [conversationId, traceId()])
  if (reason === 'person_took_over') await audit(tx, 'took a conversation', `conversation:${conversationId}`)
  if (!open || open.teammateId !== teammateId)
    await record(tx, 'conversation.handed_over', { summary: summaries[reason], conversationId, payload: { reason, teammateId } })
}

/** The bot, which only listens by now, adds what the customer wrote on. It changes nothing about a person who is there. */
async function noteMore(tx: Tx, open: OpenHandover, reason: HandoverReason, more: string) {
  if (!open.listening) return
  const vault = await openVault(tx)
  // The beginning says why they came, the end what they wrote last.
  const note = cut([cut(openNote(vault, open.id, open.noteSealed), 500), more].filter(Boolean).join('\n'), 1000)
  await tx
    .updateTable('handovers')
    .set({ noteSealed: sealNote(vault, open.id, note), notedAt: new Date(), ...(worsens(open, reason) ? { reason } : {}) })
    .where('id', '=', open.id)
    .execute()
  if (worsens(open, reason))
    await record(tx, 'conversation.handed_over', {
      summary: summaries[reason],
      conversationId: open.conversationId,
      payload: { reason, teammateId: null },
    })
}

type OpenHandover = { id: string; conversationId: string; reason: string; listening: boolean; noteSealed: string | null }

/** Whoever waits with a question may turn out to be in danger, or a machine. */
const worsens = (open: OpenHandover, reason: HandoverReason) => ['emergency', 'machine'].includes(reason) && open.reason !== reason

const bySomebody: HandoverReason[] = ['person_wrote', 'person_took_over']

const context = (handoverId: string) => ['handovers', 'note', handoverId] as const
const sealNote = (vault: Vault, handoverId: string, note: string) => vault.seal(context(handoverId), note)
export const openNote = (vault: Vault, handoverId: string, sealed: string | null) => (sealed ? vault.open(context(handoverId), sealed) : '')

/** How long the bot waits after a person's last message before it takes the conversation back by itself. */
export const standBackMs = 60 * 60_000

/** A person wrote: the bot stands back for an hour from now, or as long as someone has taken the conversation for. */
export async function standBack(tx: Tx, conversationId: string, { teammateId }: { teammateId: string | null }) {
  const open = await openHandover(tx, conversationId)
  const resumesAt =
    open && open.resumesAt === null && open.turnId === null
      ? null
      : new Date(Math.max(Date.now() + standBackMs, open?.resumesAt?.getTime() ?? 0))
  await handOver(tx, conversationId, { reason: 'person_wrote', teammateId, resumesAt })
  // The person's words answer what came before them.
  await tx
    .updateTable('conversations')
    .set((eb) => ({ doneSeq: eb.ref('lastSeq') }))
    .where('id', '=', conversationId)
    .execute()
}

/** Written by a person into the chat, from the composer or the phone: the bot may speak again. */
export const isResumeCommand = (text: string) => /^\/(bot|resume)$/i.test(text.trim())

export const openHandover = (tx: Tx, conversationId: string) =>
  tx.selectFrom('handovers').selectAll().where('conversationId', '=', conversationId).where('endedAt', 'is', null).executeTakeFirst()

const summaries: Record<HandoverReason, string> = {
  asked_for_person: 'A customer asked for a person',
  anger: 'An unhappy customer needs a person',
  threat: 'A threat needs a person',
  emergency: 'An emergency needs a person now',
  no_source: 'A question nobody wrote an answer for needs a person',
  needs_person: 'A booking, an order or another wish that only a person can settle',
  refused_by_world: 'Something the customer wanted could not be done; a person is needed',
  failure: 'The bot could not answer; a person is needed',
  machine: 'Another machine seems to answer; the bot is silent there',
  person_took_over: 'A person took the conversation',
  person_wrote: 'A person wrote, so the bot stands back',
}
