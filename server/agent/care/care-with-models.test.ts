import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type OpenAiStandIn, startOpenAi } from '../../../test/stand-ins/openai.ts'
import { decide } from '../decide.ts'
import { shelfOf } from '../facts/shelf.ts'
import { handedOver, menu, textOf } from '../kitchen-for-tests.ts'
import type { Turn } from '../turn.ts'
import { aTurn } from '../turn-for-tests.ts'

let openAi: OpenAiStandIn
beforeEach(async () => {
  openAi = await startOpenAi()
})
afterEach(() => openAi.close())

const cake = (sku: string, name: string, description = '') => ({
  ...{ productId: sku, variantId: sku, sku, name, variant: null, category: 'Cakes', description },
  ...{ price: { amountMinor: 450_000, currency: 'NGN' }, stock: 5 },
})
const kitchen = 'All our bakes are made in a kitchen that uses nuts and may contain traces of them.'
const polenta = cake('G', 'Polenta cake', 'gluten free, with oranges')

function ask(text: string, replies: string[], papers: string[] = [], over: Partial<Turn> = {}) {
  openAi.set({ mode: 'scripted', replies })
  const models: Turn['models'] = [
    { id: 'm1', provider: 'openai-compatible', settings: { baseUrl: openAi.url, model: 'stand-in', apiKey: newId() } },
  ]
  const shelf = shelfOf([cake('A', 'Almond cake', 'with ground almonds'), cake('E', 'Lemon drizzle cake'), polenta] as never)
  const find = async () => papers.map((paper) => ({ ...menu, heading: null, text: paper }))
  return decide(aTurn(text, { models, ...over }), { memory: { find, shelf } })
}

test('no model is asked what nothing states', async () => {
  const decision = await ask("I'm allergic to nuts, what can I eat?", ['Try our lemon drizzle cake, it is nut free!'])
  expect(handedOver(decision)).toBe('needs_person')
  expect(textOf(decision)).not.toContain('lemon')
  expect(openAi.requests.filter(({ json }) => !json)).toEqual([])
})

describe('a draft', () => {
  test('that keeps to what is stated is sent', async () => {
    const said = 'I am sorry to hear that. All our bakes may contain traces of nuts.'
    expect(textOf(await ask("I'm allergic to nuts, what can I eat?", [said], [kitchen]))).toBe(said)
  })

  test.each([
    'You can have our lemon drizzle cake.',
    'Our lemon drizzle cake is nut free.',
    'Our bakes contain no nuts.',
    'Yes, no problem at all!',
  ])('%j goes further, and the business’s own words are told instead', async (said) => {
    const decision = await ask("I'm allergic to nuts, what can I eat?", [said], [kitchen])
    expect(textOf(decision)).toContain(kitchen)
    expect(textOf(decision)).not.toContain(said)
    expect(decision.verdicts.map(({ guard }) => guard)).toContain('care')
  })

  test('that nobody asked for care says nothing of it that no source says', async () => {
    const decision = await ask('Tell me about the lemon drizzle cake', ['The lemon drizzle cake is vegan and costs ₦4,500.'])
    expect(handedOver(decision)).toBe('no_source')
    expect(decision.verdicts).toMatchObject([{ guard: 'care' }])
  })

  test('that says of a cake what its own text says is sent', async () => {
    const said = 'The polenta cake is gluten free and made with oranges.'
    expect(textOf(await ask('Tell me about the polenta cake', [said]))).toBe(said)
    expect(textOf(await ask('Is the polenta cake gluten free?', [said]))).toBe(said)
  })

  test('does nothing of what the business never does', async () => {
    const profile = { ...aTurn('').business.profile, never: ['promise same-day cakes', 'quote the gold rate'] }
    const over = { business: { ...aTurn('').business, profile } }
    const promised = await ask('can you bake it today?', ['Sure, same-day cakes are possible.'], [], over)
    expect(promised.verdicts).toMatchObject([{ guard: 'never', verdict: 'blocked' }])
    expect(handedOver(promised)).toBe('no_source')
    const refused = 'Sorry, we never promise same-day cakes.'
    expect(textOf(await ask('can you bake it today?', [refused], [], over))).toBe(refused)
    expect(openAi.requests.at(-1)?.body.messages[0]?.content).toContain('promise same-day cakes; quote the gold rate')
  })

  test('of no model tells what is never told either', async () => {
    const profile = { ...aTurn('').business.profile, never: ['quote the gold rate'] }
    const over = { models: [], business: { ...aTurn('').business, profile } }
    const decision = await ask('what is the gold rate?', [''], ['The gold rate is set at noon.'], over)
    expect(textOf(decision)).not.toContain('noon')
    expect(handedOver(decision)).toBe('no_source')
  })
})
