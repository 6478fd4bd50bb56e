import type { VisitorMessage } from '@salesboy/contract/web-chat'
import { visitorApi } from './api.ts'
import { type Box, type Look, lookFrom, openBox, type Store } from './box.ts'
import { mark, newClientId, nextToSend, type Pending, retryDelayMs, without } from './outbox.ts'

/** What the browser lends; tests lend their own. */
export interface Ports {
  fetch: typeof fetch
  store: Store
  /** Holds the event stream open until the returned function is called. Never gives up by itself. */
  live(url: string, on: { up(isUp: boolean): void; nudge(): void }): () => void
  online(): boolean
  visible(): boolean
}

export interface ChatState {
  look: Look | null
  /** What the server holds, oldest first. */
  messages: VisitorMessage[]
  /** What the visitor wrote and the server has not shown us yet, oldest first. */
  pending: (Pending & { accepted: boolean })[]
  thinking: boolean
  personHasIt: boolean
  /** The conversation so far is here. */
  loaded: boolean
  trouble: 'offline' | 'unreachable' | 'closed' | null
  unread: number
}

const liveMs = 15_000
const pollMs = 3_000
const closedMs = 60_000
const freshMs = 60 * 60 * 1000
/** Messages are asked for again a little way back: one numbered earlier may have been finished later. */
const overlap = 10
const fullPage = 50

/**
 * One visitor's chat. Everything written is in the box before anything else happens and leaves it only when the server
 * has said yes, so a reload, a dead network or a server restart loses nothing; the client id keeps a repeat from doubling.
 */
