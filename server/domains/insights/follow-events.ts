import { inTenant } from '#platform/db.ts'
import { type Cursor, cursorHere, eventsAfter, spellCursor } from '#platform/follow.ts'
import type { EventStream } from '#platform/http/event-stream.ts'
import { watch } from '#platform/watch.ts'

const atATime = 200

/** Streams a tenant's events in the order of their commits, after `from` or from now on. Each carries the cursor to resume behind it. */
export async function followEvents(tenantId: string, from: Cursor | null, stream: EventStream): Promise<void> {
  let place = from ?? (await inTenant(tenantId, cursorHere))
  stream.send('ready', {}, spellCursor(place))

  const watching = watch(`live:${tenantId}`, {
    async look() {
      const { events, next } = await inTenant(tenantId, (tx) => eventsAfter(tx, place, { limit: atATime }))
      for (const { event, cursor } of events) if (!stream.send('event', event, spellCursor(cursor))) return false
      place = next
      return events.length === atATime
    },
    restMs: 100,
    pollMs: null,
    failed: () => stream.close(),
  })
  stream.onClose(() => void watching.close())
}
