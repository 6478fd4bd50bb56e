import type { EventRecord } from '@salesboy/contract/insights'
import type { QueryKey } from '@tanstack/react-query'
import type { StaleAfter } from '../lib/page.ts'

/** What an event makes old, by its name, its noun, or being one at all. */
export function staleKeys(staleAfter: StaleAfter, event: EventRecord): QueryKey[] {
  const patterns = [event.name, `${event.name.split('.')[0]}.*`, '*'] as (keyof StaleAfter)[]
  return patterns.flatMap((pattern) => {
    const keys = staleAfter[pattern] ?? []
    return typeof keys === 'function' ? keys(event) : keys
  })
}
