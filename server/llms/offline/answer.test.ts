import { expect, test } from 'vitest'
import { answer as answerWith } from './answer.ts'
import offline from './index.ts'
import { NO_SOURCE, type OfflineMaterial } from './material.ts'

const answer = (material: OfflineMaterial) => answerWith(material).text

const material = (over: Partial<OfflineMaterial> = {}): OfflineMaterial => ({
  asks: ['price', 'knowledge'],
  question: 'how much is the large jollof tray?',
  before: '',
  taskType: null,
  language: 'en',
  agentName: 'Bisi',
  businessName: 'Threads & Kitchen',
  currency: 'NGN',
  greeting: '',
  customerName: '',
  handover: { person: 'Temi', replyWithin: '1 hour' },
  tone: 'middle',
  tenacity: 'low',
  emoji: 'low',
  length: 'middle',
  facts: [],
  passages: [
    {
      at: 0,
      title: 'Menu',
      heading: null,
      text: 'item: Jollof tray, small | price: 13000\nitem: Jollof tray, large | price: 24000\nitem: Fried rice tray | price: 25500',
    },
  ],
  outdated: [],
  hours: [],
  parts: [],
  products: [],
  shelf: [],
  categories: [],
  budget: null,
  wanted: [],
  unclear: [],
  isKind: false,
  pointed: null,
  unnamed: false,
  booking: null,
  reckoned: null,
  stated: null,
  ...over,
})

test('a price is the row’s own, with the currency’s sign, and nothing more', () => {
  expect(answer(material())).toBe('Jollof tray, large: ₦24,000.')
})

test('several rows that fit equally become a short list', () => {
  expect(answer(material({ question: 'how much is jollof tray?' }))).toBe(
    "Here's what I found:\n• Jollof tray, small: ₦13,000\n• Jollof tray, large: ₦24,000",
  )
})

test('a follow-up leans on the line before', () => {
  expect(answer(material({ question: 'and the small one?', before: 'how much is the large jollof tray?' }))).toContain('₦13,000')
})

test('a sold out row says so', () => {
  expect(
    answer(material({ passages: [{ at: 0, title: 'Menu', heading: null, text: 'item: Jollof tray, large | price: 24000 | stock: 0' }] })),
  ).toContain('sold out')
})

test('the sliders show: emoji, a nudge, formality', () => {
  expect(answer(material({ emoji: 'middle' }))).toMatch(/😊$/)
  expect(answer(material({ tenacity: 'high' }))).toContain('Would you like to go ahead')
  expect(answer(material({ tenacity: 'high', length: 'low' }))).not.toContain('Would you like')
  expect(answer(material({ asks: ['greeting'], tone: 'low' }))).toContain('Good day')
})

test('fixed words follow the customer’s language', () => {
  expect(answer(material({ language: 'pcm' }))).toBe('Jollof tray, large na ₦24,000.')
  expect(answer(material({ asks: ['greeting'], language: 'fr' }))).toContain('Bonjour')
  expect(answer(material({ asks: ['greeting'], language: 'pl' }))).toContain('Hi!')
})

test('a budget picks among what is sold', () => {
  const browsing = { asks: ['knowledge' as const], taskType: 'show_products' }
  expect(answer(material({ ...browsing, question: 'show me trays', budget: { least: 0, most: 20000 } }))).toBe(
    "Here's what I found:\n• Jollof tray, small: ₦13,000",
  )
  expect(answer(material({ ...browsing, question: 'show me cakes' }))).toContain('What are you looking for?')
})

test('a row that nobody named is not a price', () => {
  const gold = {
    at: 0,
    title: 'Rings',
    heading: null,
    text: 'item: Noor ring | details: 22k gold, 5 gram | price: 98400\nitem: Meera ring | details: 22k gold, 4 gram | price: 36800',
  }
  expect(answer(material({ question: 'what is the rate of 22k gold per gram', passages: [gold] }))).not.toContain("Here's what I found")
})

test('a word that no passage knows is often the point: then the nearest is only called near', () => {
  const text = 'Teni dress: ankara cotton, knee length.'
  const dress = {
    asks: ['knowledge' as const],
    passages: [{ at: 0, title: 'Dresses', heading: null, text: `${text} We sew on Mondays. Bring your measurements. Ask for Kemi.` }],
  }
  expect(answer(material({ ...dress, question: 'is the teni dress in velvet' }))).toMatch(/not sure.*ankara/)
  expect(answer(material({ ...dress, question: 'is the teni dress cotton' }))).toMatch(/^Teni dress: ankara cotton/)
})

test('without a source there is no answer', () => {
  expect(answer(material({ question: 'how much is the wedding cake with candles?' }))).toBe(NO_SOURCE)
  expect(answer(material({ passages: [] }))).toBe(NO_SOURCE)
})

