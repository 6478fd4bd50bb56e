import type { PersonaSettings } from '@salesboy/contract/personas'
import { expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import { introduceChecks } from './checks.ts'
import { compareSettings } from './compare-settings.ts'
import { firstPersona, readPersona, settingsOf } from './persona.ts'
import { letSpeak, publishPersona } from './publish-persona.ts'
import { discardDraft, restoreVersion, saveDraft } from './save-draft.ts'
import { listVersions, readDraft } from './versions.ts'

const called = (agentName: string, over: Partial<PersonaSettings> = {}): PersonaSettings => ({ ...settingsOf({}), agentName, ...over })
const by = 'Flora'

test('the first persona speaks until something is published, and a draft is heard by nobody', async () => {
  const { inTenant, ...house } = await openHouse()
  expect(await inTenant(readPersona)).toEqual(firstPersona)
  await inTenant((tx) => saveDraft(tx, called('Petal'), { by }))
  expect(await inTenant(readPersona)).toEqual(firstPersona)
  await house.hears('ana', 'hello')
  await house.settles()
  expect((await house.sentTo('ana')).join()).not.toContain('Petal')

  await inTenant((tx) => letSpeak(tx, 1, by))
  expect(await inTenant(readPersona)).toMatchObject({ version: 1, agentName: 'Petal' })
  await house.hears('bisi', 'are you a bot?')
  await house.settles()
  expect((await house.sentTo('bisi')).join()).toContain('Petal')
})

test('saving changes the one draft, publishing fixes it, and the next save begins a new one', async () => {
  const { inTenant } = await openHouse()
  await inTenant((tx) => saveDraft(tx, called('Petal'), { by }))
  const again = await Promise.all(['Bloom', 'Rose'].map((name) => inTenant((tx) => saveDraft(tx, called(name), { by }))))
  expect(again.map(({ version }) => version)).toEqual([1, 1])
  await inTenant((tx) => letSpeak(tx, 1, by))
  expect((await inTenant((tx) => saveDraft(tx, called('Lily'), { by: 'Teo' }))).version).toBe(2)
  expect((await inTenant(listVersions)).map(({ version, state, savedBy }) => [version, state, savedBy])).toEqual([
    [2, 'draft', 'Teo'],
    [1, 'speaking', 'Flora'],
  ])
  await inTenant((tx) => letSpeak(tx, 2, by))
  expect((await inTenant(listVersions)).map(({ state }) => state)).toEqual(['speaking', 'retired'])
})

test('an older version comes back as a draft, is published under a new number, and drafts can be thrown away', async () => {
  const { inTenant } = await openHouse()
  for (const [i, name] of ['Petal', 'Bloom'].entries()) {
    await inTenant((tx) => saveDraft(tx, called(name), { by }))
    await inTenant((tx) => letSpeak(tx, i + 1, by))
  }
  await expect(inTenant((tx) => publishPersona(tx, 1, by))).rejects.toThrow(/Press “Use again”/)
  const restored = await inTenant((tx) => restoreVersion(tx, 1, by))
  expect(restored).toMatchObject({ version: 3, state: 'draft', restoredFrom: 1, settings: { agentName: 'Petal' } })
  await inTenant(discardDraft)
  expect(await inTenant(readDraft)).toBeNull()
  await expect(inTenant(discardDraft)).rejects.toThrow(/does not exist/)
})

test('a gate stops a version with its reasons, and lets it through once they are gone', async () => {
  const house = await openHouse()
  const reasons = [
    { path: 'suites.refunds', message: 'Ana’s refund was promised without a source.' },
    { path: 'suites.stop', message: 'A stop was not heard.' },
  ]
  introduceChecks([async (_tx, version) => (version === 1 ? reasons : [])], [])
  await house.inTenant((tx) => saveDraft(tx, called('Petal'), { by }))
  await house.call('POST', '/publish-checks', { version: 1 })
  await house.settles()
  const refused = await house.call('PUT', '/persona/versions/1/publication')
  expect([refused.status, refused.body.issues, refused.body.detail]).toEqual([409, reasons, 'Not published: 2 things stand in the way.'])
  expect(await house.inTenant(readPersona)).toEqual(firstPersona)
  reasons.length = 0
  expect((await house.call('PUT', '/persona/versions/1/publication')).body).toMatchObject({ state: 'speaking', publishedBy: 'test' })
})

test('whoever edits an older state of the draft is told so', async () => {
  const house = await openHouse()
  const { savedAt } = await house.inTenant((tx) => saveDraft(tx, called('Petal'), { by }))
  const mine = await house.call('PUT', '/persona/draft', { ...called('Bloom'), basedOn: savedAt })
  expect(mine.status).toBe(200)
  const late = await house.call('PUT', '/persona/draft', { ...called('Rose'), basedOn: savedAt })
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('saved the draft meanwhile')])
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
  const { status, body } = await house.call('PUT', '/persona/draft', called('Petal', over as Partial<PersonaSettings>))
  expect(status).toBe(400)
  expect(body.issues.map((issue: { path: string }) => issue.path.replace('body.', ''))).toContain(path)
})
