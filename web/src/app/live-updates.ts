import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { live } from '../lib/live.ts'
import { plates } from './pages.ts'
import { staleKeys } from './stale-keys.ts'

/** Keeps every open page true: what an event changed is asked for again, a burst of events only once. */
export function useLiveUpdates() {
  const client = useQueryClient()
  useEffect(() => {
    const pages = plates.map(({ staleAfter = {}, gatherMs = 120 }) => ({ staleAfter, stale: batch(client, gatherMs) }))
    const stops = [
      live.onEvent((event) => {
        for (const { staleAfter, stale } of pages) for (const key of staleKeys(staleAfter, event)) stale(key)
      }),
      live.onReconnect(() => void client.invalidateQueries()),
      live.start(),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client])
}

/** Collects keys for a moment and invalidates each once. */
function batch(client: QueryClient, waitMs: number) {
  const keys = new Map<string, QueryKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  return (key: QueryKey) => {
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
