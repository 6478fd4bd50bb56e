import type { Message, SendableContent } from '@salesboy/contract/message'
import { misfit } from '#channels/misfit.ts'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import type { Caller } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { channelOf, refuseIfShut } from './gate.ts'
import { standBack } from './hand-over.ts'
import { readMessage } from './list-messages.ts'
import { outgoing, send } from './send.ts'

/** A person writes: the bot stands back, and what cannot be sent is refused with what to do instead. */
export async function writeMessage(
  tx: Tx,
  conversationId: string,
  { content, replyTo }: { content: SendableContent; replyTo?: string | undefined },
  caller: Caller,
): Promise<Message> {
  await refuseIfShut(tx, conversationId, outgoing({ content, author: 'teammate' }))
  const fault = misfit(await channelOf(tx, conversationId), content)
  if (fault) throw new Problem('invalid', fault)
  await standBack(tx, conversationId, { teammateId: caller.userId })
  const id = await send(tx, {
    conversationId,
    content,
    author: 'teammate',
    authorId: caller.userId,
    replyTo: replyTo ? await providerIdOf(tx, conversationId, replyTo) : null,
  })
  await audit(tx, 'wrote to a customer', `message:${id}`)
  return readMessage(tx, id)
}

async function providerIdOf(tx: Tx, conversationId: string, messageId: string): Promise<string> {
  const message = await tx
    .selectFrom('messages')
    .select('externalId')
    .where('id', '=', messageId)
    .where('conversationId', '=', conversationId)
    .executeTakeFirst()
  if (!message) throw notFound('message')
  if (!message.externalId) throw new Problem('conflict', 'That message has not been sent yet, so it cannot be answered.')
  return message.externalId
}
