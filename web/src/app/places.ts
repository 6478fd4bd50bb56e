import { groups, type Place } from '../lib/page.ts'
import { plates } from './pages.ts'

export interface MenuEntry extends Place {
  to: string
}

/** The menu: every page that has a place, group by group. */
export const places: MenuEntry[] = plates
  .flatMap(({ place, routes }) => (place === 'hidden' ? [] : [{ ...place, to: String(routes[0]?.fullPath) }]))
  .sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.rank - b.rank)

/** A phone's tab bar has room for the first four; the rest is under More. */
export const inTabBar = 4
