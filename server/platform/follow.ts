import type { EventName } from '@salesboy/contract/events'
import type { EventRecord } from '@salesboy/contract/insights'
import { asRole, type Tx } from './db.ts'
import { type EventRow, toEvent } from './events.ts'
import { type Job, put, wake } from './jobs.ts'
import { log } from './log.ts'
import { watch } from './watch.ts'

/**
 * How far somebody has read: all that had committed at `seen`, and of what committed from there to `upto` the events up to `afterId`
 * (0: all of it is still to come). A value, kept by whoever follows. It is made of snapshots, because ids are given before the commit:
 * one that was given earlier may show up later, and no number can say what is new.
 */
export interface Cursor {
  seen: string
  upto: string
  afterId: number
}

/** From this moment on. */
export async function cursorHere(tx: Tx): Promise<Cursor> {
  const { rows } = await tx.raw<{ here: string }>('select pg_current_snapshot()::text as here')
  return { seen: rows[0]!.here, upto: rows[0]!.here, afterId: 0 }
}

/**
 * The tenant's next events after a cursor, in the order of their commits, each with the cursor behind it. `next` is where to go on:
 * at once when there are as many as asked for, else when news ring. A cursor from before the database was restored starts anew from here.
 */
export async function eventsAfter(
  tx: Tx,
  cursor: Cursor,
  { names = null, limit }: { names?: EventName[] | null; limit: number },
): Promise<{ events: { event: EventRecord; cursor: Cursor }[]; next: Cursor }> {
  const { rows } = await tx.raw<EventRow & { upto: string; restored: boolean; id: number | null }>(
    `with here as (select case when $3 = 0 then pg_current_snapshot() else $2::pg_snapshot end as upto, pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as restored)
     select here.upto::text as upto, here.restored, e.* from here left join lateral app.events_between($1::pg_snapshot, here.upto, $3, $4, $5) e on not here.restored`,
    [cursor.seen, cursor.upto, cursor.afterId, names, limit],
  )
  const { upto, restored } = rows[0]!
  if (restored) return { events: [], next: await cursorHere(tx) }
  const events = rows
    .filter(({ id }) => id !== null)
    .map((row) => {
      const event = toEvent(row)
      return { event, cursor: { seen: cursor.seen, upto, afterId: event.id } }
    })
  return { events, next: events.length < limit ? { seen: upto, upto, afterId: 0 } : events.at(-1)!.cursor }
}

/** A cursor as one word, for people and clients that hold it. */
export const spellCursor = ({ seen, upto, afterId }: Cursor) => Buffer.from([seen, upto, afterId].join(' ')).toString('base64url')

/** Null for anything that is no cursor of ours. */
export function readCursor(word: string): Cursor | null {
  const [, seen, upto, afterId] = /^(\d+:\d+:[\d,]*) (\d+:\d+:[\d,]*) (\d{1,15})$/.exec(Buffer.from(word, 'base64url').toString()) ?? []
  return seen && upto && afterId ? { seen, upto, afterId: Number(afterId) } : null
}

/** Who wants to know: the job that follows from a fact; `payload` picks its ids, or answers null when this fact does not concern it. */
export interface Listener {
  job: Job
  payload(event: Pick<EventRecord, 'name' | 'conversationId' | 'payload'>): unknown
}

/** Which rooms hear of what. */
export type Listeners = ReadonlyMap<EventName, readonly Listener[]>

/**
 * Tells the rooms what has become true since the last time, of all tenants: one job for each that listens, enqueued in the transaction
 * that moves the house's place in the events. So a fact is told once, also across kills. Answers how many facts there were.
 */
export async function tellListeners(listeners: Listeners): Promise<number> {
  const names = [...listeners.keys()]
  if (names.length === 0) return 0
  const woken = new Set<Job>()
  const told = await asRole('salesboy_app', async (session) => {
    const { rows } = await session.query<EventRow & { tenant_id: string }>('select * from app.follow_events($1, $2, $3)', [
      'rooms',
      names,
      atATime,
    ])
    for (const row of rows) {
      const event = toEvent(row)
      for (const { job, payload } of listeners.get(event.name as EventName) ?? []) {
        const wanted = picked(payload, event)
        if (wanted === null) continue
        await put((text, values) => session.query(text, values), job, { tenantId: row.tenant_id, traceId: event.traceId, payload: wanted })
        woken.add(job)
      }
    }
    return rows.length
  })
  for (const job of woken) wake(job)
  return told
}

const atATime = 200

/** One listener that trips over a fact must not keep the others from all that come after it. */
function picked(payload: Listener['payload'], event: EventRecord): unknown {
  try {
    return payload(event)
  } catch (error) {
    log.error({ err: error, event: event.name, eventId: event.id }, 'a listener could not read an event')
    return null
  }
}

/** Keeps telling, whenever there is news and once a second by itself, until `close`. */
export const openListening = (listeners: Listeners) =>
  watch('news', {
    look: async () => (await tellListeners(listeners)) === atATime,
    restMs: 50,
    pollMs: 1_000,
    failed: (error) => log.warn({ err: error }, 'listeners could not be told; trying again shortly'),
  })
