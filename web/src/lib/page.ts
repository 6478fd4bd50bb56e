import type { EventName } from '@salesboy/contract/events'
import type { EventRecord } from '@salesboy/contract/insights'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { type AnyRoute, createRootRouteWithContext, createRoute } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Piece } from './slots.ts'

/** What a page offers the house: its folder's `index.ts`. Loaded with the first view, so screens are imported lazily there. */
export interface Plate<Routes extends readonly AnyRoute[] = readonly AnyRoute[]> {
  /** Under `shell`, or under `root` for a page without the menu. The first one is where its place leads. */
  routes: Routes
  place: Place | 'hidden'
  /** Which facts make which of its queries old. */
  staleAfter?: StaleAfter
  /** How long a burst of events is gathered before its queries are asked again; 120 unless told. */
  gatherMs?: number
  /** What it lends to the slots of earlier pages. */
  pieces?: Piece[]
}

/** Where a page stands in the menu. */
export interface Place {
  /** Its label, and a short one for the phone's tab bar. Loaded with the first view, so they stand on the plate. */
  words: { readonly menu: string; readonly short?: string }
  icon: LucideIcon
  /** Groups follow each other: what happens today, what is sold and known, the bot and its ways, the house itself. */
  group: (typeof groups)[number]
  /** Within the group, small first. */
  rank: number
  /** A number beside the label, of things that wait. */
  badge?: ComponentType<{ className?: string }>
}

export const groups = ['today', 'shop', 'bot', 'house'] as const

type EventPattern = EventName | `${EventName extends `${infer Noun}.${string}` ? Noun : never}.*` | '*'
export type StaleAfter = Partial<Record<EventPattern, QueryKey[] | ((event: EventRecord) => QueryKey[])>>

interface Surroundings {
  client: QueryClient
  /** Lets signed-in people pass and sends the others to sign in first. */
  admit: (href: string) => Promise<void>
}

/** Every page's routes hang below these two; app/router.tsx says what they show. */
export const root = createRootRouteWithContext<Surroundings>()()
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: ({ context, location }) => context.admit(location.href),
})

export function page<const Routes extends readonly AnyRoute[]>(plate: Plate<Routes>): Plate<Routes> {
  if (!plate.routes.length) throw new Error('A page without routes can never be seen: give it one.')
  if (!plate.place) throw new Error(`It has no place in the menu: give it one, or say “place: 'hidden'”.`)
  return plate
}
