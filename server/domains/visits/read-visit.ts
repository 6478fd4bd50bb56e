import type { MessageContent } from '@salesboy/contract/message'
import type { VisitorMessage } from '@salesboy/contract/web-chat'
import { findContact } from '#domains/contacts/find-contact.ts'
import { openContent } from '#domains/conversations/sealed-content.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { config } from '#platform/config.ts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'

/** What a visitor should see of their conversation, after a sequence number. */
export async function readVisit(tx: Tx, inbox: ConnectedInbox, visitorId: string, after: number) {
  const conversation = await conversationOf(tx, inbox, visitorId)
  if (!conversation) return { messages: [], thinking: false, personHasIt: false }
  const vault = await openVault(tx)
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'seq', 'externalId', 'author', 'contentSealed', 'status', 'providerAt', 'direction'])
    .where('conversationId', '=', conversation.id)
    .where('seq', '>', after)
    .where('deletedAt', 'is', null)
    .where('status', 'not in', ['cancelled', 'failed'])
    // Nothing past an answer that has not passed the gate yet, or reading on from here would miss it.
    .where('seq', '<', firstUnsent(tx, conversation.id))
    .orderBy('seq')
    .limit(200)
    .execute()
  const messages: VisitorMessage[] = rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    clientId: row.direction === 'in' ? (row.externalId?.split(':')[1] ?? null) : null,
    author: row.author as VisitorMessage['author'],
    content: withoutOurWords(openContent(vault, row.id, row.contentSealed)),
    status: row.status as VisitorMessage['status'],
    at: row.providerAt.toISOString(),
  }))
  return { messages, thinking: conversation.thinking, personHasIt: conversation.personHasIt }
}

/** What machines heard and saw is for teammates. */
function withoutOurWords(content: MessageContent): MessageContent {
  if (!('media' in content)) return content
  const { transcript: _heard, description: _seen, ...shown } = content
  return shown
}

/** A file has an address that the visitor's own token opens. */
export function withLink(content: MessageContent, inboxKey: string, token: string): MessageContent {
  if (!('media' in content) || !content.media.mediaId) return content
  return {
    ...content,
    media: {
      ...content.media,
      url: `${config.publicUrl}/api/v1/chat/${inboxKey}/media/${content.media.mediaId}?token=${encodeURIComponent(token)}`,
    },
  }
}

/** Only files that were sent in this visitor's conversation; anyone else's do not exist. */
export async function visitFile(tx: Tx, inbox: ConnectedInbox, visitorId: string, fileId: string) {
  const conversation = await conversationOf(tx, inbox, visitorId)
  if (!conversation) throw notFound('file')
  const vault = await openVault(tx)
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'contentSealed'])
    .where('conversationId', '=', conversation.id)
    .where('kind', 'in', ['image', 'audio', 'video', 'document', 'sticker'])
    .where('deletedAt', 'is', null)
    .orderBy('seq', 'desc')
    .limit(500)
    .execute()
  const sent = rows.some((row) => {
    const content = openContent(vault, row.id, row.contentSealed)
    return 'media' in content && content.media.mediaId === fileId
  })
  const file = sent
    ? await tx.selectFrom('files').select(['key', 'mimeType', 'fileName']).where('id', '=', fileId).executeTakeFirst()
    : undefined
  if (!file) throw notFound('file')
  return file
}

/** One string that changes whenever `readVisit` would answer something new. */
export async function visitState(tx: Tx, inbox: ConnectedInbox, visitorId: string): Promise<string> {
  const conversation = await conversationOf(tx, inbox, visitorId)
  if (!conversation) return ''
  const shown = await tx
    .selectFrom('messages')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('conversationId', '=', conversation.id)
    .where('status', 'not in', ['cancelled', 'failed'])
    .where('seq', '<', firstUnsent(tx, conversation.id))
    .executeTakeFirst()
  return `${shown?.seq}:${conversation.thinking}:${conversation.personHasIt}`
}

const firstUnsent = (tx: Tx, conversationId: string) =>
  tx
    .selectFrom('messages as unsent')
    .select((eb) => eb.fn.coalesce(eb.fn.min('unsent.seq'), eb.val(Number.MAX_SAFE_INTEGER)).as('seq'))
    .where('unsent.conversationId', '=', conversationId)
    .where('unsent.direction', '=', 'out')
    .where('unsent.status', 'in', ['queued', 'sending'])

async function conversationOf(tx: Tx, inbox: ConnectedInbox, visitorId: string) {
  const contactId = await findContact(tx, 'web-chat', [{ kind: 'visitor', value: visitorId }])
  if (!contactId) return null
  // By its address as well: a contact who was two may have another one here, from another browser.
  return tx
    .selectFrom('conversations')
    .select((eb) => [
      'id',
      eb
        .exists(
          eb
            .selectFrom('turns')
            .select('turns.id')
            .whereRef('turns.conversationId', '=', 'conversations.id')
            .where('turns.closedAt', 'is', null),
        )
        .$castTo<boolean>()
        .as('thinking'),
      eb
        .exists(
          eb
            .selectFrom('handovers')
            .select('handovers.id')
            .whereRef('handovers.conversationId', '=', 'conversations.id')
            .where('handovers.endedAt', 'is', null),
        )
        .$castTo<boolean>()
        .as('personHasIt'),
    ])
    .where('contactId', '=', contactId)
    .where('inboxId', '=', inbox.id)
    .where('replyValue', '=', visitorId)
    .executeTakeFirst()
}
