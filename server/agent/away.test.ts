import type { Persona, WorkingHours } from '@salesboy/contract/personas'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { languageToAnswerIn } from './language/language-to-answer-in.ts'
import type { Turn } from './turn.ts'
import { aTurn } from './turn-for-tests.ts'

const hours = (over: Partial<WorkingHours>): WorkingHours => ({
  when: 'opening',
  spans: {},
  awayText: 'We are back in the morning.',
  handOver: false,
  ...over,
})
const withHours = (text: string, at: string, workingHours: WorkingHours, over: Partial<Turn> = {}) => {
  const turn = aTurn(text, { now: new Date(at), ...over })
  return { ...turn, persona: { ...turn.persona, workingHours } }
}
const nothing = { find: async () => [] }
const said = async (turn: Turn) =>
  (await decide(turn, { memory: nothing })).actions.map((action) =>
    action.type === 'send_message' && action.content.type === 'text' ? action.content.text : action.type,
  )

// Lagos is an hour ahead of UTC; Temi opens 9 to 19 from Monday to Friday and not on Sunday.
describe('outside its working hours', () => {
  test.each<[string, Partial<WorkingHours>, boolean]>([
    ['2026-06-09T17:59:00Z', { when: 'opening' }, false],
    ['2026-06-09T18:00:00Z', { when: 'opening' }, true],
    ['2026-06-14T11:00:00Z', { when: 'opening' }, true],
    ['2026-06-09T11:00:00Z', { when: 'closed' }, true],
    ['2026-06-14T11:00:00Z', { when: 'closed' }, false],
    ['2026-06-14T11:00:00Z', { when: 'always' }, false],
    ['2026-06-09T21:30:00Z', { when: 'own', spans: { tue: [['20:00', '06:00']] } }, false],
    ['2026-06-10T04:30:00Z', { when: 'own', spans: { tue: [['20:00', '06:00']] } }, false],
    ['2026-06-10T05:30:00Z', { when: 'own', spans: { tue: [['20:00', '06:00']] } }, true],
  ])('at %s with %j: away is %s', async (at, over, expected) => {
    const lines = await said(withHours('thank you', at, hours(over)))
    expect(lines.includes('We are back in the morning.')).toBe(expected)
  })

  test('the bot says so once in an absence, and hands over when told to', async () => {
    const at = '2026-06-09T22:00:00Z'
    const before = {
      author: 'bot' as const,
      content: { type: 'text' as const, text: 'We are back in the morning.' },
      at: new Date('2026-06-09T21:00:00Z'),
    }
    expect(await said(withHours('hello?', at, hours({}), { history: [before] }))).toEqual([])
    const yesterday = { ...before, at: new Date('2026-06-08T21:00:00Z') }
    expect(await said(withHours('hello?', at, hours({}), { history: [yesterday] }))).toEqual(['We are back in the morning.'])
    expect(await said(withHours('hello?', at, hours({ handOver: true })))).toEqual(['We are back in the morning.', 'hand_over'])
  })

  test('stop words are heard at any hour', async () => {
    expect(await said(withHours('STOP', '2026-06-09T22:00:00Z', hours({})))).toContain('opt_out')
  })
})

test.each<[Persona['languages'], string, string]>([
  [[], 'sw', 'sw'],
  [['en', 'fr'], 'fr', 'fr'],
  [['fr', 'en'], 'sw', 'fr'],
  [['fr', 'en'], 'pcm', 'en'],
  [['en', 'hi'], 'hi-Latn', 'hi'],
])('a persona that speaks %j answers %s in %s', (languages, spoken, expected) => {
  expect(languageToAnswerIn({ languages }, spoken)).toBe(expected)
})

test('the offline composer answers in a language of the persona', async () => {
  const turn = aTurn('Est-ce que vous acceptez les chèques vacances ?')
  expect((await said(turn)).join()).not.toMatch(/let me check/i)
  expect((await said({ ...turn, persona: { ...turn.persona, languages: ['en'] } })).join()).toMatch(/let me check/i)
})
