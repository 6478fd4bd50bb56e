import { describe, expect, test } from 'vitest'
import { decide } from '../decide.ts'
import { shelfOf } from '../facts/shelf.ts'
import { handedOver, menu, textOf } from '../kitchen-for-tests.ts'
import type { Turn } from '../turn.ts'
import { aTurn } from '../turn-for-tests.ts'

const cake = (sku: string, name: string, description = '') => ({
  ...{ productId: sku, variantId: sku, sku, name, variant: null, category: 'Cakes', description },
  ...{ price: { amountMinor: 450_000, currency: 'NGN' }, stock: 5 },
})
const cakes = [
  cake('A', 'Almond cake', 'with ground almonds'),
  cake('B', 'Almond croissant'),
  cake('C', 'Carrot cake', 'with walnuts and cream cheese'),
  cake('D', 'Wheat loaf'),
  cake('E', 'Lemon drizzle cake'),
  cake('F', 'Chocolate cake'),
]
const paper = (text: string) => ({ ...menu, title: 'About our bakes', heading: null, text })
const ask = (text: string | string[], { papers = [] as string[], goods = cakes, over = {} as Partial<Turn> } = {}) =>
  decide(aTurn(text, over), { memory: { find: async () => papers.map(paper), shelf: shelfOf(goods as never) } })

describe('a bakery that has written nothing about allergens', () => {
  test.each([
    "I'm allergic to nuts, what can I eat?",
    'gluten free? my daughter is coeliac',
    'Which of your cakes are vegan?',
    'Is there egg in the lemon drizzle cake?',
    'does the lemon cake contain nuts?',
    'Show me cakes without nuts',
    "I'm allergic to nuts. Which cakes do you have?",
    'can I eat the carrot cake while pregnant?',
    'Je suis allergique aux noix, que puis-je manger ?',
    '¿Tienen pasteles sin gluten?',
    'mujhe moongfali se allergy hai, kaunsa cake kha sakte hain',
    'Nina mzio wa karanga, naweza kula keki gani?',
  ])('%j goes to a person, in calm words and without a list', async (text) => {
    const decision = await ask(text)
    expect(handedOver(decision)).toBe('needs_person')
    expect(decision.intent).toBe('HumanHandoff')
    expect(textOf(decision)).toContain('Temi')
    expect(textOf(decision)).not.toMatch(/almond|carrot|loaf|lemon|chocolate|•|₦/i)
  })

  test.each(['how much is the vegan brownie?', '2 vegan brownies please'])('%j is about what is sold as such', async (text) => {
    const decision = await ask(text, { goods: [...cakes, cake('V', 'Vegan brownie', 'rich and dark')] })
    expect(textOf(decision)).toContain('₦4,500')
    expect(handedOver(decision)).toBeUndefined()
  })

  test('an order of something else is noted, and a person looks at the allergy', async () => {
    const decision = await ask('I want to order 2 almond cakes, is it gluten free? my son is coeliac')
    expect(decision.actions.map(({ type }) => type)).toEqual(expect.arrayContaining(['create_order', 'hand_over']))
  })

  test('what has nothing to do with the goods is answered beside it', async () => {
    const decision = await ask('Do you deliver to Yaba? Also I am allergic to nuts.', { papers: ['Delivery to Yaba is ₦2,500.'] })
    expect(textOf(decision)).toContain('₦2,500')
    expect(handedOver(decision)).toBe('needs_person')
  })

  test.each(['do you have almond cake?', 'How much is the almond croissant?'])('%j is about a cake', async (text) => {
    const decision = await ask(text)
    expect(textOf(decision)).toContain('₦4,500')
    expect(handedOver(decision)).toBeUndefined()
  })

  test('what else was asked is answered, and a person is asked for the rest', async () => {
    const decision = await ask('How much is the chocolate cake? And is it nut free?')
    expect(textOf(decision)).toContain('₦4,500')
    expect(textOf(decision)).toContain('won’t guess'.replace('’', "'"))
    expect(handedOver(decision)).toBe('needs_person')
  })
})

