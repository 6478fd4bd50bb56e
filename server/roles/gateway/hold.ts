import type { Connection, ConnectionState, Outgoing, SendResult } from '#channels/channel.ts'
import { receive } from '#domains/conversations/receive.ts'
import { loadInbox } from '#domains/inboxes/find-inbox.ts'
import { type Hold, readSession, releaseHolder, saveSession, saveState } from '#domains/inboxes/holders.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import { ring } from '#platform/bell.ts'
import { newId } from '#platform/ids.ts'
import { log, traced } from '#platform/log.ts'

/** One inbox whose connection this process holds. */
export interface Held {
  epoch: number
  send(message: Outgoing, signal: AbortSignal): Promise<SendResult>
  /** It broke off a while ago, or its settings changed: to be closed and taken anew. */
  isOver(): Promise<boolean>
  close(): Promise<void>
}

/** A connection that broke off is tried again after this long. */
const restMs = 5_000

/** Connects in the background; what goes wrong is written down as the state of the connection. */
export function hold(claimed: Hold): Held {
  const ended = new AbortController()
  let connection: Connection | null = null
  let inbox: ConnectedInbox | null = null
  let brokeAt = 0

  const state = async (now: ConnectionState) => {
    if (now.state === 'closed') brokeAt = Date.now()
    await saveState(claimed, now)
    if (now.state === 'open') ring('outbox')
  }
  const connect = async () => {
    inbox = await loadInbox(claimed.tenantId, claimed.inboxId)
    const place = { ...inbox, epoch: claimed.epoch }
    connection = await inbox.channel.connect!(inbox.settings, {
      session: await readSession(claimed),
      saveSession: (session) => saveSession(claimed, session),
      received: (items) => traced({ traceId: newId(), tenantId: claimed.tenantId }, () => receive(place, items)),
      state,
      signal: ended.signal,
    })
    // Ended while it connected: nobody else will close it.
    if (ended.signal.aborted) await connection.close()
  }
  const connecting = connect().catch(async (error) => {
    log.warn({ err: error, inboxId: claimed.inboxId }, 'an inbox could not be connected')
    brokeAt = Date.now()
    await state({ state: 'closed', detail: 'The connection could not be made. We try again by ourselves.' }).catch(() => {})
  })

  return {
    epoch: claimed.epoch,
    send: async (message, signal) => (connection && !ended.signal.aborted ? connection.send(message, signal) : notHere),
    async isOver() {
      if (brokeAt) return Date.now() - brokeAt > restMs
      const now = inbox && (await loadInbox(claimed.tenantId, claimed.inboxId))
      return now !== null && now.settingsSealed !== inbox?.settingsSealed
    },
    async close() {
      ended.abort()
      await connecting
      await connection?.close().catch((error) => log.warn({ err: error, inboxId: claimed.inboxId }, 'a connection did not close well'))
      await releaseHolder(claimed)
    },
  }
}

const notHere: SendResult = {
  ok: false,
  reason: 'unavailable',
  code: 'not_connected',
  detail: 'The connection was not open.',
  nextStep: 'We try again by ourselves.',
}
