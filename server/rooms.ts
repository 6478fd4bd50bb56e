import { existsSync, readdirSync } from 'node:fs'
import type { EventName } from '@salesboy/contract/events'
import { forgetListeners, listenTo } from '#platform/events.ts'
import type { Served } from '#platform/http/serve.ts'
import type { Job } from '#platform/jobs.ts'
import type { Carry, Room } from '#platform/room.ts'

/** The rooms of the house, introduced to routes, jobs, events and actions. The agent is a room like the domains. */
export interface House {
  routes: { room: string; routes: Served[] }[]
  jobs: Job[]
  actions: Record<string, Carry<never>>
}

export async function openRooms(): Promise<House> {
  forgetListeners()
  const house: House = { routes: [], jobs: [], actions: {} }
  for (const { name, room } of await findRooms()) {
    if (room.routes) house.routes.push({ room: name, routes: room.routes })
    for (const [key, job] of Object.entries(room.jobs ?? {})) {
      job.name = `${name}.${key}`
      house.jobs.push(job)
    }
    for (const [event, listener] of Object.entries(room.on ?? {})) listenTo(event as EventName, listener)
    Object.assign(house.actions, room.actions)
  }
  return house
}

async function findRooms(): Promise<{ name: string; room: Room }[]> {
  const domains = readdirSync(new URL('./domains/', import.meta.url)).map((name) => ({
    name,
    door: new URL(`./domains/${name}/index.ts`, import.meta.url),
  }))
  const doors = [...domains, { name: 'agent', door: new URL('./agent/index.ts', import.meta.url) }].filter(({ door }) => existsSync(door))
  return Promise.all(doors.map(async ({ name, door }) => ({ name, room: ((await import(door.href)) as { default: Room }).default })))
}
