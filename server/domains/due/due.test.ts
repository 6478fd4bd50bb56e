import { expect, test } from 'vitest'
import { z } from 'zod'
import { closeJobs, job, openJobs } from '#platform/jobs.ts'
import { comesDue } from '../../../test/comes-due.ts'
import { deleteContactForTests } from '../../../test/delete-contact.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { carryOutDue, introduceDue } from './carry-out.ts'
import { nextDaytime } from './daytime.ts'
import { planDue } from './plan-due.ts'
import { checkSchedules, startSchedules } from './schedules.ts'

const soon = () => new Date(Date.now() + 3600_000)
const texts = (house: House) => house.sentTo('ana')

/** Ana has asked something and was answered; a message for later is planned, and its time comes when the test says so. */
async function planned(house: House, more: Record<string, unknown> = {}) {
  await house.hears('ana', 'hello')
  await house.settles()
  const conversationId = await house.conversationOf('ana')
  const made = await house.call('POST', '/due-things', {
    kind: 'follow_up',
    reason: 'She wanted to think about the peonies',
    text: 'Have you made up your mind about the peonies?',
    dueAt: soon().toISOString(),
    conversationId,
    cancelOn: ['answered', 'ordered', 'handed_over'],
    ...more,
  })
  expect(made.status).toBe(201)
  return { id: made.body.id as string, conversationId }
}

const ended = async (house: House, id: string) =>
  (await house.call('GET', '/due-things?state=ended')).body.items.find((item: { id: string }) => item.id === id)?.ended

test('a planned message is sent once when its time has come, however many look', async () => {
  const house = await openHouse()
  const { id } = await planned(house)
  await carryOutDue()
  expect(await texts(house)).toHaveLength(1)
  await comesDue(house, id)
  await Promise.all([carryOutDue(), carryOutDue(), carryOutDue()])
  await carryOutDue()
  await house.settles()
  expect((await texts(house)).filter((text) => text.includes('peonies'))).toEqual(['Have you made up your mind about the peonies?'])
  expect(await ended(house, id)).toMatchObject({ how: 'done', because: null })
})

test('killed in the middle, it has not happened, and it happens once afterwards', async () => {
  const house = await openHouse()
  const { id } = await planned(house, { cancelOn: [] })
  await comesDue(house, id)
  let times = 0
  introduceDue(
    new Map([
      [
        'follow_up',
        async (tx) => {
          if (tx.tenantId !== house.tenantId) return
          times++
          await tx
            .updateTable('contacts')
            .set({ name: `written ${times}` })
            .execute()
          if (times === 1) throw new Error('the process died')
        },
      ],
    ]),
  )
  await carryOutDue()
  const names = () => house.inTenant((tx) => tx.selectFrom('contacts').select('name').execute())
  expect(await names()).toEqual([{ name: 'ana' }])
  await comesDue(house, id)
  await carryOutDue()
  await carryOutDue()
  expect([times, await names()]).toEqual([2, [{ name: 'written 2' }]])
})

test('what fails five times becomes a task for a person', async () => {
  const house = await openHouse()
  const { id } = await planned(house)
  introduceDue(new Map([['follow_up', () => Promise.reject(new Error('no'))]]))
  for (let tries = 0; tries < 5; tries++) {
    await comesDue(house, id)
    await carryOutDue()
  }
  expect(await ended(house, id)).toMatchObject({ how: 'failed' })
  expect((await house.call('GET', '/tasks')).body.items.map(({ title }: { title: string }) => title)).toContain(
    'She wanted to think about the peonies',
  )
})

test.each([
  ['the customer answers', 'answered', (house: House) => house.hears('ana', 'I am still thinking')],
  ['the customer asks to stop', 'opted_out', (house: House) => house.hears('ana', 'STOP')],
  [
    'a person takes the conversation',
    'handed_over',
    async (house: House) => void (await house.call('PUT', `/conversations/${await house.conversationOf('ana')}/handover`, {})),
  ],
])('it is cancelled at once when %s, and never sent', async (_what, because, happens) => {
  const house = await openHouse()
  const { id } = await planned(house, because === 'opted_out' ? { cancelOn: [] } : {})
  await happens(house)
  await house.settles()
  expect(await ended(house, id)).toMatchObject({ how: 'cancelled', because })
  await carryOutDue()
  await house.settles()
  expect((await texts(house)).join()).not.toContain('peonies')
})

