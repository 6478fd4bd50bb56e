import { type EventName, events as known, type Payload } from '@salesboy/contract/events'
import type { EventRecord } from '@salesboy/contract/insights'
import { ring } from './bell.ts'
import type { Tx } from './db.ts'
import { traceId } from './log.ts'

/** A fact as whoever records it says it. */
export interface Fact<N extends EventName> {
  /** One sentence for people, without names or message text. */
  summary: string
  conversationId?: string | null
  /** Ids and safe words, as contract/events.ts says for this name. */
  payload: Payload<N>
}

/** Written in the transaction that makes the fact true; who listens hears of it once that has committed. */
export async function record<N extends EventName>(tx: Tx, name: N, { summary, conversationId, payload }: Fact<N>) {
  await tx.raw('select app.record($1, $2, $3, $4, $5)', [name, summary, conversationId ?? null, JSON.stringify(payload), traceId()])
  announce(tx)
}

/** For facts that a SQL function of the hot path writes down by itself: those who follow look once it has committed. */
export const announce = (tx: Tx) => tx.afterCommit(() => ring(`live:${tx.tenantId}`))

/** The last `limit` events, newest first, before an id and of one trace when given. */
export async function recentEvents(
  tx: Tx,
  { limit, before, traceId }: { limit: number; before?: number | undefined; traceId?: string | undefined },
): Promise<EventRecord[]> {
  const { rows } = await tx.raw<EventRow>(
    'select * from events where tenant_id = app.tenant() and ($2::bigint is null or id < $2) and ($3::text is null or trace_id = $3) order by id desc limit $1',
    [limit, before ?? null, traceId ?? null],
  )
  return rows.map(toEvent)
}

export interface EventRow {
  id: number
  name: string
  summary: string
  conversation_id: string | null
  payload: Record<string, unknown>
  trace_id: string
  at: Date
}

export const toEvent = ({ id, name, summary, conversation_id, payload, trace_id, at }: EventRow): EventRecord => ({
  id: Number(id),
  name,
  // A name that an earlier version wrote, and this one no longer knows, is shown as something of ours.
  kind: known[name as EventName]?.kind ?? 'SYSTEM',
  summary,
  conversationId: conversation_id,
  payload,
  traceId: trace_id,
  at: at.toISOString(),
})
