import { expect, test } from 'vitest'
import type { Decision } from '../contract/decision.ts'
import { receive } from '../server/domains/conversations/receive.ts'
import { loadInbox } from '../server/domains/inboxes/find-inbox.ts'
import { firstSettings } from '../server/domains/personas/persona.ts'
import { letSpeak } from '../server/domains/personas/publish-persona.ts'
import { type House, openHouse } from './house.ts'

/** A bot with a published version in which it has this name. */
async function openBot(house: House, name: string, agentName: string): Promise<string> {
  const { body } = await house.call('POST', '/personas', { name })
  await house.call('PUT', `/personas/${body.id}/draft`, { ...firstSettings, agentName, greeting: `I am ${agentName}.` })
  await house.inTenant((tx) => letSpeak(tx, { personaId: body.id, version: 1 }, 'Flora'))
  return body.id
}

async function openInbox(house: House, name: string, personaId?: string): Promise<string> {
  return (
    await house.call('POST', '/inboxes', { channel: 'web-chat', name, settings: {}, burstWindowMs: 0, ...(personaId ? { personaId } : {}) })
  ).body.id
}

async function asks(house: House, inboxId: string, who: string, text = 'are you a bot?') {
  await receive(await loadInbox(house.tenantId, inboxId), [house.line(who, { type: 'text', text }, { id: `m-${Math.random()}` })])
  await house.settles()
}

const heard = async (house: House, who: string) => (await house.sentTo(who)).join('\n')

async function lastDecision(house: House, who: string): Promise<Decision> {
  const conversationId = await house.conversationOf(who)
  const { body } = await house.call('GET', `/conversations/${conversationId}/messages`)
  const turnId = body.items.find(({ turnId }: { turnId: string | null }) => turnId).turnId
  return (await house.call('GET', `/turns/${turnId}`)).body.decision
}

test('two inboxes of one business answer by the names of their two bots, and the flight record says which spoke', async () => {
  const house = await openHouse()
  const [luna, petal] = [await openBot(house, 'Night bot', 'Luna'), await openBot(house, 'Wedding bot', 'Petal')]
  const [night, weddings] = [await openInbox(house, 'Night chat', luna), await openInbox(house, 'Weddings', petal)]
  await asks(house, night, 'ana')
  await asks(house, weddings, 'bisi')
  await asks(house, house.inboxId, 'chidi')
  expect(await heard(house, 'ana')).toContain('Luna')
  expect(await heard(house, 'bisi')).toContain('Petal')
  expect(await heard(house, 'chidi')).toContain('Sam')
  expect(await lastDecision(house, 'ana')).toMatchObject({ personaId: luna, personaVersion: 1 })
  expect(await lastDecision(house, 'bisi')).toMatchObject({ personaId: petal, personaVersion: 1 })
  expect(await lastDecision(house, 'chidi')).toMatchObject({ personaVersion: 0 })

  // From the next turn on, another one answers.
  await house.call('PATCH', `/inboxes/${night}`, { personaId: petal })
  await asks(house, night, 'ana', 'and are you a robot?')
  expect(await lastDecision(house, 'ana')).toMatchObject({ personaId: petal })
})

test('the chat page greets with the bot of its inbox, and the simulator lets any of them answer', async () => {
  const house = await openHouse()
  const luna = await openBot(house, 'Night bot', 'Luna')
  const night = await openInbox(house, 'Night chat', luna)
  const { key } = await loadInbox(house.tenantId, night)
  const visit = await house.app.inject({ method: 'POST', url: `/api/v1/chat/${key}/visitors`, payload: {} })
  expect(visit.json()).toMatchObject({ agentName: 'Luna', greeting: 'I am Luna.' })

  const messages = [{ author: 'contact', text: 'are you a bot?' }]
  const said = async (more: object) => JSON.stringify((await house.call('POST', '/simulations', { messages, ...more })).body.replies)
  expect(await said({})).toContain('Sam')
  expect(await said({ personaId: luna })).toContain('Luna')
  expect(await said({ personaId: luna, personaVersion: 0 })).toContain('Sam')
  const gone = await house.call('POST', '/simulations', { messages, personaId: crypto.randomUUID() })
  expect([gone.status, gone.body.detail]).toEqual([404, 'That bot does not exist.'])
})

test('an inbox that is disconnected keeps no bot from being removed', async () => {
  const house = await openHouse()
  const luna = await openBot(house, 'Night bot', 'Luna')
  const night = await openInbox(house, 'Night chat', luna)
  expect((await house.call('DELETE', `/personas/${luna}`)).status).toBe(409)
  await house.call('DELETE', `/inboxes/${night}`)
  expect((await house.call('DELETE', `/personas/${luna}`)).status).toBe(204)
})
