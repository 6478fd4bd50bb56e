import type { EventRecord } from '@salesboy/contract/insights'
import { useSyncExternalStore } from 'react'
import { liveUrl } from './api.ts'

type State = 'connecting' | 'live' | 'offline'

/** Everything that happens, as it happens. One stream per tab, whoever listens. */
export const live = { start, onEvent, onReconnect }

export const useLiveState = () => useSyncExternalStore(watch, () => state)

let state: State = 'connecting'
let stream: EventSource | null = null
let retry: ReturnType<typeof setTimeout> | undefined
let failures = 0
const watchers = new Set<() => void>()
const listeners = new Set<(event: EventRecord) => void>()
const reconnected = new Set<() => void>()

/** Opens the stream; returns how to close it. */
function start() {
  open()
  const wake = () => {
    if (state === 'offline') open()
  }
  addEventListener('online', wake)
  return () => {
    removeEventListener('online', wake)
    clearTimeout(retry)
    stream?.close()
    stream = null
    set('connecting')
  }
}

function onEvent(listener: (event: EventRecord) => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Called when the stream is back after a gap, so that what was missed can be asked for. */
function onReconnect(listener: () => void) {
  reconnected.add(listener)
  return () => void reconnected.delete(listener)
}

function open() {
  clearTimeout(retry)
  stream?.close()
  stream = new EventSource(liveUrl)
  stream.onopen = () => {
    const gap = state === 'offline'
    failures = 0
    set('live')
    if (gap) for (const listener of reconnected) listener()
  }
  stream.onerror = () => {
    set('offline')
    // The browser retries a broken stream by itself, but gives up for good when the answer was an error status.
    if (stream?.readyState === EventSource.CLOSED) retry = setTimeout(open, Math.min(30_000, 1000 * 2 ** failures++))
  }
  stream.addEventListener('event', hear)
}

function hear({ data }: MessageEvent<string>) {
  const event = read(data)
  if (event) for (const listener of listeners) listener(event)
}

function read(data: string): EventRecord | null {
  try {
    const event = JSON.parse(data) as EventRecord
    return typeof event.name === 'string' ? event : null
  } catch {
    return null
  }
}

function set(next: State) {
  if (next === state) return
  state = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}
