import type { Message } from '@salesboy/contract/message'
import { audit } from '#domains/identity/audit.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Caller } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { refuseIfShut } from './gate.ts'
import { readMessage } from './list-messages.ts'
import { openContent } from './sealed-content.ts'
import { outgoing, send } from './send.ts'

/**
 * The same words once more, because a person says so: a message of its own that names the unknown one. The bot keeps the conversation
 * if it has it. Asked twice, it answers with the one that is already on its way.
 */
export async function sendAgain(tx: Tx, messageId: string, caller: Caller): Promise<Message> {
  const { conversationId, verdict, contentSealed, replyTo } = await lockUnknown(tx, messageId)
  if (verdict === 'sent_again') {
    const again = await tx.selectFrom('outbox').select('id').where('againOf', '=', messageId).executeTakeFirstOrThrow()
    return readMessage(tx, again.id)
  }

  const content = openContent(await openVault(tx), messageId, contentSealed)
  await refuseIfShut(tx, conversationId, outgoing({ content, author: 'teammate' }))
  await giveVerdict(tx, messageId, 'sent_again')
  const id = await send(tx, { conversationId, content, author: 'teammate', authorId: caller.userId, replyTo, againOf: messageId })
  return readMessage(tx, id)
}

/** A person looked: it is there, or it does not matter any more. Said twice, it changes nothing. */
export async function settleUnknown(tx: Tx, messageId: string, verdict: 'arrived' | 'dismissed'): Promise<Message> {
  const { verdict: before } = await lockUnknown(tx, messageId)
  if (before !== verdict) {
    await giveVerdict(tx, messageId, verdict)
    if (verdict === 'arrived') {
      await tx.updateTable('messages').set({ status: 'sent', problem: null }).where('id', '=', messageId).execute()
      await tx.updateTable('outbox').set({ state: 'sent' }).where('id', '=', messageId).execute()
    }
  }
  return readMessage(tx, messageId)
}

async function giveVerdict(tx: Tx, messageId: string, verdict: 'arrived' | 'sent_again' | 'dismissed') {
  const { conversationId } = await tx
    .updateTable('outbox')
    .set({ verdict, verdictAt: sql`now()`, verdictBy: tx.by?.actor ?? null })
    .where('id', '=', messageId)
    .returning('conversationId')
    .executeTakeFirstOrThrow()
  await record(tx, 'message.settled', {
    summary: verdict === 'sent_again' ? 'A message that may not have arrived was sent again' : 'A person said what became of a message',
    conversationId,
    payload: { messageId, verdict },
  })
  await audit(tx, verdicts[verdict], `message:${messageId}`)
}

const verdicts = {
  arrived: 'said that an unknown message arrived',
  sent_again: 'sent an unknown message again',
  dismissed: 'let an unknown message be',
}

/** Locks in the order of the house: conversation, message, outbox. */
async function lockUnknown(tx: Tx, messageId: string) {
  const place = await tx.selectFrom('messages').select('conversationId').where('id', '=', messageId).executeTakeFirst()
  if (!place) throw notFound('message')
  await tx.selectFrom('conversations').select('id').where('id', '=', place.conversationId).forUpdate().execute()
  const message = await tx
    .selectFrom('messages')
    .select(['conversationId', 'contentSealed', 'replyTo', 'status'])
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const sent = await tx.selectFrom('outbox').select('verdict').where('id', '=', messageId).forUpdate().executeTakeFirst()
  if (message.status !== 'unknown' && !(sent?.verdict === 'arrived'))
    throw new Problem('conflict', 'How this message went is known by now. Load the conversation again to see it.')
  if (!sent) throw new Problem('conflict', 'This message is too old to be sent again from here. Write it once more.')
  return { ...message, verdict: sent.verdict }
}
