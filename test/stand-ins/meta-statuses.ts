import { deliver, pause, statusWebhook } from './meta-webhooks.ts'
import type { Send, World } from './meta-world.ts'

/** Sends the status webhooks of accepted messages, each repeated until it is taken. */
export class StatusSender {
  private readonly under = new Set<Promise<void>>()
  private readonly stopped = new AbortController()
  /** How many were given up. */
  undelivered = 0

  get pending() {
    return this.under.size
  }

  announce(world: World, send: Send, failsWith?: number) {
    const target = world.targets.get(send.phoneId) ?? world.targets.get('')
    if (!target) return

    const { url, secret, states = ['sent', 'delivered', 'read'], delayMs = 0 } = target
    const phone = world.phones.get(send.phoneId)
    const steps = failsWith === undefined ? states.map((status) => ({ status })) : [{ status: 'failed', errorCode: failsWith }]
    const bodies = steps.map((step) =>
      statusWebhook({
        id: send.wamid,
        recipient: send.to,
        callback: send.callback ?? undefined,
        phoneId: send.phoneId,
        businessId: phone?.businessId,
        displayNumber: phone?.displayNumber.replace(/\D/g, ''),
        ...step,
      }),
    )

    const work = this.deliverAll(bodies, url, secret, delayMs).finally(() => this.under.delete(work))
    this.under.add(work)
  }

  async settled(): Promise<number> {
    while (this.under.size > 0) await Promise.allSettled(this.under)
    return this.undelivered
  }

  stop() {
    this.stopped.abort()
    return this.settled()
  }

  private async deliverAll(bodies: Buffer[], url: string, secret: string, delayMs: number) {
    for (const body of bodies) {
      await pause(delayMs, this.stopped.signal)
      if (!(await deliver(url, body, secret, this.stopped.signal))) this.undelivered++
    }
  }
}
