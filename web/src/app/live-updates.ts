import type { EventRecord } from '@salesboy/contract/insights'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { live } from '../lib/live.ts'

/** Keeps every open page true: what an event changed is asked for again, a burst of events only once. */
export function useLiveUpdates() {
  const client = useQueryClient()
  useEffect(() => {
    const soon = batch(client, 120)
    const later = batch(client, 2500)
    const stops = [
      live.onEvent((event) => {
        for (const key of staleAfter(event)) soon(key)
        later(['overview'])
      }),
      live.onReconnect(() => void client.invalidateQueries()),
      live.start(),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client])
}

function staleAfter({ name, conversationId }: EventRecord): unknown[][] {
  const keys: unknown[][] = []
  if (conversationId) keys.push(['conversations'], ['conversation', conversationId])
  if (name.startsWith('contact.')) keys.push(['conversations'], ['conversation'], ['contacts'])
  if (name.startsWith('source.')) keys.push(['sources'])
  if (name.startsWith('inbox.') || name === 'event.quarantined') keys.push(['inboxes'])
  if (name.startsWith('product.') || name.startsWith('catalog.')) keys.push(['products'])
  if (name.startsWith('order.')) keys.push(['orders'], ['products'])
  if (name.startsWith('run.')) keys.push(['runs'])
  if (name.startsWith('task.')) keys.push(['tasks'])
  if (/^(model|budget|embedder)\./.test(name)) keys.push(['models'])
  if (name.startsWith('persona.')) keys.push(['persona'])
  return keys
}

/** Collects keys for a moment and invalidates each once. */
function batch(client: QueryClient, waitMs: number) {
  const keys = new Map<string, unknown[]>()
  let timer: ReturnType<typeof setTimeout> | undefined
  return (key: unknown[]) => {
    keys.set(JSON.stringify(key), key)
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      const due = [...keys.values()]
      keys.clear()
      for (const queryKey of due) void client.invalidateQueries({ queryKey })
    }, waitMs)
  }
}
