import type { PersonaSettings } from '@salesboy/contract/personas'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../../test/house.ts'
import { introduceChecks } from './checks.ts'
import { compareSettings } from './compare-settings.ts'
import { defaultPersonaId, firstSettings, personaOfInbox, readPersona } from './persona.ts'
import { letSpeak, publishPersona } from './publish-persona.ts'
import { discardDraft, restoreVersion, saveDraft } from './save-draft.ts'
import { mostPersonas } from './save-persona.ts'
import { listVersions, readDraft } from './versions.ts'

const called = (agentName: string, over: Partial<PersonaSettings> = {}): PersonaSettings => ({ ...firstSettings, agentName, ...over })
const by = 'Flora'

async function openBot() {
  const house = await openHouse()
  const personaId = await house.inTenant(defaultPersonaId)
  const save = (settings: PersonaSettings, who = by) => house.inTenant((tx) => saveDraft(tx, personaId, settings, { by: who }))
  const speak = (version: number) => house.inTenant((tx) => letSpeak(tx, { personaId, version }, by))
  return { ...house, personaId, save, speak, speaking: () => house.inTenant((tx) => readPersona(tx, personaId)) }
}

test('the first settings speak until something is published, and a draft is heard by nobody', async () => {
  const { personaId, save, speak, speaking, ...house } = await openBot()
  expect(await speaking()).toEqual({ ...firstSettings, personaId, version: 0 })
  await save(called('Petal'))
  expect(await speaking()).toMatchObject({ version: 0, agentName: 'Sam' })
  await house.hears('ana', 'hello')
  await house.settles()
  expect((await house.sentTo('ana')).join()).not.toContain('Petal')

  await speak(1)
  expect(await speaking()).toMatchObject({ version: 1, agentName: 'Petal' })
  await house.hears('bisi', 'are you a bot?')
  await house.settles()
  expect((await house.sentTo('bisi')).join()).toContain('Petal')
})

test('saving changes the one draft, publishing fixes it, and the next save begins a new one', async () => {
  const { personaId, save, speak, inTenant } = await openBot()
  await save(called('Petal'))
  const again = await Promise.all(['Bloom', 'Rose'].map((name) => save(called(name))))
  expect(again.map(({ version }) => version)).toEqual([1, 1])
  await speak(1)
  expect((await save(called('Lily'), 'Teo')).version).toBe(2)
  const versions = () => inTenant((tx) => listVersions(tx, personaId))
  expect((await versions()).map(({ version, state, savedBy }) => [version, state, savedBy])).toEqual([
    [2, 'draft', 'Teo'],
    [1, 'speaking', 'Flora'],
  ])
  await speak(2)
  expect((await versions()).map(({ state }) => state)).toEqual(['speaking', 'retired'])
})

test('an older version comes back as a draft, is published under a new number, and drafts can be thrown away', async () => {
  const { personaId, save, speak, inTenant } = await openBot()
  for (const [i, name] of ['Petal', 'Bloom'].entries()) {
    await save(called(name))
    await speak(i + 1)
  }
  const first = { personaId, version: 1 }
  await expect(inTenant((tx) => publishPersona(tx, first, by))).rejects.toThrow(/Press “Use again”/)
  const restored = await inTenant((tx) => restoreVersion(tx, first, by))
  expect(restored).toMatchObject({ version: 3, state: 'draft', restoredFrom: 1, settings: { agentName: 'Petal' } })
  await inTenant((tx) => discardDraft(tx, personaId))
  expect(await inTenant((tx) => readDraft(tx, personaId))).toBeNull()
  await expect(inTenant((tx) => discardDraft(tx, personaId))).rejects.toThrow(/does not exist/)
})

test('a gate stops a version with its reasons, and lets it through once they are gone', async () => {
  const { personaId, save, speaking, ...house } = await openBot()
  const reasons = [
    { path: 'suites.refunds', message: 'Ana’s refund was promised without a source.' },
    { path: 'suites.stop', message: 'A stop was not heard.' },
  ]
  introduceChecks([async (_tx, draft) => (draft.personaId === personaId && draft.version === 1 ? reasons : [])], [])
  await save(called('Petal'))
  await house.call('POST', '/publish-checks', { version: 1 })
  await house.settles()
  const publication = `/personas/${personaId}/versions/1/publication`
  const refused = await house.call('PUT', publication)
  expect([refused.status, refused.body.issues, refused.body.detail]).toEqual([409, reasons, 'Not published: 2 things stand in the way.'])
  expect(await speaking()).toMatchObject({ version: 0 })
  reasons.length = 0
  expect((await house.call('PUT', publication)).body).toMatchObject({ state: 'speaking', publishedBy: 'test' })
})

test('whoever edits an older state of the draft is told so', async () => {
  const { personaId, save, call } = await openBot()
  const { savedAt } = await save(called('Petal'))
  const mine = await call('PUT', `/personas/${personaId}/draft`, { ...called('Bloom'), basedOn: savedAt })
  expect(mine.status).toBe(200)
  const late = await call('PUT', `/personas/${personaId}/draft`, { ...called('Rose'), basedOn: savedAt })
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('saved the draft meanwhile')])
})

const add = async (house: House, name: string): Promise<string> => (await house.call('POST', '/personas', { name })).body.id

