import type { Chat, Ports } from './chat.ts'

const reopenMs = 5_000

/** The browser's own network, storage and event stream. */
export const browserPorts: Ports = {
  fetch: (input, init) => fetch(input, init),
  store: storage(),
  online: () => navigator.onLine,
  visible: () => document.visibilityState === 'visible',

  live(url, { up, nudge }) {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    function open() {
      if (!('EventSource' in window)) return
      source = new EventSource(url)
      source.onopen = () => up(true)
      source.addEventListener('news', nudge)
      source.onerror = () => {
        up(false)
        // The browser reconnects by itself, except after an answer like 502 from a proxy whose server restarts.
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, reopenMs)
      }
    }
    open()
    return () => {
      clearTimeout(timer)
      source?.close()
    }
  },
}

/** Looks again whenever the world outside changes. */
export function wakeWithBrowser(chat: Chat) {
  addEventListener('online', chat.wake)
  addEventListener('offline', chat.wake)
  addEventListener('pageshow', chat.wake)
  document.addEventListener('visibilitychange', chat.wake)
  addEventListener('storage', (event) => {
    // The tab that wrote is also the tab that sends; we look when it has had its turn.
    if (event.key === chat.key) setTimeout(chat.wake, 2000)
  })
  chat.wake()
}

/** localStorage, or this page's memory where the browser forbids it. */
function storage(): Ports['store'] {
  const memory = new Map<string, string>()
  return {
    get(key) {
      if (memory.has(key)) return memory.get(key) ?? null
      try {
        return localStorage.getItem(key)
      } catch {
        return null
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(key, value)
        memory.delete(key)
      } catch {
        memory.set(key, value)
      }
    },
  }
}
