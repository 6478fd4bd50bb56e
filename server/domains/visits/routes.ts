import { webChat } from '@salesboy/contract/web-chat'
import { originAllowed } from '#channels/web-chat/origin-allowed.ts'
import { mintVisitorToken, visitorOf } from '#channels/web-chat/visitor-token.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import { findInbox } from '#domains/inboxes/find-inbox.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { limitVisits } from '#domains/inboxes/limit-senders.ts'
import { personaOfInbox } from '#domains/personas/persona.ts'
import { inTenant } from '#platform/db.ts'
import { files } from '#platform/files.ts'
import { serve } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { watch } from '#platform/watch.ts'
import { readVisit, visitFile, visitState, withLink } from './read-visit.ts'

/** What a visitor of web chat may read: their own conversation, as much as a customer should see of it. */
export const routes = serve(webChat, {
  async startVisit({ params, headers, ip }) {
    const inbox = await chatInbox(params.inboxKey, headers)
    limitVisits(inbox, ip)
    const { token, visitorId } = mintVisitorToken(String(inbox.settings.visitorSecret))
    const { business, persona } = await inTenant(inbox.tenantId, async (tx) => ({
      business: await readTenant(tx),
      persona: await personaOfInbox(tx, inbox.id),
    }))
    return {
      token,
      visitorId,
      business: business.name,
      agentName: persona.agentName,
      greeting: String(inbox.settings.greeting || persona.greeting),
      color: String(inbox.settings.color ?? '#0f766e'),
    }
  },

  async readVisit({ params, query, headers }) {
    const inbox = await chatInbox(params.inboxKey, headers)
    const visitorId = visitor(inbox, tokenOf(headers))
    const visit = await inTenant(inbox.tenantId, (tx) => readVisit(tx, inbox, visitorId, query.after))
    const token = tokenOf(headers)!
    return {
      ...visit,
      messages: visit.messages.map((message) => ({ ...message, content: withLink(message.content, params.inboxKey, token) })),
    }
  },

  async readVisitMedia({ params, query, headers, setHeader }) {
    const inbox = await chatInbox(params.inboxKey, headers)
    const visitorId = visitor(inbox, query.token)
    const file = await inTenant(inbox.tenantId, (tx) => visitFile(tx, inbox, visitorId, params.id))
    setHeader('cross-origin-resource-policy', 'cross-origin')
    return { ...(await files.stream(file.key)), mimeType: file.mimeType, fileName: file.fileName }
  },

  async watchVisit({ params, query, headers, stream }) {
    const inbox = await chatInbox(params.inboxKey, headers)
    const visitorId = visitor(inbox, query.token)
    let seen = ''
    const look = async () => {
      const visit = await inTenant(inbox.tenantId, (tx) => visitState(tx, inbox, visitorId))
      if (visit !== seen) stream.send('news', {})
      seen = visit
      return false
    }
    // Rings are for the whole tenant.
    const watching = watch(`live:${inbox.tenantId}`, { look, restMs: 150, pollMs: null, failed: () => stream.close() })
    stream.onClose(() => void watching.close())
  },
})

async function chatInbox(key: string, headers: Record<string, string | undefined>): Promise<ConnectedInbox> {
  const inbox = await findInbox('web-chat', key)
  if (!inbox) throw notFound('chat')
  if (!originAllowed(headers, (inbox.settings.allowedOrigins as string[] | undefined) ?? []))
    throw new Problem('forbidden', 'This site is not on the list of allowed origins of this chat. The owner can add it under Inboxes.')
  return inbox
}

const tokenOf = (headers: Record<string, string | undefined>) => /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]

function visitor(inbox: ConnectedInbox, token: string | undefined): string {
  const visitorId = token ? visitorOf(token, String(inbox.settings.visitorSecret)) : null
  if (!visitorId) throw new Problem('unauthenticated', 'This visitor token is not valid here. Start a new visit.')
  return visitorId
}
