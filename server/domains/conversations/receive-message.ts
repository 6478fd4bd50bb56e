import type { MessageContent } from '@salesboy/contract/message'
import { textOf } from '@salesboy/contract/message'
import type { Inbound, Sender } from '#channels/channel.ts'
import { findOther } from '#domains/contacts/find-contact.ts'
import { knownBy } from '#domains/contacts/known-by.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { ring } from '#platform/bell.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs.ts'
import { traceId } from '#platform/log.ts'
import { openVault } from '#platform/secrets.ts'
import { isResumeCommand, standBack } from './hand-over.ts'
import { fetchMedia } from './media/fetch-media.ts'
import { applyParkedNews } from './news/apply-news.ts'
import { release } from './release.ts'
import { sealContent } from './sealed-content.ts'

type Arriving = Extract<Inbound, { kind: 'message' | 'echo' | 'history' }>

interface Stored {
  outcome: 'stored' | 'duplicate'
  contact_id: string
  conversation_id: string
  conflict: boolean
  due: Date | null
  parked: boolean
}

/** A message in either direction that was not ours to send. A repeat delivery inserts no row and stops here. */
export async function receiveMessage(tx: Tx, inbox: ConnectedInbox, item: Arriving): Promise<void> {
  const id = newId()
  const arrival = describe(inbox, item)
  const vault = await openVault(tx)
  const { rows } = await tx.raw<Stored>('select * from app.receive_message(jsonb_populate_record(null::app.arrival, $1), $2)', [
    JSON.stringify({
      inbox_id: inbox.id,
      channel: inbox.channel.name,
      id,
      external_id: item.externalId,
      identities: knownBy(arrival.sender.identities),
      reply_to: arrival.sender.replyTo,
      name: arrival.sender.name,
      new_contact_id: newId(),
      new_conversation_id: newId(),
      direction: arrival.direction,
      author: arrival.author,
      kind: item.content.type,
      content_sealed: sealContent(vault, id, item.content),
      provider_at: arrival.at,
      answerable: arrival.answerable,
      opens_window: arrival.opensWindow,
      reply_ref: arrival.replyTo,
      referral: arrival.referral,
      raw_sealed: vault.seal(['inbound_events', 'raw', id], JSON.stringify(item.raw ?? null)),
    }),
    traceId(),
  ])
  const stored = rows[0]
  // No row: the channel delivered this before. Webhooks repeat themselves; we do not.
  if (!stored || stored.outcome === 'duplicate') return

  const conversationId = stored.conversation_id
  const otherContactId = stored.conflict ? await findOther(tx, inbox.channel.name, arrival.sender.identities, stored.contact_id) : null
  if (otherContactId)
    await record(tx, 'contact.conflict', {
      summary: 'One message named two known contacts; it went to the first',
      conversationId,
      payload: { contactId: stored.contact_id, otherContactId },
    })
  if (hasFile(item.content)) await enqueue(tx, fetchMedia, { messageId: id })
  if (item.kind === 'echo') await personWroteFromPhone(tx, conversationId, item.content)
  if (item.content.type === 'order' && item.kind === 'message')
    await record(tx, 'order.received', {
      summary: 'A cart was sent from the catalogue',
      conversationId,
      payload: { messageId: id, lines: item.content.items.length },
    })
  if (stored.parked) await applyParkedNews(tx, inbox, item.externalId)
  if (stored.due) ringWhenDue(tx, stored.due)
}

interface Arrival {
  direction: 'in' | 'out'
  author: 'contact' | 'phone'
  sender: Sender
  at: Date
  answerable: boolean
  opensWindow: boolean
  replyTo?: string | undefined
  referral?: Record<string, unknown> | undefined
}

function describe(inbox: ConnectedInbox, item: Arriving): Arrival {
  const at = new Date(Math.min(item.at.getTime(), Date.now()))
  switch (item.kind) {
    case 'echo':
      return { direction: 'out', author: 'phone', sender: item.to, at, answerable: false, opensWindow: false }
    case 'history':
      return {
        direction: item.direction,
        author: item.direction === 'in' ? 'contact' : 'phone',
        sender: item.contact,
        at,
        answerable: false,
        opensWindow: false,
      }
    case 'message':
      return {
        direction: 'in',
        author: 'contact',
        sender: item.from,
        at,
        // Delivered days late: shown, but an answer now would come out of nowhere and be refused.
        answerable: item.answerable && !isStale(inbox, at),
        opensWindow: true,
        replyTo: item.replyTo,
        referral: item.referral,
      }
  }
}

const isStale = (inbox: ConnectedInbox, at: Date) =>
  inbox.channel.windowHours !== null && Date.now() - at.getTime() > inbox.channel.windowHours * 3600_000

const hasFile = (content: MessageContent) =>
  'media' in content && !content.media.unavailable && Boolean(content.media.externalId || content.media.url)

/** The owner typed in the business's own app: the bot falls silent, or comes back when told so. */
async function personWroteFromPhone(tx: Tx, conversationId: string, content: MessageContent) {
  if (isResumeCommand(textOf(content))) await release(tx, conversationId, 'phone')
  else await standBack(tx, conversationId, { teammateId: null })
}

function ringWhenDue(tx: Tx, due: Date) {
  tx.afterCommit(() => {
    const wait = due.getTime() - Date.now()
    if (wait <= 0) ring('turns')
    else setTimeout(ring, wait, 'turns').unref()
  })
}