describe('a bakery that has', () => {
  test('tells its own words on the kitchen, and nothing of its cakes', async () => {
    const papers = ['Delivery takes two days.', 'All our bakes are made in a kitchen that uses nuts, and may contain traces of them.']
    const decision = await ask("I'm allergic to nuts, what can I eat?", { papers })
    expect(textOf(decision)).toContain('All our bakes are made in a kitchen that uses nuts, and may contain traces of them.')
    expect(textOf(decision)).not.toMatch(/almond|Delivery/i)
    expect(handedOver(decision)).toBeUndefined()
  })

  test('shows the goods that say so themselves, and only those', async () => {
    const goods = [...cakes, cake('G', 'Polenta cake', 'gluten free, with oranges'), cake('H', 'Rye bread', 'not gluten free')]
    const said = textOf(await ask('gluten free? my daughter is coeliac', { goods }))
    expect(said).toContain('Polenta cake: gluten free, with oranges')
    expect(said).not.toMatch(/Rye|Almond|Wheat|Lemon/)
  })

  test('tells of the cake that is named what its own text says', async () => {
    expect(textOf(await ask('Does the carrot cake contain walnuts?'))).toContain('Carrot cake: with walnuts and cream cheese')
  })

  test('in its profile, tells that', async () => {
    const profile = { ...aTurn('').business.profile, about: 'A bakery since 1998. Nothing we bake contains nuts.' }
    const decision = await ask("I'm allergic to nuts, what can I eat?", { over: { business: { ...aTurn('').business, profile } } })
    expect(textOf(decision)).toContain('Nothing we bake contains nuts.')
    expect(handedOver(decision)).toBeUndefined()
  })

  test('does not take what one cake says for another', async () => {
    const papers = ['The banana bread contains no nuts.']
    const goods = [...cakes, cake('I', 'Banana bread')]
    const decision = await ask('Is the lemon drizzle cake nut free?', { papers, goods })
    expect(textOf(decision)).not.toContain('banana')
    expect(handedOver(decision)).toBe('needs_person')
  })

  test('reads a “no” in a table as a no', async () => {
    const papers = ['Item: Lemon tart | Gluten free: no | Vegan: yes\nItem: Almond torte | Gluten free: yes | Vegan: no']
    const said = textOf(await ask('What do you have without gluten?', { papers, goods: [] }))
    expect(said).toContain('Almond torte')
    expect(said).not.toContain('Lemon tart')
  })

  test('answers in another language from what is written in English', async () => {
    const papers = ['All our bakes may contain traces of nuts.']
    const said = textOf(await ask('Nina mzio wa karanga, naweza kula nini?', { papers }))
    expect(said).toContain('may contain traces of nuts')
  })
})

describe('other trades', () => {
  const trade = (text: string, papers: string[]) => ask(text, { papers, goods: [] })

  test('a medicine is told of only with what is written about that very use', async () => {
    const papers = ['Ibuprofen 400 mg: 20 tablets. Do not take ibuprofen with blood pressure tablets before you have asked a doctor.']
    expect(textOf(await trade('Can I take ibuprofen with my blood pressure tablets?', papers))).toContain('before you have asked a doctor')
    const other = await trade('Can I take ibuprofen while breastfeeding?', papers)
    expect(handedOver(other)).toBe('needs_person')
    expect(textOf(other)).not.toContain('blood pressure')
  })

  test('a cleaner is safe for cats where its paper says so', async () => {
    const papers = ['The floor cleaner is safe for cats and dogs once the floor is dry.', 'The oven cleaner is strong.']
    expect(textOf(await trade('Is your floor cleaner safe for cats?', papers))).toContain('once the floor is dry')
    expect(handedOver(await trade('Is your oven cleaner safe for cats?', papers))).toBe('needs_person')
  })

  test('what was said beside the question is a part of it', async () => {
    const papers = ['The massage is safe for everybody over 16.']
    const decision = await trade("I'm 5 months pregnant, is it safe for me?", papers)
    expect(textOf(decision)).not.toContain('over 16')
    expect(handedOver(decision)).toBe('needs_person')
  })

  test('a law is told where it is written', async () => {
    const papers = ['You need a permit for fences higher than two metres.']
    expect(textOf(await trade('do I need a permit to build the fence?', papers))).toContain('higher than two metres')
    expect(handedOver(await trade('is it legal to build a fence on my neighbour’s side?', []))).toBe('needs_person')
  })
})
