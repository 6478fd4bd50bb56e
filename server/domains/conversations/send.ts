import type { Author, MessageContent } from '@salesboy/contract/message'
import { repeatableChannels } from '#channels/index.ts'
import { ring } from '#platform/bell.ts'
import type { Tx } from '#platform/db.ts'
import { announce } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { traceId } from '#platform/log.ts'
import { openVault } from '#platform/secrets.ts'
import type { Outgoing, SendClass } from './gate.ts'
import { keepFileOf } from './media/unused-files.ts'
import { sealContent } from './sealed-content.ts'

export interface OutgoingMessage {
  conversationId: string
  content: MessageContent
  author: Extract<Author, 'bot' | 'teammate' | 'system'>
  authorId?: string | null
  turnId?: string | null
  /** The provider's id of the message answered. */
  replyTo?: string | null
  /** An answer unless told: an answer overtakes what is for many, which uses only a part of the number's pace. */
  class?: SendClass
  /** The confirmation of an opt-out: the one message that may follow it. */
  afterOptOut?: boolean
  /** The unknown message that this one says again. */
  againOf?: string
}

/** Saves the message as `queued` and puts it in line; it leaves in the order of the conversation. Answers its id. */
export async function send(tx: Tx, message: OutgoingMessage): Promise<string> {
  await keepFileOf(tx, message.content)
  const id = newId()
  const vault = await openVault(tx)
  await tx.raw('select * from app.queue_message(jsonb_populate_record(null::app.departure, $1), $2, $3)', [
    JSON.stringify({
      id,
      conversation_id: message.conversationId,
      author_id: message.authorId,
      content_sealed: sealContent(vault, id, message.content),
      reply_to: message.replyTo,
      turn_id: message.turnId,
      ...outgoing(message),
      after_opt_out: message.afterOptOut ?? false,
      again_of: message.againOf,
    }),
    repeatableChannels(),
    traceId(),
  ])
  tx.afterCommit(() => ring('outbox'))
  announce(tx)
  return id
}

/** How the gate sees it. A template counts as an offer unless its category says otherwise: whoever stopped marketing is not to be bothered. */
export const outgoing = ({ content, author, class: told = 'reply' }: Pick<OutgoingMessage, 'content' | 'author' | 'class'>): Outgoing => ({
  author,
  kind: content.type,
  class: told,
  promotes: told === 'marketing' || (content.type === 'template' && (content.category ?? 'marketing') === 'marketing'),
})
