import type { Conversation } from '@salesboy/contract/conversations'
import { type Message, textOf } from '@salesboy/contract/message'
import type { Desk } from './desk.ts'

export interface Shown {
  /** Texts of messages nobody can vouch for: shown to a person, never sent again by themselves. */
  unknown: string[]
  /** Phones of customers whose conversation a person has been asked to take. */
  handedOver: Set<string>
  /** Outgoing messages that are still on their way. */
  underWay: number
  /** Conversations in which the bot is writing. */
  thinking: number
}

/** What a person would see in the inbox, all conversations through. */
export async function lookAtMessages(desk: Desk): Promise<Shown> {
  const shown: Shown = { unknown: [], handedOver: new Set(), underWay: 0, thinking: 0 }
  for await (const conversation of pages<Conversation>(desk, '/conversations')) {
    if (conversation.thinking) shown.thinking++
    if (conversation.handover) for (const { value } of conversation.contact.identities) shown.handedOver.add(value)
    for await (const message of pages<Message>(desk, `/conversations/${conversation.id}/messages`)) {
      if (message.direction !== 'out') continue
      if (message.status === 'unknown') shown.unknown.push(textOf(message.content))
      if (['queued', 'sending'].includes(message.status)) shown.underWay++
    }
  }
  return shown
}

async function* pages<T>(desk: Desk, path: string): AsyncGenerator<T> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: T[]; nextCursor: string | null } = await desk.call(
      'GET',
      `${path}?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    )
    yield* page.items
    cursor = page.nextCursor
  }
}
