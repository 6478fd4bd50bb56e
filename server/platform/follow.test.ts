import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { flora, otro } from '../../test/cast.ts'
import { openTestDatabase } from '../../test/database.ts'
import { openHouse } from '../../test/house.ts'
import { database, inTenant, type Tx } from './db.ts'
import { record } from './events.ts'
import { type Cursor, cursorHere, eventsAfter, readCursor, spellCursor, tellListeners } from './follow.ts'
import { closeJobs, job, openJobs } from './jobs.ts'

let tenantId: string
beforeAll(async () => {
  await openTestDatabase()
  tenantId = await createTenant(flora)
})

const note = (tx: Tx, word: string) => record(tx, 'agent.emitted', { summary: word, payload: { event: word } })
const read = (cursor: Cursor, limit = 100) => inTenant(tenantId, (tx) => eventsAfter(tx, cursor, { limit }))
const words = (events: { event: { summary: string } }[]) => events.map(({ event }) => event.summary)

test('whoever follows reads each event once, page by page, in the order of the commits', async () => {
  const start = await inTenant(tenantId, cursorHere)
  for (const word of ['one', 'two', 'three', 'four', 'five']) await inTenant(tenantId, (tx) => note(tx, word))
  const first = await read(start, 2)
  const second = await read(first.next, 2)
  const third = await read(second.next, 2)
  expect([words(first.events), words(second.events), words(third.events)]).toEqual([['one', 'two'], ['three', 'four'], ['five']])
  expect((await read(third.next)).events).toEqual([])
  // Every single event is a place to go on from, also as a word in a client's hand.
  const resumed = readCursor(spellCursor(first.events[0]!.cursor))!
  expect(words((await read(resumed)).events)).toEqual(['two', 'three', 'four', 'five'])
})

test('names choose, and another business is never heard', async () => {
  const other = await createTenant(otro)
  const start = await inTenant(tenantId, cursorHere)
  await inTenant(other, (tx) => note(tx, 'of Otro'))
  await inTenant(tenantId, async (tx) => {
    await note(tx, 'mine')
    await record(tx, 'source.failed', { summary: 'unread', payload: { sourceId: other } })
  })
  const { events } = await inTenant(tenantId, (tx) => eventsAfter(tx, start, { names: ['source.failed'], limit: 10 }))
  expect(words(events)).toEqual(['unread'])
  expect(words((await read(start)).events)).toEqual(['mine', 'unread'])
})

test('an event that commits later than one with a higher id is not missed', async () => {
  if (database().kind === 'embedded') return // One session: transactions cannot overlap.
  const start = await inTenant(tenantId, cursorHere)
  let commit = () => {}
  const waits = new Promise<void>((resolve) => (commit = resolve))
  let written = () => {}
  const isWritten = new Promise<void>((resolve) => (written = resolve))
  const slow = inTenant(tenantId, async (tx) => {
    await note(tx, 'slow')
    written()
    await waits
  })
  await isWritten
  await inTenant(tenantId, (tx) => note(tx, 'quick'))
  const before = await read(start)
  commit()
  await slow
  expect([words(before.events), words((await read(before.next)).events)]).toEqual([['quick'], ['slow']])
})

test('a cursor of a database that was restored elsewhere starts from here', async () => {
  const future = { seen: '9999999999:9999999999:', upto: '9999999999:9999999999:', afterId: 0 }
  const { events, next } = await read(future)
  expect(events).toEqual([])
  await inTenant(tenantId, (tx) => note(tx, 'after'))
  expect(words((await read(next)).events)).toEqual(['after'])
  expect([readCursor('12'), readCursor(Buffer.from('1:2:3; drop').toString('base64url'))]).toEqual([null, null])
})

test('a room hears what a SQL function wrote down, once, with the tenant it happened to', async () => {
  const house = await openHouse()
  const heard: unknown[] = []
  const hear = Object.assign(
    job(z.object({ messageId: z.uuid() }), async ({ messageId }, tenant) => void heard.push([tenant, messageId])),
    { name: 'test.hear' },
  )
  const trips = Object.assign(
    job(z.object({}), async () => {}),
    { name: 'test.trips' },
  )
  await closeJobs()
  await openJobs([...house.jobs, hear, trips], { work: false })
  const listeners = new Map([
    [
      'message.sent' as const,
      [
        {
          job: trips,
          payload: () => {
            throw new Error('trips over it')
          },
        },
        { job: hear, payload: ({ payload }: { payload: Record<string, unknown> }) => ({ messageId: payload.messageId }) },
      ],
    ],
  ])
  await tellListeners(listeners)
  await house.hears('ana', 'hello')
  await house.takeTurns()
  await house.deliverAll()
  expect(await tellListeners(listeners)).toBe(1)
  expect(await tellListeners(listeners)).toBe(0)
  await house.runJobs([hear])
  const [sent] = (await house.messagesOf('ana')).filter(({ direction }) => direction === 'out')
  expect(heard).toEqual([[house.tenantId, sent!.id]])
})
