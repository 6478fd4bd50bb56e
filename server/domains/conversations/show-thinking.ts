import { loadInbox } from '#domains/inboxes/find-inbox.ts'
import { log } from '#platform/log.ts'

/** Tells the customer that their message was seen and an answer is being written. Best effort: nothing waits for it. */
export function showThinking({ tenantId, inboxId, lastExternalId }: { tenantId: string; inboxId: string; lastExternalId: string | null }) {
  if (!lastExternalId) return
  loadInbox(tenantId, inboxId)
    .then(({ channel, settings }) => channel.markRead?.(lastExternalId, settings, true, AbortSignal.timeout(5_000)))
    .catch((error) => log.debug({ err: error }, 'a read receipt was lost'))
}
