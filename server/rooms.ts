import { existsSync, readdirSync } from 'node:fs'
import { type EventName, namesOf } from '@salesboy/contract/events'
import { introduceActions } from '#agent/close-turn.ts'
import { introduceTurnParts } from '#agent/stage.ts'
import { allChannels } from '#channels/index.ts'
import { introduceDue } from '#domains/due/carry-out.ts'
import { checkSchedules } from '#domains/due/schedules.ts'
import { introduceChecks } from '#domains/personas/checks.ts'
import type { Listener } from '#platform/follow.ts'
import type { Hook } from '#platform/hook.ts'
import type { Served } from '#platform/http/serve.ts'
import type { Job } from '#platform/jobs.ts'
import type { AnyCarry, CarryDue, Chore, PublishGate, Room, Schedule, SettingsCheck, TurnPart } from '#platform/room.ts'

/** What the rooms of the house offer, together. The agent is a room like the domains. */
export interface House {
  routes: { room: string; routes: Served[] }[]
  jobs: Job[]
  listeners: ReadonlyMap<EventName, readonly Listener[]>
  chores: Chore[]
  schedules: ReadonlyMap<string, Schedule>
  hooks: ReadonlyMap<string, Hook>
}

/** Reads every door plate and makes the introductions. Throws, naming the room, for a plate that cannot be what was meant. */
export async function openRooms(): Promise<House> {
  const rooms = await findRooms()
  introduceActions(once<AnyCarry>(rooms, 'actions'))
  introduceTurnParts([...once<TurnPart>(rooms, 'forTurn').values()])
  introduceDue(once<CarryDue>(rooms, 'due'))
  introduceChecks([...once<PublishGate>(rooms, 'gates').values()], [...once<SettingsCheck>(rooms, 'checks').values()])
  return {
    routes: rooms.flatMap(({ name, room }) => (room.routes ? [{ room: name, routes: room.routes }] : [])),
    jobs: rooms.flatMap(({ name, room }) =>
      Object.entries(room.jobs ?? {}).map(([key, job]) => Object.assign(job, { name: `${name}.${key}` })),
    ),
    listeners: listenersOf(rooms),
    ...everyOf(rooms),
    hooks: hooksOf(rooms),
  }
}

interface Named {
  name: string
  room: Room
}

async function findRooms(): Promise<Named[]> {
  const domains = readdirSync(new URL('./domains/', import.meta.url)).map((name) => ({
    name,
    door: new URL(`./domains/${name}/index.ts`, import.meta.url),
  }))
  const doors = [...domains, { name: 'agent', door: new URL('./agent/index.ts', import.meta.url) }].filter(({ door }) => existsSync(door))
  return Promise.all(doors.map(async ({ name, door }) => ({ name, room: ((await import(door.href)) as { default: Room }).default })))
}

/** What only one room may offer under a name. */
function once<Offer>(rooms: Named[], field: 'actions' | 'gates' | 'checks' | 'hooks' | 'due' | 'forTurn'): Map<string, Offer> {
  const found = new Map<string, Offer>()
  for (const { name, room } of rooms)
    for (const [key, offer] of Object.entries((room[field] ?? {}) as Record<string, Offer>)) {
      if (found.has(key))
        throw new Error(`The room “${name}” offers ${field} “${key}”, which another room offers already. Give one of them another name.`)
      found.set(key, offer)
    }
  return found
}

/** Two doors at one address would hear each other's senders, and one without limits would let strangers fill the disk. */
export function hooksOf(rooms: Named[]): ReadonlyMap<string, Hook> {
  const hooks = once<Hook>(rooms, 'hooks')
  for (const [name, { maxBytes, perMinute }] of hooks) {
    const room = rooms.find((one) => one.room.hooks?.[name])?.name
    if (!/^[a-z][a-z0-9-]{1,58}$/.test(name)) throw new Error(`The hook “${name}” of the room “${room}” is no name for an address.`)
    if (allChannels().some((channel) => channel.name === name))
      throw new Error(`The room “${room}” offers the hook “${name}”, which is a channel's name. Give it another one.`)
    if (!(maxBytes > 0 && perMinute > 0))
      throw new Error(`The hook “${name}” of the room “${room}” has no limits. Say maxBytes and perMinute.`)
  }
  return hooks
}

function listenersOf(rooms: Named[]) {
  const listeners = new Map<EventName, Listener[]>()
  for (const { name, room } of rooms)
    for (const [pattern, listener] of Object.entries(room.on ?? {})) {
      const names = namesOf(pattern)
      if (names.length === 0)
        throw new Error(`The room “${name}” listens to “${pattern}”, which nobody announces. contract/events.ts has all names.`)
      for (const event of names) listeners.set(event, [...(listeners.get(event) ?? []), listener])
    }
  return listeners
}

function everyOf(rooms: Named[]) {
  const chores: Chore[] = []
  const schedules = new Map<string, Schedule>()
  for (const { name, room } of rooms)
    for (const [key, offer] of Object.entries(room.every ?? {}))
      if ('everyMs' in offer) chores.push(offer)
      else schedules.set(`${name}.${key}`, offer)
  checkSchedules(schedules)
  return { chores, schedules }
}
