import { onRing } from '#platform/bell.ts'
import { inTenant } from '#platform/db.ts'
import { recentEvents } from '#platform/events.ts'
import type { EventStream } from '#platform/http/event-stream.ts'

/** Rings come with every commit: look at most this often, and once more after the last. */
const lookEveryMs = 100

/**
 * Streams a tenant's events as they are committed, after `from`. Ids are given before the commit, so a smaller one can
 * show up later: each look reaches back and sends what it has not sent yet.
 */
export async function followEvents(tenantId: string, from: number | null, stream: EventStream): Promise<void> {
  const sent = new Set<number>()
  let newest = from ?? (await newestId(tenantId))
  let due: NodeJS.Timeout | null = null

  const look = async () => {
    const events = await inTenant(tenantId, (tx) => recentEvents(tx, { limit: 200, after: Math.max(from ?? 0, newest - 100) }))
    for (const event of events.reverse()) {
      if (sent.has(event.id)) continue
      sent.add(event.id)
      newest = Math.max(newest, event.id)
      if (!stream.send('event', event, event.id)) return
    }
    if (sent.size > 1_000) for (const id of sent) if (id < newest - 500) sent.delete(id)
  }

  const stop = onRing(`live:${tenantId}`, () => {
    due ??= setTimeout(() => {
      due = null
      look().catch(() => stream.close())
    }, lookEveryMs)
  })
  stream.onClose(() => {
    stop()
    if (due) clearTimeout(due)
  })

  if (from === null) for (const { id } of await inTenant(tenantId, (tx) => recentEvents(tx, { limit: 200 }))) sent.add(id)
  stream.send('ready', { newest })
  await look()
}

async function newestId(tenantId: string): Promise<number> {
  const [event] = await inTenant(tenantId, (tx) => recentEvents(tx, { limit: 1 }))
  return event?.id ?? 0
}
