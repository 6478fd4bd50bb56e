import { expect, test } from 'vitest'
import { inTenant } from '../server/platform/db.ts'
import { record } from '../server/platform/events.ts'
import { openHouse } from './house.ts'

test('a task is given to someone, done and open again, each with who and when', async () => {
  const house = await openHouse()
  const due = new Date(Date.now() + 3600_000).toISOString()
  const later = await house.call('POST', '/tasks', { title: 'Some day' })
  const made = await house.call('POST', '/tasks', { kind: 'callback', title: 'Call Ana', dueAt: due, assigneeId: house.teo.id })
  expect(made).toMatchObject({ status: 201, body: { title: 'Call Ana', assignee: { name: 'Teo' }, completed: null } })
  const titles = async (query: string) =>
    (await house.call('GET', `/tasks${query}`)).body.items.map(({ title }: { title: string }) => title)
  expect(await titles('')).toEqual(['Call Ana', 'Some day'])
  const first = (await house.call('GET', '/tasks?limit=1')).body
  expect(await titles(`?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`)).toEqual(['Some day'])

  const done = await house.call('PUT', `/tasks/${made.body.id}/completion`)
  expect(done.body.completed).toMatchObject({ by: expect.any(String), at: expect.any(String) })
  expect(await titles('?state=done')).toEqual(['Call Ana'])
  expect((await house.call('DELETE', `/tasks/${made.body.id}/completion`)).body.completed).toBeNull()
  expect((await house.call('PUT', `/tasks/${later.body.id}/assignee`, { teammateId: house.teo.id })).body.assignee.id).toBe(house.teo.id)
  expect((await house.call('PUT', `/tasks/${later.body.id}/assignee`, { teammateId: house.inboxId })).status).toBe(404)
  const names = (await house.call('GET', '/events')).body.items
    .map(({ name }: { name: string }) => name)
    .filter((name: string) => name.startsWith('task.'))
    .reverse()
  expect(names).toEqual(['task.created', 'task.created', 'task.completed', 'task.reopened', 'task.assigned'])
})

test('a number that two contacts have asks a person once whether they are one, and a merge answers it', async () => {
  const house = await openHouse()
  await house.hears('ana', 'hello')
  await house.hears('ben', 'hello')
  await house.settles()
  const contactOf = async (who: string) => (await house.call('GET', `/conversations/${await house.conversationOf(who)}`)).body.contact.id
  const [ana, ben] = [await contactOf('ana'), await contactOf('ben')]
  const conflict = () =>
    inTenant(house.tenantId, (tx) =>
      record(tx, 'contact.conflict', { summary: 'Two share a number', payload: { contactId: ana, otherContactId: ben } }),
    )
  await conflict()
  await conflict()
  await house.settles()
  const open = async () => (await house.call('GET', '/tasks')).body.items
  expect(await open()).toMatchObject([{ kind: 'same_person', contact: { id: ana }, payload: { contactId: ana, otherContactId: ben } }])
  expect((await house.call('POST', '/tasks', { kind: 'same_person', title: 'By hand' })).status).toBe(400)

  expect((await house.call('PUT', `/contacts/${ana}/merged/${ben}`)).status).toBe(200)
  await house.settles()
  expect(await open()).toEqual([])
  await conflict()
  await house.settles()
  expect(await open()).toEqual([])
})
