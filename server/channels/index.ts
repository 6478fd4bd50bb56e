import { existsSync, readdirSync } from 'node:fs'
import { notFound } from '#platform/problem.ts'
import type { Channel } from './channel.ts'
import { checkPlate } from './check-plate.ts'

/** Every folder beside this file that holds a channel. Adding one is adding its folder. */
const found = await Promise.all(
  readdirSync(import.meta.dirname, { withFileTypes: true })
    .map((entry) => ({ name: entry.name, door: new URL(`./${entry.name}/index.ts`, import.meta.url) }))
    .filter(({ door }) => existsSync(door))
    .map(async ({ name, door }) => checkPlate(name, ((await import(door.href)) as { default: Channel }).default)),
)
const byName = new Map(found.map((channel) => [channel.name, channel]))

export const allChannels = (): Channel[] => [...byName.values()]

/** Throws `not_found` for a name that no folder here has. */
export function channelNamed(name: string): Channel {
  const channel = byName.get(name)
  if (!channel) throw notFound('channel')
  return channel
}

/** What a channel writes bold words between; '' where it shows none, and for one that no folder here holds. */
export const boldOn = (name: string): string => byName.get(name)?.bold ?? ''

/** Channels that ignore a repeated send by our id, so that a lost one may simply go again. */
export const repeatableChannels = (): string[] =>
  allChannels()
    .filter((channel) => channel.repeatable)
    .map(({ name }) => name)

/** A channel that no folder here holds, as a test brings one along. Answers how to take it away again. */
export function addChannel(channel: Channel): () => void {
  byName.set(channel.name, checkPlate(channel.name, channel))
  return () => void byName.delete(channel.name)
}