test('called without its material it says what is missing', async () => {
  await expect(offline.model({}).doGenerate({ prompt: [] })).rejects.toThrow('providerOptions.offline')
})

test('a comparison tells all that is known of each', () => {
  const item = (name: string, description: string, price: number) => ({ sku: name, name, category: 'Mixers', description, price, stock: 3 })
  const products = [item('Orbit mixer 2L', '300 W', 40_000), item('Orbit mixer 5L', '800 W', 75_000), item('Hand whisk', 'Steel', 2_000)]
  const said = answer(material({ asks: ['knowledge'], question: "what's the diff between the two orbit mixers", products, passages: [] }))
  expect(said).toBe('Orbit mixer 2L: 300 W, ₦40,000.\nOrbit mixer 5L: 800 W, ₦75,000.')
})

test('who asks about what is over hears so, and nothing of it', () => {
  const said = answer(
    material({
      asks: ['knowledge'],
      question: 'do you still give second tray half price?',
      outdated: [{ heading: null, text: 'Easter special: second tray at half price, ₦6,500.' }],
    }),
  )
  expect(said).toContain('no longer valid')
  expect(said).not.toContain('6,500')
})

test('a line that leans on the one before goes on about the thing that was named there', () => {
  expect(
    answer(
      material({
        asks: ['knowledge'],
        question: 'parking there?',
        before: 'is the Ajah loft still up?',
        passages: [{ at: 0, title: 'Parking', heading: 'Parking', text: 'Ajah: two spots in the yard. Ikeja: on the street. Yaba: none.' }],
      }),
    ),
  ).toBe('Parking? Ajah: two spots in the yard.')
})

const lamps: OfflineMaterial['products'] = [
  { sku: 'L1', name: 'Brass Lamp', category: 'Lamps', description: 'Warm light', price: 40_000, stock: 4 },
  { sku: 'L2', name: 'Paper Lantern', category: 'Lamps', description: '', price: 5_000, stock: 0 },
]
const ofLamps = (over: Partial<OfflineMaterial>) =>
  answer(material({ asks: ['knowledge'], passages: [], products: lamps, shelf: lamps, ...over }))

test('the cheapest is told alone, a kind as a list', () => {
  expect(ofLamps({ question: 'the cheapest lamp?', shelf: [lamps[1]!, lamps[0]!] })).toBe('Paper Lantern: ₦5,000.')
  expect(ofLamps({ question: 'lamps?', isKind: true })).toContain('• Brass Lamp: ₦40,000\n• Paper Lantern: ₦5,000')
})

test('what is pointed at is told, and that it is gone', () => {
  expect(ofLamps({ question: 'how much is the first one?', pointed: lamps[0]! })).toBe('Brass Lamp (Warm light): ₦40,000.')
  expect(ofLamps({ question: 'the second one?', pointed: lamps[1]! })).toContain('sold out')
})

test('how many are left is counted by the catalogue, and by nobody else', () => {
  expect(ofLamps({ question: 'how many brass lamps do you have left?' })).toBe('We have 4 of Brass Lamp left.')
  expect(ofLamps({ question: 'how many brass lamps are left?', products: [{ ...lamps[0]!, stock: null }] })).not.toContain('We have')
})

test('who wants to order and names nothing is asked what; a total that an order tells is not told twice', () => {
  expect(ofLamps({ question: 'I want to order', taskType: 'create_order', unnamed: true, categories: ['Lamps', 'Bulbs'] })).toBe(
    'With pleasure! What would you like, and how many? We have: Lamps, Bulbs.',
  )
  const reckoned = { parts: [{ label: '2 × Brass Lamp', amount: 80_000 }], total: 80_000, share: null }
  const order = material({ taskType: 'create_order', wanted: [{ item: lamps[0]!, quantity: 2 }], reckoned, passages: [] })
  const said = answer({ ...order, parts: [order, material({ taskType: null, question: 'how much in all?', reckoned })] })
  expect(said.match(/80,000/g)).toHaveLength(1)
})

test('a sum without the delivery says so, and who bargains over one hears that a person decides', () => {
  const reckoned = { parts: [{ label: '2 × Brass Lamp', amount: 80_000 }], total: 80_000, share: null }
  expect(ofLamps({ reckoned: { ...reckoned, plusDelivery: true } })).toContain('Delivery is not in that')
  expect(ofLamps({ reckoned, asks: ['bargain', 'knowledge'] })).toMatch(/₦80,000\. I can't change prices/)
})

test('a heading of one word answers nothing', () => {
  const passages = [{ at: 0, title: 'Prices', heading: null, text: 'Men.\nLadies.' }]
  expect(answer(material({ asks: ['knowledge'], question: 'do you cut men?', passages }))).not.toContain('Men.')
})
