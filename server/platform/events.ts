import { type EventName, events as kinds } from '@salesboy/contract/events'
import type { EventRecord } from '@salesboy/contract/insights'
import { ring } from './bell.ts'
import type { Tx } from './db.ts'
import { newId } from './ids.ts'
import { enqueue, type Job } from './jobs.ts'
import { currentTrace } from './log.ts'

export interface Fact {
  name: EventName
  /** One sentence for people, without names or message text. */
  summary: string
  conversationId?: string | null
  /** Ids and safe words. */
  payload?: Record<string, unknown>
}

interface Listener {
  job: Job
  /** What of the event the job needs; null when this one does not concern it. */
  payload: (fact: Fact) => unknown
}

const listeners = new Map<EventName, Listener[]>()

/** What happens upstairs because of something downstairs: rooms.ts introduces each listener once. */
export function listenTo(name: EventName, listener: Listener) {
  listeners.set(name, [...(listeners.get(name) ?? []), listener])
}

export function forgetListeners() {
  listeners.clear()
}

/** Written in the transaction that makes the fact true, with one job row for each listener. */
export async function record(tx: Tx, name: EventName, fact: Omit<Fact, 'name'>) {
  await tx
    .insertInto('events')
    .values({
      name,
      kind: kinds[name],
      summary: fact.summary,
      conversationId: fact.conversationId ?? null,
      payload: JSON.stringify(fact.payload ?? {}),
      traceId: currentTrace()?.traceId ?? newId(),
    })
    .execute()
  await announce(tx, { name, ...fact })
}

/** For facts that a SQL function of the hot path has already written down: only the listeners and the live feed. */
export async function announce(tx: Tx, fact: Fact) {
  for (const { job, payload } of listeners.get(fact.name) ?? []) {
    const input = payload(fact)
    if (input !== null) await enqueue(tx, job, input)
  }
  tx.afterCommit(() => ring(`live:${tx.tenantId}`))
}

/** The last `limit` events, newest first, before an id when given. */
export async function recentEvents(
  tx: Tx,
  { limit, before, after }: { limit: number; before?: number; after?: number },
): Promise<EventRecord[]> {
  let events = tx.selectFrom('events').selectAll().orderBy('id', 'desc').limit(limit)
  if (before !== undefined) events = events.where('id', '<', before)
  if (after !== undefined) events = events.where('id', '>', after)
  const rows = await events.execute()
  return rows.map((row) => ({
    id: Number(row.id),
    name: row.name,
    kind: row.kind as EventRecord['kind'],
    summary: row.summary,
    conversationId: row.conversationId,
    payload: row.payload as Record<string, unknown>,
    traceId: row.traceId,
    at: row.at.toISOString(),
  }))
}
