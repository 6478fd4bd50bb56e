import type { Author, MessageContent } from '@salesboy/contract/message'
import type { Limits } from '@salesboy/contract/models'
import { openContent } from '#domains/conversations/sealed-content.ts'
import { acrossTenants, sql, together } from '#platform/db.ts'
import { newId, timeOfId } from '#platform/ids.ts'
import { joinTrace, traceId } from '#platform/log.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { type PartsRead, partsOf, stageOf, turnOn } from './stage.ts'
import type { Turn, TurnMessage } from './turn.ts'

/** A lane that this process holds, and the conversation in it whose turn it is. */
export interface ClaimedTurn {
  tenantId: string
  laneId: string
  /** Null when the claim found nothing to do there. */
  conversationId: string | null
  epoch: number
}

/** A turn that is ours to decide, with what closing it needs. */
export interface OpenTurn extends Turn {
  conversationId: string
  contactId: string
  inboxId: string
  laneId: string
  epoch: number
  upToSeq: number
  waitingSince: Date
  /** What may be spent on models. */
  limits: Limits
  /** Recordings and pictures that no machine has listened to or looked at yet. */
  unperceived: { kind: 'audio' | 'image'; arrivedAt: Date }[]
  /** The provider's id of the newest message we answer. */
  lastExternalId: string | null
}

/** A turn is held this long; a killed worker's is taken over after it. Deciding renews it. */
export const leaseSeconds = 15

/** Lanes that are due, at most `limit`. */
export const claimTurns = (owner: string, limit: number): Promise<ClaimedTurn[]> =>
  acrossTenants(
    sql<ClaimedTurn>`select tenant_id, lane_id, conversation_id, epoch from app.claim_turns(${owner}, ${limit}, make_interval(secs => ${leaseSeconds}))`,
  )

/** Opens the turn and reads all that deciding needs; null when there is nothing to hear, or a person has the conversation. */
export async function openTurn({ tenantId, laneId, conversationId, epoch }: ClaimedTurn): Promise<OpenTurn | null> {
  const id = newId()
  return together(tenantId, async (tx) => {
    if (!conversationId) {
      await tx.last('select app.release_lane($1, $2)', [laneId, epoch])
      return null
    }
    const vault = await openVault(tx)
    const { rows } = await tx.last<{ opened: Opened; parts: PartsRead }>(
      `select opened, case opened->>'outcome' when 'open' then ${partsOf('$3')} end as parts from app.open_turn($1, $2, $3, $4, $5) as opened`,
      [id, laneId, conversationId, epoch, traceId()],
    )
    const { opened, parts } = rows[0]!
    if (opened.outcome !== 'open') return null
    joinTrace(opened.traceId)

    const incoming = opened.messages.filter(({ pending }) => pending)
    const written = incoming.map((line) => messageOf(vault, line))
    const stage = stageOf(vault, tenantId, parts)
    const turn = turnOn(stage, {
      id,
      conversationId,
      channel: opened.inbox.channel,
      contact: { name: opened.contact.name, language: opened.contact.language, optedOut: opened.contact.optedOut },
      history: opened.messages.filter(({ pending }) => !pending).map((line) => messageOf(vault, line)),
      incoming: written,
      handover: opened.handover,
    })
    return {
      ...turn,
      conversationId,
      contactId: opened.contact.id,
      inboxId: opened.inbox.id,
      laneId,
      epoch,
      upToSeq: opened.upToSeq,
      waitingSince: new Date(opened.waitingSince),
      limits: stage.limits,
      unperceived: written.flatMap(({ content }, at) => {
        const kind = unperceivedKind(content)
        return kind ? [{ kind, arrivedAt: timeOfId(incoming[at]!.id) }] : []
      }),
      lastExternalId: incoming.at(-1)?.external_id ?? null,
    }
  })
}

interface Line {
  id: string
  seq: number
  author: Author
  content_sealed: string
  provider_at: string
  external_id: string | null
  pending: boolean
}

interface Opened {
  outcome: 'open' | 'idle' | 'fenced'
  /** That of the newest message it answers. */
  traceId: string
  upToSeq: number
  waitingSince: string
  handover: Turn['handover']
  inbox: { id: string; channel: string }
  contact: { id: string; name: string | null; language: string | null; optedOut: boolean }
  messages: Line[]
}

const messageOf = (vault: Vault, line: Line): TurnMessage => ({
  author: line.author,
  content: openContent(vault, line.id, line.content_sealed),
  at: new Date(line.provider_at),
})

/** A file that is here, or still on its way, and that nobody has tried to listen to or look at. */
function unperceivedKind(content: MessageContent): 'audio' | 'image' | null {
  if (content.type !== 'audio' && content.type !== 'image') return null
  const { mediaId, externalId, url, unavailable } = content.media
  const isTried = content.transcript !== undefined || content.description !== undefined
  return !isTried && !unavailable && (mediaId ?? externalId ?? url) ? content.type : null
}
