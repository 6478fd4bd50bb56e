import { allChannels } from '#channels/index.ts'
import { type ClaimedSend, claimOutbox, deliver } from '#domains/conversations/deliver.ts'
import { claimHolders, extendHolders } from '#domains/inboxes/holders.ts'
import { config } from '#platform/config.ts'
import { every } from '#platform/every.ts'
import { log } from '#platform/log.ts'
import { type Held, hold } from './gateway/hold.ts'
import { pump } from './pump.ts'

export interface Gateway {
  /** Closes its connections and lets others have them. */
  close(): Promise<void>
}

const lookMs = 2_000
const mostInboxes = 200

/** Holds the open connections of inboxes whose channel wants one, and sends through them. */
export async function openGateway(owner = config.nodeId): Promise<Gateway> {
  if (!allChannels().some(({ connect }) => connect)) return { close: async () => {} }

  const held = new Map<string, Held>()
  const look = async (starting: boolean) => {
    const kept = new Map((await extendHolders(owner)).map(({ inboxId, epoch }) => [inboxId, epoch]))
    for (const [id, one] of held)
      if (one.epoch !== kept.get(id) || (await one.isOver())) {
        held.delete(id)
        await one.close()
      }
    for (const claimed of await claimHolders(owner, mostInboxes - held.size, starting)) held.set(claimed.inboxId, hold(claimed))
  }

  await look(true)
  const stop = every(lookMs, () => look(false))
  const outbox = pump<ClaimedSend>({
    bell: 'outbox',
    claim: (limit) => claimOutbox(owner, limit, true),
    work: (claim) => deliver(claim, (inboxId) => held.get(inboxId)?.send ?? null),
    hands: 16,
    pollMs: 500,
  })
  log.info({ node: owner }, 'gateway is ready')

  return {
    async close() {
      stop()
      await outbox.close()
      await Promise.all([...held.values()].map((one) => one.close()))
    },
  }
}