test('also when nobody has heard of it yet: carrying out asks by itself', async () => {
  const house = await openHouse()
  const { id } = await planned(house)
  await house.hears('ana', 'I am still thinking')
  await comesDue(house, id)
  await carryOutDue()
  expect(await ended(house, id)).toMatchObject({ how: 'cancelled', because: 'answered' })
})

test('held by a person, or for a contact who is gone, it does nothing and says so', async () => {
  const house = await openHouse()
  const held = await planned(house, { cancelOn: [] })
  await house.call('PUT', `/conversations/${held.conversationId}/handover`, {})
  await comesDue(house, held.id)
  await carryOutDue()
  expect(await ended(house, held.id)).toMatchObject({ how: 'skipped', because: 'with_person' })

  await house.call('DELETE', `/conversations/${held.conversationId}/handover`)
  const gone = await planned(house, { cancelOn: [] })
  await deleteContactForTests(house, 'ana')
  await comesDue(house, gone.id)
  await carryOutDue()
  expect(await ended(house, gone.id)).toMatchObject({ how: 'skipped', because: 'contact_gone' })
})

test('whoever looks reads the words that will be sent, and may change them and what makes it pointless until it is done', async () => {
  const house = await openHouse()
  const { id } = await planned(house)
  const list = async (only: string) => (await house.call('GET', `/due-things?writesToContact=${only}`)).body.items as { id: string }[]
  expect(await list('true')).toMatchObject([{ id, text: 'Have you made up your mind about the peonies?' }])
  expect(await list('false')).toEqual([])

  const changed = await house.call('PATCH', `/due-things/${id}`, { text: 'The peonies are in!', cancelOn: ['ordered'] })
  expect(changed.body).toMatchObject({
    text: 'The peonies are in!',
    reason: 'She wanted to think about the peonies',
    cancelOn: ['ordered'],
  })
  await house.hears('ana', 'hello again')
  await house.settles()
  await comesDue(house, id)
  await carryOutDue()
  await house.settles()
  expect((await texts(house)).filter((text) => text.includes('peonies'))).toEqual(['The peonies are in!'])

  const { body } = await house.call('POST', '/due-things', { kind: 'reminder', reason: 'Order ribbon', dueAt: soon().toISOString() })
  expect(body).toMatchObject({ text: null, writesToContact: false })
  expect((await house.call('PATCH', `/due-things/${body.id}`, { text: 'Hello' })).status).toBe(400)
})

test('a reminder becomes a task; it can be moved and cancelled, and a past or far time is refused', async () => {
  const house = await openHouse()
  const made = await house.call('POST', '/due-things', { kind: 'reminder', reason: 'Order more ribbon', dueAt: soon().toISOString() })
  const moved = await house.call('PATCH', `/due-things/${made.body.id}`, { dueAt: new Date(Date.now() + 7200_000).toISOString() })
  expect(moved.body.dueAt > made.body.dueAt).toBe(true)
  await comesDue(house, made.body.id)
  await carryOutDue()
  expect((await house.call('GET', '/tasks')).body.items).toMatchObject([{ title: 'Order more ribbon' }])
  expect((await house.call('PATCH', `/due-things/${made.body.id}`, { reason: 'x' })).status).toBe(409)

  const other = await house.call('POST', '/due-things', { kind: 'reminder', reason: 'Call the florist', dueAt: soon().toISOString() })
  expect((await house.call('DELETE', `/due-things/${other.body.id}`)).body.ended).toMatchObject({ how: 'cancelled', because: 'person' })
  for (const dueAt of ['2020-01-01T00:00:00Z', '2199-01-01T00:00:00Z'])
    expect((await house.call('POST', '/due-things', { kind: 'reminder', reason: 'x', dueAt })).status).toBe(400)
  expect((await house.call('POST', '/due-things', { kind: 'follow_up', reason: 'x', dueAt: soon().toISOString() })).status).toBe(400)
  expect((await house.call('GET', `/due-things`, undefined, { as: house.otherApiKey })).body.items).toEqual([])
})

