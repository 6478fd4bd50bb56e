import { expect, test } from 'vitest'
import type { Turn } from './turn.ts'
import { aThinking, aTurn } from './turn-for-tests.ts'
import { understand } from './understand.ts'

const hear = (text: string | string[], over: Partial<Turn> = {}) => understand(aThinking(aTurn(text, over)))
const asks = async (text: string | string[]) => (await hear(text)).asks

test.each<[string, string[]]>([
  ['Good morning!', ['greeting']],
  ['How far', ['greeting']],
  ['Namaste 🙏', ['greeting']],
  ['ok thanks', ['thanks']],
  ['no that’s all, thank you', ['thanks', 'goodbye']],
  ['are you a robot?', ['bot']],
  ['what time do you close on Friday?', ['hours']],
  ['are you people open this friday', ['hours']],
  ['Wetin be una opening time for Saturday?', ['hours']],
  ['kal dukaan kitne baje khulegi?', ['hours']],
  ['Good afternoon, where is your shop located?', ['greeting', 'address']],
  ['what is your phone number', ['phone']],
  ['Can I stop by your shop tomorrow around 5?', ['hours']],
  ['can I come later today, like 9:30 pm?', ['hours']],
  ['Name is Funke Adeyemi', ['details']],
  ['you can write to melissa@mailbox.example', ['details']],
  ['is your kitchen halal?', ['knowledge', 'care']],
  ['👍', ['nothing']],
  ['🔥🔥', ['nothing']],
])('%j asks for %j', async (text, expected) => expect(await asks(text)).toEqual(expected))

test.each([
  'What time is yoga on Sunday',
  'How many days does custom sewing take?',
  'where do I park',
  'how many hours a day do I wear the aligners',
])('%j is for the sources', async (text) => expect(await asks(text)).toEqual(['knowledge']))

test.each([
  'How much is jollof tray?',
  'abeg how much be egusi 4 litres',
  'price of Noor Jhumka?',
  'Polki bridal set kitne ka hai?',
  'cuanto cuesta la membresia familiar?',
  "c'est combien le botox par unité?",
])('%j asks for a price from the sources', async (text) => expect(await asks(text)).toEqual(expect.arrayContaining(['price', 'knowledge'])))

test('a drop earring is no drop in price; 30% off is', async () => {
  expect(await asks('price of pearl drop earrings')).not.toContain('bargain')
  expect(await asks('can you drop the price')).toContain('bargain')
  expect(await asks('30% off the aligners if I pay cash?')).toContain('bargain')
})

test('a name in a question is a question', async () => expect(await asks('Name is Farida. when will it reach')).toEqual(['knowledge']))

test.each([
  ['book_appointment', 'Hi, I want to book a bridal consultation next Friday at 4'],
  ['book_appointment', 'Book food tasting for me Thursday 3pm, two people'],
  ['book_appointment', 'can I book a tour next Friday by 4?'],
  ['create_order', 'I need 3 trays jollof and 2 fried rice for Saturday 2pm, deliver to 5 Bode Thomas Surulere'],
  ['create_order', 'pack 5 plantain chips carton and 10 zobo for me, na pickup'],
  ['create_order', 'I will take the beaded clutch, one. My name is Amaka Eze, deliver to Ogba'],
  ['show_products', 'show me your dresses'],
  ['show_products', 'catalog'],
  ['show_products', 'kuch sasta silver mein dikhao 2000 tak'],
  ['show_products', 'Wetin you get for men wey no pass 40k? send picture'],
])('%s: %j', async (taskType, text) => expect(await hear(text)).toMatchObject({ intent: 'Task', taskType }))

test.each([
  'how much is the tasting',
  'Is your shop very busy on Saturdays?',
  'can I pay later with EMI?',
  'when is the gym least busy?',
  'who do you think wins the election',
  'How much for premium plate per head',
])('%j starts nothing', async (text) => expect(await hear(text)).toMatchObject({ intent: 'Response', taskType: null }))

test.each([
  ['I dey work now, text me next week Monday', '2026-06-15'],
  ['Not today please, remind me in two weeks', '2026-06-23'],
  ['when salary enter, 28th, I go buy am. no worry me before then', '2026-06-28'],
  ['Busy right now, message me next month', '2026-07-01'],
  ['super busy this month, hit me up in October', '2026-10-01'],
  ['not now, ping me on 5 August', '2026-08-05'],
  ['abhi busy hoon, do hafte baad baat karte hain', '2026-06-23'],
  ['je suis occupée, écrivez-moi dans trois semaines', '2026-06-30'],
  ['ahora no puedo, escríbeme la próxima semana', '2026-06-15'],
  ['in a meeting, text me tomorrow morning', '2026-06-10'],
  ['Not now. Check back with me after Labor Day', '2026-09-08'],
  ['not right now, maybe in the new year', '2027-01-05'],
  ['Busy, later', '2026-06-11'],
])('%j is put off until %s', async (text, day) => {
  const understood = await hear(text)
  expect(understood.taskType).toBe('schedule_followup')
  expect(understood.snoozeUntil?.toISOString()).toBe(`${day}T09:00:00.000Z`)
})

test.each([
  ['en', 'Hi, what time do you open on Saturday?'],
  ['pcm', 'Wetin be una opening time for Saturday?'],
  ['hi-Latn', 'ring ka size kaise naapu ghar pe'],
  ['hi', 'दुकान कितने बजे खुलती है'],
  ['fr', 'combien coûte un nettoyage?'],
  ['es', 'tienen entrenadores que hablen español?'],
  ['sw', 'Habari, bei gani ya nyumba hiyo?'],
  ['yo', 'Ẹ ku ọsan, elo ni ẹgusi lita meji?'],
])('hears %s in %j', async (language, text) => expect((await hear(text)).language).toBe(language))

test('a language once known stays when a line gives nothing away', async () => {
  const contact = { name: null, language: 'sw', optedOut: false }
  expect(await hear('iPhone 15 Pro', { contact })).toMatchObject({ language: 'sw', languageSeen: null })
})

test('a short follow-up is looked up together with the question it follows', async () => {
  const before = { author: 'contact' as const, content: { type: 'text' as const, text: 'price of Noor Jhumka?' }, at: new Date() }
  expect((await hear('the mini one', { history: [before] })).questions[0]?.lookUp).toBe('the mini one\nprice of Noor Jhumka?')
  expect((await hear('Which bust measurement is size 14 in the women range', { history: [before] })).questions[0]?.lookUp).not.toContain(
    'Noor',
  )
})

test('an hours follow-up finds its day', async () => {
  const before = { author: 'contact' as const, content: { type: 'text' as const, text: 'are you open this friday' }, at: new Date() }
  expect(await hear('ok Saturday nko?', { history: [before] })).toMatchObject({ day: '2026-06-13', asks: ['hours'] })
})
