import type { Message, SendableContent } from '@salesboy/contract/message'
import { channelNamed } from '#channels/index.ts'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import type { Caller } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { standBack } from './hand-over.ts'
import { readMessage } from './list-messages.ts'
import { send } from './send.ts'

/** A person writes: the bot stands back, and what cannot be sent is refused with what to do instead. */
export async function writeMessage(
  tx: Tx,
  conversationId: string,
  { content, replyTo }: { content: SendableContent; replyTo?: string | undefined },
  caller: Caller,
): Promise<Message> {
  const conversation = await tx
    .selectFrom('conversations')
    .innerJoin('contacts', (join) =>
      join.onRef('contacts.id', '=', 'conversations.contactId').onRef('contacts.tenantId', '=', 'conversations.tenantId'),
    )
    .innerJoin('inboxes', (join) =>
      join.onRef('inboxes.id', '=', 'conversations.inboxId').onRef('inboxes.tenantId', '=', 'conversations.tenantId'),
    )
    .select(['contacts.optedOutAt', 'conversations.lastInboundAt', 'conversations.windowClosed', 'inboxes.channel', 'inboxes.deletedAt'])
    .where('conversations.id', '=', conversationId)
    .executeTakeFirst()
  if (!conversation) throw notFound('conversation')
  if (conversation.deletedAt) throw new Problem('conflict', 'This inbox was disconnected. Connect it again to write here.')
  if (conversation.optedOutAt)
    throw new Problem('conflict', 'This customer asked you to stop. They can write START to hear from you again.')
  const { windowHours } = channelNamed(conversation.channel)
  const open =
    windowHours === null ||
    (!conversation.windowClosed &&
      conversation.lastInboundAt !== null &&
      conversation.lastInboundAt.getTime() > Date.now() - windowHours * 3600_000)
  if (!open && content.type !== 'template')
    throw new Problem(
      'conflict',
      `The customer last wrote more than ${windowHours} hours ago, so only an approved template can be sent. Wait until they write, or send a template.`,
    )

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