test('a business has a bot from its first moment, adds others, and each has versions of its own', async () => {
  const house = await openHouse()
  const { body: first } = await house.call('GET', '/personas')
  expect(first.items).toEqual([expect.objectContaining({ name: 'Main bot', isDefault: true, agentName: 'Sam', speaking: 0, draft: null })])
  const night = await add(house, 'Night bot')
  expect((await house.call('PUT', `/personas/${night}/draft`, called('Luna'))).body.version).toBe(1)
  await house.inTenant((tx) => letSpeak(tx, { personaId: night, version: 1 }, by))
  expect((await house.call('PATCH', `/personas/${night}`, { name: 'Evening bot' })).body).toMatchObject({
    ...{ id: night, name: 'Evening bot', isDefault: false, agentName: 'Luna', speaking: 1 },
  })
  const { body } = await house.call('GET', '/personas')
  expect(body.items.map(({ name, speaking }: { name: string; speaking: number }) => [name, speaking])).toEqual([
    ['Main bot', 0],
    ['Evening bot', 1],
  ])
  expect((await house.call('GET', `/personas/${first.items[0].id}/versions`)).body.items).toEqual([])
})

test('a name is given once, however it is spelled, and there are so many bots and no more', async () => {
  const house = await openHouse()
  await add(house, 'Night bot')
  const taken = await house.call('POST', '/personas', { name: 'NIGHT bot ' })
  expect([taken.status, taken.body.issues[0].path]).toEqual([409, 'name'])
  for (let n = 3; n <= mostPersonas; n++) await add(house, `Bot ${n}`)
  const full = await house.call('POST', '/personas', { name: 'One more' })
  expect([full.status, full.body.detail]).toEqual([409, expect.stringContaining('at most 20 bots')])
})

test('an inbox names who answers in it, and whoever is named cannot be removed', async () => {
  const house = await openHouse()
  const night = await add(house, 'Night bot')
  const main = await house.inTenant(defaultPersonaId)
  const whoAnswers = async () => (await house.inTenant((tx) => personaOfInbox(tx, house.inboxId))).personaId
  expect(await whoAnswers()).toBe(main)
  expect((await house.call('PATCH', `/inboxes/${house.inboxId}`, { personaId: night })).body.personaId).toBe(night)
  expect(await whoAnswers()).toBe(night)

  const named = await house.call('DELETE', `/personas/${night}`)
  expect([named.status, named.body.detail]).toEqual([
    409,
    '“Night bot” still answers in “Website chat”. Choose another bot there first, then remove it.',
  ])
  expect(named.body.issues).toEqual([{ path: `inboxes.${house.inboxId}`, message: 'Website chat' }])
  await house.call('PATCH', `/inboxes/${house.inboxId}`, { personaId: null })
  expect((await house.call('DELETE', `/personas/${night}`)).status).toBe(204)
  expect((await house.call('DELETE', `/personas/${main}`)).body.detail).toContain('“Main bot” answers wherever you chose no other bot')
})

test('an inbox cannot name a bot that is not there, nor another business’s', async () => {
  const house = await openHouse()
  const { body } = await house.call('POST', '/personas', { name: 'Otro’s' }, { as: house.otherApiKey })
  for (const personaId of [body.id, crypto.randomUUID()]) {
    const refused = await house.call('PATCH', `/inboxes/${house.inboxId}`, { personaId })
    expect([refused.status, refused.body.issues]).toEqual([
      400,
      [{ path: 'personaId', message: 'That bot does not exist. Choose one of those there are.' }],
    ])
  }
})

test('every change is in the audit log, whoever calls the verb', async () => {
  const house = await openHouse()
  const id = await add(house, 'Night bot')
  await house.call('PATCH', `/personas/${id}`, { name: 'Evening bot' })
  await house.call('PUT', `/personas/${id}/draft`, called('Luna'))
  await house.call('POST', `/personas/${id}/versions/0/restorations`)
  await house.call('DELETE', `/personas/${id}/draft`)
  await house.call('DELETE', `/personas/${id}`)
  const entries = await house.inTenant((tx) =>
    tx.selectFrom('auditEntries').select('action').where('object', '=', `persona:${id}`).orderBy('id').execute(),
  )
  expect(entries.map(({ action }) => action)).toEqual([
    ...['added a persona', 'renamed a persona', 'saved the draft of the persona', 'restored a persona as a draft'],
    ...['threw the draft of the persona away', 'removed a persona'],
  ])
})

test('what differs is said leaf by leaf', () => {
  const from = called('Petal', { skills: { order: { on: true, settings: {} } } })
  const to = called('Petal', { tone: 80, languages: ['en'], skills: { order: { on: false, settings: { note: 'x' } } } })
  expect(compareSettings(from, to)).toEqual([
    { path: 'tone', from: 50, to: 80 },
    { path: 'languages', from: [], to: ['en'] },
    { path: 'skills.order.on', from: true, to: false },
    { path: 'skills.order.settings.note', from: null, to: 'x' },
  ])
})

test.each([
  [{ temperature: 1.5 }, 'temperature'],
  [{ tone: 101 }, 'tone'],
  [{ languages: ['english'] }, 'languages.0'],
  [{ workingHours: { when: 'opening', spans: {}, awayText: ' ', handOver: true } }, 'workingHours.awayText'],
  [{ metadata: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, ''])) }, 'metadata'],
])('%j is refused, and the field is named', async (over, path) => {
  const house = await openHouse()
  const id = await house.inTenant(defaultPersonaId)
  const { status, body } = await house.call('PUT', `/personas/${id}/draft`, called('Petal', over as Partial<PersonaSettings>))
  expect(status).toBe(400)
  expect(body.issues.map((issue: { path: string }) => issue.path.replace('body.', ''))).toContain(path)
})
