import { beforeEach, describe, expect, test } from 'vitest'
import { claimTurns, openTurn } from '../server/agent/open-turn.ts'
import { type House, openHouse } from './house.ts'

const visit = { name: 'Home visit', minutes: 45, days: ['tue'], window: ['10:00', '16:00'], leadTimeHours: 24, note: 'Tie up the dog.' }

let house: House
beforeEach(async () => {
  house = await openHouse()
})

describe('what customers may book', () => {
  test('is added, changed and deleted, each heard and audited', async () => {
    const made = await house.call('POST', '/services', visit)
    expect(made).toMatchObject({ status: 201, body: visit })
    const tour = await house.call('POST', '/services', { name: 'Tour' })
    expect(tour.body).toMatchObject({ minutes: 60, days: [], window: null, leadTimeHours: 0, note: '' })
    const changed = await house.call('PUT', `/services/${made.body.id}`, { name: 'Home visit', window: null })
    expect(changed.body).toEqual({ id: made.body.id, name: 'Home visit', minutes: 60, days: [], window: null, leadTimeHours: 0, note: '' })
    expect((await house.call('GET', '/services')).body.items).toEqual([changed.body, tour.body])
    expect((await house.call('DELETE', `/services/${tour.body.id}`)).status).toBe(204)
    expect((await house.call('DELETE', `/services/${tour.body.id}`)).status).toBe(404)
    expect((await house.call('GET', '/services')).body.items).toEqual([changed.body])

    const events = (await house.call('GET', '/events')).body.items.map(({ name }: { name: string }) => name)
    expect(events.filter((name: string) => name.startsWith('service.')).reverse()).toEqual([
      'service.added',
      'service.added',
      'service.changed',
      'service.deleted',
    ])
    const audited = await house.inTenant((tx) =>
      tx.selectFrom('auditEntries').select('action').where('object', 'like', 'service:%').orderBy('id').execute(),
    )
    expect(audited.map(({ action }) => action)).toEqual(['added a service', 'added a service', 'changed a service', 'deleted a service'])
  })

  test('is fifty services at most, and half a window is none', async () => {
    for (let n = 0; n < 50; n++) expect((await house.call('POST', '/services', { name: `Service ${n}` })).status).toBe(201)
    expect(await house.call('POST', '/services', visit)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('50 services') },
    })
    expect((await house.call('POST', '/services', { ...visit, window: ['10:00'] })).status).toBe(400)
    expect((await house.call('POST', '/services', { ...visit, leadTimeHours: 1.5 })).status).toBe(400)
  })

  test('is known to the turn that opens, word for word', async () => {
    const made = await house.call('POST', '/services', visit)
    await house.call('POST', '/services', { name: 'Tour' })
    await house.hears('ana', 'Hello')
    const [claimed] = (await claimTurns('test', 20)).filter(({ tenantId }) => tenantId === house.tenantId)
    const turn = await openTurn(claimed!)
    expect(turn?.services).toEqual((await house.call('GET', '/services')).body.items)
    expect(turn?.services[0]).toEqual(made.body)
  })

  test('is held to in a conversation: sooner than its notice, another time is asked for and no task noted', async () => {
    await house.call('POST', '/services', { ...visit, days: [], window: null })
    await house.hears('ana', 'I want to book a home visit today at 23:30')
    await house.settles()
    expect(await house.sentTo('ana')).toEqual([expect.stringMatching(/24-hour notice.*later day and time/)])
    expect((await house.call('GET', '/tasks')).body.items).toEqual([])
  })
})
