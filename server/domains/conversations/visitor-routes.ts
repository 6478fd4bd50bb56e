import { type VisitorMessage, webChat } from '@salesboy/contract/web-chat'
import { originAllowed } from '#channels/web-chat/origin-allowed.ts'
import { mintVisitorToken, visitorOf } from '#channels/web-chat/visitor-token.ts'
import { findContact } from '#domains/contacts/find-contact.ts'
import { findInbox } from '#domains/inboxes/find-inbox.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { onRing } from '#platform/bell.ts'
import { inTenant, type Tx } from '#platform/db.ts'
import { serve } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { openContent } from './sealed-content.ts'

/** What a visitor of web chat may read: their own conversation, as much as a customer should see of it. */
export const visitorRoutes = serve(webChat, {
  async startVisit({ params, headers }) {
    const inbox = await chatInbox(params.inboxKey, headers)
    const { token, visitorId } = mintVisitorToken(String(inbox.settings.visitorSecret))
    const { business, persona } = await inTenant(inbox.tenantId, async (tx) => ({
      business: await tx.selectFrom('tenants').select('name').executeTakeFirstOrThrow(),
      persona: await tx.selectFrom('personas').select('settings').orderBy('version', 'desc').executeTakeFirst(),
    }))
    const { agentName, greeting } = (persona?.settings ?? {}) as { agentName?: string; greeting?: string }
    return {
      token,
      visitorId,
      business: business.name,
      agentName: agentName ?? 'Assistant',
      greeting: String(inbox.settings.greeting || greeting || ''),
      color: String(inbox.settings.color ?? '#0f766e'),
    }
  },

  async readVisit({ params, query, headers }) {
    const inbox = await chatInbox(params.inboxKey, headers)
    const visitorId = visitor(inbox, /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1])
    return inTenant(inbox.tenantId, (tx) => readVisit(tx, inbox, visitorId, query.after))
  },

  async watchVisit({ params, query, headers, stream }) {
    const inbox = await chatInbox(params.inboxKey, headers)
    const visitorId = visitor(inbox, query.token)
    let seen = ''
    const look = async () => {
      const visit = await inTenant(inbox.tenantId, (tx) => visitState(tx, inbox, visitorId))
      if (visit !== seen) stream.send('news', {})
      seen = visit
    }
    // Rings are for the whole tenant: at most one look in 150 ms, and one more after the last ring.
    let due: NodeJS.Timeout | null = null
    const stop = onRing(`live:${inbox.tenantId}`, () => {
      due ??= setTimeout(() => {
        due = null
        look().catch(() => stream.close())
      }, 150)
    })
    stream.onClose(() => {
      stop()
      if (due) clearTimeout(due)
    })
    await look()
  },
})

async function chatInbox(key: string, headers: Record<string, string | undefined>): Promise<ConnectedInbox> {
  const inbox = await findInbox('web-chat', key)
  if (!inbox) throw notFound('chat')
  if (!originAllowed(headers, (inbox.settings.allowedOrigins as string[] | undefined) ?? []))
    throw new Problem('forbidden', 'This site is not on the list of allowed origins of this chat. The owner can add it under Inboxes.')
  return inbox
}

function visitor(inbox: ConnectedInbox, token: string | undefined): string {
  const visitorId = token ? visitorOf(token, String(inbox.settings.visitorSecret)) : null
  if (!visitorId) throw new Problem('unauthenticated', 'This visitor token is not valid here. Start a new visit.')
  return visitorId
}

async function readVisit(tx: Tx, inbox: ConnectedInbox, visitorId: string, after: number) {
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
    content: openContent(vault, row.id, row.contentSealed),
    status: row.status as VisitorMessage['status'],
    at: row.providerAt.toISOString(),
  }))
  return { messages, thinking: conversation.thinking, personHasIt: conversation.personHasIt }
}

/** One string that changes whenever `readVisit` would answer something new. */
async function visitState(tx: Tx, inbox: ConnectedInbox, visitorId: string): Promise<string> {
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
    .executeTakeFirst()
}