test('whoever asks for later is a task for a person on that day, which moves with their wish and goes when they write first', async () => {
  const house = await openHouse()
  const open = async () => (await house.call('GET', '/due-things')).body.items as { id: string; kind: string; dueAt: string }[]
  const tasks = async () => (await house.call('GET', '/tasks')).body.items as { title: string }[]
  await house.hears('ana', 'I am busy now, please text me next Monday')
  await house.settles()
  const [first] = await open()
  expect(first).toMatchObject({ kind: 'snooze' })
  expect(await tasks()).toEqual([])
  await comesDue(house, first!.id)
  await carryOutDue()
  expect(await tasks()).toMatchObject([{ title: 'Write to them again: this is the day they asked for' }])

  await house.hears('ana', 'I am busy now, please text me next Monday')
  await house.settles()
  const [again] = await open()
  await house.hears('ana', 'hello')
  await house.settles()
  expect(await open()).toEqual([])
  expect(await ended(house, again!.id)).toMatchObject({ how: 'cancelled', because: 'answered' })
})

test('a kind that no room offers is told and not tried for ever', async () => {
  const house = await openHouse()
  const { id } = await house.inTenant((tx) =>
    planDue(tx, {
      kind: 'of_a_room_that_left',
      details: { reason: 'x' },
      dueAt: soon(),
      conversationId: null,
      writesToContact: false,
      cancelOn: [],
      by: 'bot',
    }),
  )
  await comesDue(house, id)
  await carryOutDue()
  expect(await ended(house, id)).toMatchObject({ how: 'skipped', because: 'nobody_offers' })
})

test('nobody is written to at night, wherever the business is and whatever its clocks do', () => {
  const at = (iso: string, zone: string) => nextDaytime(new Date(iso), zone)?.toISOString() ?? null
  expect(at('2026-06-10T12:00:00Z', 'Africa/Lagos')).toBeNull()
  expect(at('2026-06-10T19:00:00Z', 'Africa/Lagos')).toBe('2026-06-11T08:00:00.000Z')
  expect(at('2026-06-10T20:10:00Z', 'Asia/Kolkata')).toBe('2026-06-11T03:30:00.000Z')
  // The night in which Berlin's clocks go forward is an hour shorter.
  expect(at('2026-03-28T20:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z')
})

test('a schedule starts its job once at the hour of each business, and missed hours once', async () => {
  const house = await openHouse()
  const ran: string[] = []
  const brief = Object.assign(
    job(z.object({}), async (_, tenantId) => void ran.push(tenantId)),
    { name: 'test.brief' },
  )
  await closeJobs()
  await openJobs([...house.jobs, brief], { work: false })
  const schedules = new Map([['test.brief', { at: '0 9 * * *', job: brief }]])
  // Businesses of earlier tests are in the same database, and each look takes only so many.
  const start = async () => {
    for (let seen = 500; seen >= 500; ) seen = await startSchedules(schedules)
  }
  await start()
  const row = () => house.inTenant((tx) => tx.selectFrom('schedules').selectAll().executeTakeFirstOrThrow())
  const first = await row()
  expect(new Intl.DateTimeFormat('en-GB', { timeZone: first.timeZone, hour: '2-digit', minute: '2-digit' }).format(first.nextAt)).toBe(
    '09:00',
  )

  const mine = () => ran.filter((tenantId) => tenantId === house.tenantId).length
  await house.inTenant((tx) =>
    tx
      .updateTable('schedules')
      .set({ nextAt: new Date(Date.now() - 3 * 24 * 3600_000) })
      .execute(),
  )
  await Promise.all([start(), start()])
  await start()
  await house.runJobs([brief])
  expect(mine()).toBe(1)

  // Another zone is another nine o'clock, and starts nothing by itself.
  await house.inTenant((tx) => tx.updateTable('tenants').set({ timeZone: 'Asia/Kolkata' }).execute())
  await start()
  await house.runJobs([brief])
  expect([mine(), (await row()).timeZone]).toEqual([1, 'Asia/Kolkata'])
  for (const at of ['every day', '0 9 * *', '0 25 * * *', '0 9 30 2 *'])
    expect(() => checkSchedules(new Map([['crm.brief', { at, job: brief }]]))).toThrow(/crm\.brief/)
})
