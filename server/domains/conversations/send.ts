import type { Author, MessageContent } from '@salesboy/contract/message'
import { repeatableChannels } from '#channels/index.ts'
import { ring } from '#platform/bell.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { currentTrace } from '#platform/log.ts'
import { openVault } from '#platform/secrets.ts'
import { sealContent } from './sealed-content.ts'

export interface OutgoingMessage {
  conversationId: string
  content: MessageContent
  author: Extract<Author, 'bot' | 'teammate' | 'system'>
  authorId?: string | null
  turnId?: string | null
  /** The provider's id of the message answered. */
  replyTo?: string | null
  /** The confirmation of an opt-out: the one message that may follow it. */
  afterOptOut?: boolean
}

/** Saves the message as `queued` and puts it in line; it leaves in the order of the conversation. Answers its id. */
export async function send(tx: Tx, message: OutgoingMessage): Promise<string> {
  const id = newId()
  const vault = await openVault(tx)
  await tx.raw('select * from app.queue_message($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
    message.conversationId,
    id,
    message.author,
    message.authorId ?? null,
    message.content.type,
    sealContent(vault, id, message.content),
    message.replyTo ?? null,
    message.turnId ?? null,
    message.afterOptOut ?? false,
    repeatableChannels,
    currentTrace()?.traceId ?? newId(),
  ])
  tx.afterCommit(() => ring('outbox'))
  tx.afterCommit(() => ring(`live:${tx.tenantId}`))
  return id
}
