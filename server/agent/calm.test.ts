import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type OpenAiStandIn, startOpenAi } from '../../test/stand-ins/openai.ts'
import { handedOver, menu, run, tasks, textOf } from './kitchen-for-tests.ts'
import type { Turn } from './turn.ts'
import { aTurn } from './turn-for-tests.ts'

let openAi: OpenAiStandIn
beforeEach(async () => {
  openAi = await startOpenAi()
})
afterEach(() => openAi.close())

const models = (): Turn['models'] => [
  { id: 'm1', provider: 'openai-compatible', settings: { baseUrl: openAi.url, model: 'stand-in', apiKey: newId() } },
]
const steps = 'If the gas alarm sounds: close the gas valve, open the windows and leave the house.'
const find = async () => [{ ...menu, heading: null, text: steps }]
const none: typeof find = async () => []

describe('a person is needed', () => {
  const sorted = (reason?: string) =>
    JSON.stringify({ intent: 'HumanHandoff', confidence: 0.95, task_type: null, payload: reason ? { reason } : {}, raw_analysis: 'x' })
  const ask = (text: string, reason?: string, passages = none) => {
    openAi.set({ mode: 'scripted', replies: ['NO_SOURCE'], json: [sorted(reason)] })
    return run(text, { models: models() }, passages)
  }

  test.each([undefined, 'complaint', 'private', 'person', 'danger'])('a model says so (%s): calm words, and who comes', async (reason) => {
    const decision = await ask('the thing from last week did what it did to my wall', reason)
    expect(textOf(decision)).toContain('Temi (owner)')
    expect(textOf(decision)).toContain('within 1 hour')
    expect(textOf(decision)).not.toContain('information')
    expect(handedOver(decision)).toBe(reason === 'danger' ? 'emergency' : 'needs_person')
  })

  test('what the documents say to do until then is told', async () => {
    const decision = await ask('that gas thing, the alarm, it does not end', 'danger', find)
    expect(textOf(decision)).toMatch(/call 112 first\.\nUntil then: If the gas alarm sounds: close the gas valve/)
  })

  test.each(['my gas alarm is beeping', 'a pipe burst in the kitchen!'])('%j needs no model', async (text) => {
    const decision = await run(text, {}, find)
    expect(handedOver(decision)).toBe('emergency')
    expect(textOf(decision)).toContain('Temi (owner)')
    expect(textOf(decision).includes('close the gas valve')).toBe(text.includes('gas'))
  })

  test('documents that cannot be read keep nobody waiting', async () => {
    const broken = async () => {
      throw new Error('The database is away.')
    }
    expect(handedOver(await run('my gas alarm is beeping', {}, broken as never))).toBe('emergency')
  })
})

describe('words and deeds agree', () => {
  const ask = (reply: string) => {
    openAi.set({ mode: 'scripted', replies: [reply] })
    return run('do you do wedding cakes with three floors', { models: models() })
  }

  test.each(['Let me check with the team.', 'Someone will get back to you shortly.', "I'll find out and let you know."])(
    '%j makes a task',
    async (reply) => {
      const decision = await ask(reply)
      expect(textOf(decision)).toBe(reply)
      expect(tasks(decision)).toEqual(['callback'])
      expect(decision.actions.find((action) => action.type === 'create_task')).toMatchObject({
        title: `We promised: ${reply}`,
        note: 'do you do wedding cakes with three floors',
      })
    },
  )

  test.each(['Would you like me to ask the owner?', 'You can call us any time.'])('%j promises nothing', async (reply) => {
    expect(tasks(await ask(reply))).toEqual([])
  })
})

describe('with the emoji slider all the way up', () => {
  const lively = { ...aTurn('').persona, emoji: 100 }
  const after = (line: string) => [{ author: 'contact' as const, content: { type: 'text' as const, text: line }, at: new Date() }]

  test.each([
    'the soup was cold and bad, I want a refund',
    "I'm allergic to nuts, what can I eat?",
    'my gas alarm is beeping',
    'STOP',
    'this is a terrible service!!',
  ])('%j gets no smile', async (text) => {
    expect(textOf(await run(text, { persona: lively }))).not.toMatch(/\p{Emoji_Presentation}/u)
  })

  test('nor does what is said right after', async () => {
    const history = after('the soup was cold and bad, I want a refund')
    expect(textOf(await run('how much is delivery to Yaba?', { persona: lively, history }))).not.toMatch(/\p{Emoji_Presentation}/u)
    expect(textOf(await run('how much is delivery to Yaba?', { persona: lively }))).toMatch(/\p{Emoji_Presentation}/u)
  })

  test('a model’s smiles are taken out, and its words stay', async () => {
    openAi.set({ mode: 'scripted', replies: ['Delivery to Yaba is ₦2,500 😊🎉! :) ❤️'] })
    const history = after('I want a refund')
    expect(textOf(await run('how much is delivery to Yaba?', { persona: lively, history, models: models() }))).toBe(
      'Delivery to Yaba is ₦2,500!',
    )
    expect(openAi.requests.at(-1)?.body.messages[0]?.content).toContain('Emoji: none.')
  })
})

test('what is said of writing again names the person who does, on a day that is kept', async () => {
  const decision = await run('please write to me again next Friday')
  expect(textOf(decision)).toContain('Temi (owner)')
  expect(decision.actions.map(({ type }) => type)).toContain('snooze')
})