export function openChat({ base, inboxKey, name }: { base: string; inboxKey: string; name?: string }, ports: Ports) {
  const api = visitorApi(base, inboxKey, ports.fetch)
  const box = openBox(ports.store, inboxKey)
  const messages = new Map<string, VisitorMessage>()
  const accepted = new Map<string, Pending>()
  const listeners = new Set<() => void>()
  let seen = { thinking: false, personHasIt: false, loaded: false }
  let trouble: ChatState['trouble'] = null
  let open = false
  let lastSeq = 0
  let visitToken: string | null = null

  let running = false
  let again = false
  let failures = 0
  let renewed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading: AbortController | undefined
  let stream: { token: string; isUp: boolean; close(): void } | null = null

  /** One round: a visit, then what waits to go out, then what is new. Rounds never overlap. */
  async function sync(): Promise<void> {
    again = true
    if (running) return

    running = true
    try {
      while (again) {
        again = false
        clearTimeout(timer)
        const failed = (await visit()) ?? (await flush()) ?? (wantsNews() ? await fetchNews() : null)
        if (failed?.why === 'signed_out' && renew()) again = true
        else if (failed && !again) wait(failed)
        else if (!failed) rest()
      }
    } finally {
      running = false
    }
  }

  async function visit(): Promise<Failure | null> {
    const { token, look, lookAt } = box.read()
    if (token !== visitToken) arriveAs(token)
    if (token && look && Date.now() - lookAt < freshMs) return null

    const answer = await api.startVisit()
    if (!answer.ok && !(token && look)) return answer
    if (!answer.ok) {
      // The call was only about the looks: those we have do for another hour.
      box.change(() => ({ lookAt: Date.now() }))
      return null
    }

    // Another tab may have been quicker; two visits would split the conversation.
    box.change((now) => ({ token: now.token ?? answer.value.token, look: lookFrom(answer.value), lookAt: Date.now() }))
    arriveAs(box.read().token)
    changed()
    return null
  }

  async function flush(): Promise<Failure | null> {
    for (;;) {
      const next = nextToSend(box.read().outbox)
      if (!next || !visitToken) return null

      const answer = await api.send(visitToken, next, name)
      if (!answer.ok && answer.why !== 'refused') return answer

      if (answer.ok) {
        accepted.set(next.id, next)
        box.change(({ outbox }) => ({ outbox: without(outbox, next.id) }))
      } else box.change(({ outbox }) => ({ outbox: mark(outbox, next.id, true) }))
      succeeded()
    }
  }

  async function fetchNews(): Promise<Failure | null> {
    for (;;) {
      if (!visitToken) return null
      reading = new AbortController()
      const answer = await api.readVisit(visitToken, Math.max(0, lastSeq - overlap), reading.signal)
      if (!answer.ok) return answer

      const before = lastSeq
      for (const message of answer.value.messages) {
        messages.set(message.id, message)
        lastSeq = Math.max(lastSeq, message.seq)
        if (message.clientId) accepted.delete(message.clientId)
      }
      seen = { thinking: answer.value.thinking, personHasIt: answer.value.personHasIt, loaded: true }
      if (open && ports.visible()) markSeen()
      succeeded()
      if (answer.value.messages.length < fullPage || lastSeq === before) return null
    }
  }

  function renew(): boolean {
    const stored = box.read().token
    if (stored === visitToken) {
      if (renewed) return false
      renewed = true
      box.change(() => ({ token: null, seenSeq: 0 }))
    }
    arriveAs(null)
    return true
  }

  /** Another token is another conversation: what was on screen belongs to the old one. */
  function arriveAs(token: string | null) {
    if (visitToken) {
      messages.clear()
      accepted.clear()
      lastSeq = 0
      seen = { thinking: false, personHasIt: false, loaded: false }
    }
    visitToken = token
  }

  function succeeded() {
    failures = 0
    renewed = false
    trouble = null
    changed()
  }

  function wait({ why, afterMs }: Failure) {
    failures++
    trouble = why === 'unreachable' ? (ports.online() ? 'unreachable' : 'offline') : 'closed'
    if (trouble === 'closed') leaveStream()
    timer = setTimeout(sync, trouble === 'closed' ? closedMs : (afterMs ?? retryDelayMs(failures, Math.random())))
    changed()
  }

  function rest() {
    failures = 0
    trouble = null
    watch()
    if (wantsNews()) timer = setTimeout(sync, stream?.isUp || !ports.visible() ? liveMs : pollMs)
    changed()
  }

  // Only while somebody looks: browsers share six connections per server among all tabs of old HTTP.
  function watch() {
    const token = wantsNews() && ports.visible() ? visitToken : null
    if (stream?.token === token) return

    leaveStream()
    stream = token ? { token, isUp: false, close: ports.live(api.liveUrl(token), { up, nudge: sync }) } : null
  }

  function leaveStream() {
    stream?.close()
    stream = null
  }

  function up(isUp: boolean) {
    // A stream that cannot open says so every few seconds; the retries have their own, slower pace.
    if (!stream || stream.isUp === isUp) return
    stream.isUp = isUp
    void sync()
  }

  const wantsNews = () => box.read().wrote

  function markSeen() {
    if (lastSeq > box.read().seenSeq) box.change(() => ({ seenSeq: lastSeq }))
  }

  function changed() {
    for (const listener of listeners) listener()
  }

  function nudged() {
    reading?.abort()
    void sync()
  }

  return {
    /** Where the box lies, to hear of changes by other tabs. */
    key: box.key,
    state: (): ChatState => stateOf(box.read(), messages, accepted, { ...seen, trouble }),

    subscribe(listener: () => void) {
      listeners.add(listener)
    },

    send(text: string) {
      const pending = { id: newClientId(), text, at: Date.now() }
      box.change(({ outbox }) => ({ outbox: [...outbox, pending], wrote: true }))
      changed()
      nudged()
    },

    retry(id: string) {
      box.change(({ outbox }) => ({ outbox: mark(outbox, id, false) }))
      changed()
      nudged()
    },

    /** Tells whether the visitor has the chat on screen. */
    show(isOpen: boolean) {
      open = isOpen
      if (open) markSeen()
      changed()
    },

    /** The network is back, the tab is visible again, another tab wrote: look now. */
    wake() {
      if (open && ports.visible()) markSeen()
      watch()
      nudged()
    },
  }
}

export type Chat = ReturnType<typeof openChat>

type Failure = { why: 'unreachable' | 'signed_out' | 'closed' | 'refused'; afterMs?: number }

function stateOf(
  { look, outbox, seenSeq }: Box,
  messages: Map<string, VisitorMessage>,
  accepted: Map<string, Pending>,
  rest: Pick<ChatState, 'thinking' | 'personHasIt' | 'loaded' | 'trouble'>,
): ChatState {
  const all = [...messages.values()].sort((one, other) => one.seq - other.seq)
  const known = new Set(all.map((message) => message.clientId))
  const pending = [
    ...[...accepted.values()].map((one) => ({ ...one, accepted: true })),
    ...outbox.map((one) => ({ ...one, accepted: false })),
    // Another tab may be waiting for the answer to a message that we have already read.
  ].filter(({ id }) => !known.has(id))
  const unread = all.filter((message) => message.author !== 'contact' && message.seq > seenSeq).length
  return { ...rest, look, messages: all, pending, unread }
}
